"""The health of the gradient: how large it is, how far it moves the weights, what the layers make of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QStackedWidget, QWidget

from playground.messages import N_
from playground.training.snapshot import Snapshot
from playground.ui.charts.chart_card import ChartCard
from playground.ui.charts.magnitude import Magnitude
from playground.ui.charts.page import Page
from playground.ui.charts.ratio import UpdateRatio
from playground.ui.charts.view_tabs import View

if TYPE_CHECKING:
    from playground.ui.workbench import Workbench

VIEWS = (
    View(
        "magnitude",
        N_("Magnitude"),
        N_("Gradient magnitude per layer"),
        N_("How large the gradient of each layer is"),
    ),
    View("ratio", N_("Update ratio"), N_("Update ratio per layer"), N_("How much of itself each layer changes a step")),
)


class GradientChart(ChartCard):
    """One page a tab; only the page that is seen is drawn, and only what it wants is computed."""

    PHASE = 0.5

    def __init__(self, workbench: Workbench, parent: QWidget | None = None) -> None:
        super().__init__(N_("Gradient"), workbench, parent)
        self.pages: dict[str, Page] = {"magnitude": Magnitude(self.legend), "ratio": UpdateRatio(self.legend)}
        self.offer_views(VIEWS).chosen.connect(self.turn_to)
        self.stack = QStackedWidget()
        for page in self.pages.values():
            self.stack.addWidget(page)
            page.head_changed.connect(self.place_head)
        self.fill_head(*(control for page in self.pages.values() for control in page.controls))
        self.body.addWidget(self.stack, 1)
        self._show_controls()

    @property
    def page(self) -> Page:
        """The page that is shown."""
        return self.pages[self.tabs.key]

    def turn_to(self, key: str) -> None:
        """Show the page `key`."""
        self.tabs.choose(key)
        self.stack.setCurrentWidget(self.page)
        self.page.show_legend()
        self._show_controls()
        self.place_head()
        if self.isVisible():
            self.workbench.want_insight("health", self.page.wants)
        self.redraw()

    def _show_controls(self) -> None:
        for page in self.pages.values():
            for control in page.controls:
                control.hide()
        self.page.show_controls()

    # -- the snapshot -----------------------------------------------------------------------------------------------

    def draw(self, snapshot: Snapshot) -> None:
        self.page.draw(snapshot)

    def describe(self, snapshot: Snapshot) -> None:
        self.page.describe(snapshot)

    # -- what is computed -------------------------------------------------------------------------------------------

    def showEvent(self, event: QShowEvent) -> None:
        self.workbench.want_insight("health", self.page.wants)
        super().showEvent(event)

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self.workbench.want_insight("health", None)

    # -- look and language ------------------------------------------------------------------------------------------

    def restyle(self) -> None:
        for page in self.pages.values():
            page.restyle()
        self.page.show_legend()

    def retranslate(self) -> None:
        for page in self.pages.values():
            page.retranslate()
        self.page.show_legend()
