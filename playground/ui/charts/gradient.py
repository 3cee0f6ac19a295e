"""The health of the gradient: how large it is, how far it moves the weights, what the layers make of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QWidget

from playground.messages import N_
from playground.training.snapshot import RunState, Snapshot
from playground.ui.charts.chart_card import ChartCard, page_subject
from playground.ui.charts.distributions import Distributions
from playground.ui.charts.magnitude import Magnitude
from playground.ui.charts.page import Page
from playground.ui.charts.ratio import UpdateRatio
from playground.ui.charts.saturation import Saturation
from playground.ui.charts.start_page import Start
from playground.ui.charts.view_tabs import View
from playground.ui.pictures.subject import Subject

if TYPE_CHECKING:
    from playground.ui.workbench import Workbench

VIEWS = (
    View(
        "magnitude",
        N_("Magnitude"),
        N_("Gradient magnitude per layer"),
        N_("How large the gradient of each layer is"),
    ),
    View(
        "ratio",
        N_("Update ratio"),
        N_("Update ratio per layer"),
        N_("Length of a layer's last update divided by the length of its weights"),
    ),
    View(
        "distributions",
        N_("Distributions"),
        N_("Distributions"),
        N_("One strip a layer: steps to the right, values upwards; the deeper the colour, the more values are there"),
    ),
    View(
        "saturation",
        N_("Saturated"),
        N_("Saturated and dead"),
        N_("Outputs where the activation is nearly flat, and units that give 0 for every sample"),
    ),
    View(
        "start",
        N_("Start"),
        N_("At the start"),
        N_("What the initialization gives before the first step; best is what stays level from layer to layer"),
    ),
)
# Of this there is nothing to see before the first step: until then the start takes its place.
EMPTY_AT_START = "magnitude"
STANDING = (RunState.IDLE, RunState.PAUSED)


class GradientChart(ChartCard):
    """One page a tab; only the page that is seen is drawn, and only what it wants is computed."""

    PHASE = 0.5

    def __init__(self, workbench: Workbench, parent: QWidget | None = None) -> None:
        super().__init__(N_("Gradient"), workbench, parent)
        self.pages: dict[str, Page] = {
            "magnitude": Magnitude(self.legend),
            "ratio": UpdateRatio(self.legend),
            "distributions": Distributions(self.legend),
            "saturation": Saturation(self.legend),
            "start": Start(self.legend),
        }
        self._chosen = EMPTY_AT_START
        self._chosen_at_start_of: int | None = None
        self.offer_views(VIEWS).chosen.connect(self.turn_to)
        self.stack = QStackedWidget()
        for page in self.pages.values():
            self.stack.addWidget(page)
            page.head_changed.connect(self.place_head)
        self.controls = QWidget()
        self._controls_in_head = True
        self._lay_out_controls()
        self.body.addWidget(self.stack, 1)
        self._show_controls()

    def _lay_out_controls(self) -> None:
        row = QHBoxLayout(self.controls)
        row.setContentsMargins(0, 0, 0, 0)
        row.addStretch()
        for page in self.pages.values():
            for control in page.controls:
                row.addWidget(control)
        self.fill_head(self.controls)

    @property
    def page(self) -> Page:
        """The page that is shown."""
        return self.pages[self.tabs.key]

    def turn_to(self, key: str) -> None:
        """Show the page `key`, which the user chose."""
        self._chosen = key
        if self.snapshot is not None and self.snapshot.step == 0:
            self._chosen_at_start_of = self.snapshot.run
        self._turn(key)
        self.redraw()

    def _turn(self, key: str) -> None:
        if self.stack.currentWidget() is self.pages[key]:
            return
        self.tabs.choose(key)
        self.stack.setCurrentWidget(self.page)
        # an empty legend while the controls change places: nothing then is ever wider than the card
        self.legend.keep()
        self._show_controls()
        self.place_head()
        self.page.show_legend()
        if self.isVisible():
            self.workbench.want_insight("health", self.page.wants)

    def _fitting(self, snapshot: Snapshot) -> str:
        """The page that was chosen, or the start while there is nothing on it and nobody asked for it."""
        untouched = (
            snapshot.newest_step == 0 and snapshot.state in STANDING and snapshot.run != self._chosen_at_start_of
        )
        return "start" if untouched and self._chosen == EMPTY_AT_START else self._chosen

    def _show_controls(self) -> None:
        for page in self.pages.values():
            for control in page.controls:
                control.hide()
        self.page.show_controls()
        self._show_row()

    def _show_row(self) -> None:
        self.controls.setVisible(self.has_buttons and any(not control.isHidden() for control in self.page.controls))

    def place_buttons(self) -> None:
        self._show_row()

    def place_head(self) -> None:
        """A tab's controls stand below the tabs where both have no room: turning to it must not fold the tabs up."""
        if self.tabs is not None:
            self._show_row()
            tabs = self.title.sizeHint().width() + self.head.spacing() + self.tabs.full_width
            self._place_controls(in_head=not self._room(self.controls) < tabs <= self._room())
        super().place_head()

    def _place_controls(self, *, in_head: bool) -> None:
        if in_head == self._controls_in_head:
            return
        self._controls_in_head = in_head
        if in_head:
            self.body.removeWidget(self.controls)
            self.head.addWidget(self.controls)
        else:
            self.head.removeWidget(self.controls)
            self.body.insertWidget(self.body.indexOf(self.stack), self.controls)

    # -- the snapshot -----------------------------------------------------------------------------------------------

    def draw(self, snapshot: Snapshot) -> None:
        self._turn(self._fitting(snapshot))
        self.page.draw(snapshot)

    def describe(self, snapshot: Snapshot) -> str:
        return self.page.describe(snapshot)

    # -- what is computed -------------------------------------------------------------------------------------------

    def showEvent(self, event: QShowEvent) -> None:
        self.workbench.want_insight("health", self.page.wants)
        super().showEvent(event)

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self.workbench.want_insight("health", None)

    # -- pictures ---------------------------------------------------------------------------------------------------

    def subject(self) -> Subject:
        return page_subject(self.page, self.tabs.title, self.legend, self.description())

    # -- look and language ------------------------------------------------------------------------------------------

    def restyle(self) -> None:
        for page in self.pages.values():
            page.restyle()
        self.page.show_legend()

    def retranslate(self) -> None:
        for page in self.pages.values():
            page.retranslate()
        self.page.show_legend()
