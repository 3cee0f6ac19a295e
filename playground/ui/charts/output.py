"""What the network gives out, in views that fit the data; and what a unit computes while the mouse is over it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QStackedWidget, QWidget

from playground.datasets.prepared import PreparedData
from playground.messages import N_
from playground.training.snapshot import Snapshot
from playground.ui.charts.chart_card import ChartCard, page_subject
from playground.ui.charts.confusion_page import ConfusionPage
from playground.ui.charts.curve_page import CurvePage
from playground.ui.charts.hidden_space_page import HiddenSpacePage
from playground.ui.charts.map_page import MapPage
from playground.ui.charts.mistakes_page import MistakesPage
from playground.ui.charts.output_kinds import VIEWS, kinds_for, signature
from playground.ui.charts.output_page import OutputPage
from playground.ui.charts.own_point import UNIT_RESOLUTION
from playground.ui.charts.picture_page import PicturePage
from playground.ui.charts.scatter_page import ScatterPage
from playground.ui.charts.unit_look import UnitLook, unit_look
from playground.ui.pictures.subject import Subject

if TYPE_CHECKING:
    from playground.ui.workbench import Workbench


class OutputChart(ChartCard):
    """One page a tab; only the page that is seen is drawn, and only what it wants is computed."""

    HZ = 20.0
    PHASE = 0.25

    def __init__(self, workbench: Workbench, parent: QWidget | None = None) -> None:
        super().__init__(N_("Output"), workbench, parent)
        self._data: PreparedData | None = None
        self._signature: object = None
        self._hovered: tuple[int, int] | None = None
        self._seen = False
        self.pages: dict[str, OutputPage] = {
            "map": MapPage(self.legend),
            "curve": CurvePage(self.legend),
            "confusion": ConfusionPage(self.legend),
            "scatter": ScatterPage(self.legend),
            "hidden": HiddenSpacePage(self.legend),
            "mistakes": MistakesPage(self.legend),
            "picture": PicturePage(self.legend),
        }
        self.tabs = self.offer_views(VIEWS)
        self.tabs.chosen.connect(self.turn_to)
        self.stack = QStackedWidget()
        for page in self.pages.values():
            self.stack.addWidget(page)
            page.changed.connect(self._tell_wants)
            page.test_switched.connect(self.show_test)
        self.fill_head()
        self.body.addWidget(self.stack, 1)
        workbench.unit_hovered.connect(self.look_at)
        self.restyle()

    @property
    def kind(self) -> str:
        """The key of the page that is shown: a tab's, or "picture" while the mouse is over a unit over pictures."""
        return next(kind for kind, page in self.pages.items() if page is self.stack.currentWidget())

    @property
    def page(self) -> OutputPage:
        """The page whose tab is chosen."""
        return self.pages[self.tabs.key]

    def place_buttons(self) -> None:
        for page in self.pages.values():
            page.show_buttons(self.has_buttons)

    # -- what is shown ----------------------------------------------------------------------------------------------

    def turn_to(self, key: str) -> None:
        """Show the page `key`."""
        self.tabs.choose(key)
        self.stack.setCurrentWidget(self.page)
        self.page.show_legend()
        self.place_head()
        self._tell_wants()
        self.redraw()

    def look_at(self, unit: tuple[int, int] | None) -> None:
        """Show a unit (layer, unit) large, until None brings the page back that was there."""
        self._hovered = unit
        self._tell_wants()
        self.redraw()

    def show_test(self, on: bool) -> None:
        """Show the test samples too, wherever samples are drawn."""
        for page in self.pages.values():
            page.show_test(on)

    # -- drawing ----------------------------------------------------------------------------------------------------

    def draw(self, snapshot: Snapshot) -> None:
        if snapshot.data is not self._data:
            self._follow_data(snapshot)
        look = None if self._hovered is None else unit_look(snapshot, *self._hovered)
        page = self._page_for(look)
        self.stack.setCurrentWidget(page)
        page.draw(snapshot)

    def _page_for(self, look: UnitLook | None) -> OutputPage:
        """The chosen page, or the one that shows the unit under the mouse."""
        for kind in ("map", "curve", "picture"):
            self.pages[kind].show_unit(look if look is not None and look.probe.kind == kind else None)
        return self.page if look is None else self.pages[look.probe.kind]

    def _follow_data(self, snapshot: Snapshot) -> None:
        self._data = snapshot.data
        before, self._signature = self._signature, signature(snapshot.data)
        key = self.tabs.key
        self.tabs.offer(kinds_for(snapshot.data))
        for page in self.pages.values():
            if self._signature != before:
                page.view.forget()
            page.follow_data(snapshot)
        self.page.show_legend()
        self.place_head()
        if self.tabs.key != key:
            self._tell_wants()

    def describe(self, snapshot: Snapshot) -> str:
        return self.pages[self.kind].describe(snapshot)

    # -- what is computed -------------------------------------------------------------------------------------------

    def _tell_wants(self) -> None:
        if not self._seen:
            return
        computed = self.page.computed
        if self._hovered is not None:
            computed = replace(computed, unit_maps=True, unit_resolution=UNIT_RESOLUTION)
        self.workbench.want("output", computed)
        self.workbench.want_insight("output", self.page.wants)

    def showEvent(self, event: QShowEvent) -> None:
        self._seen = True
        self._tell_wants()
        super().showEvent(event)

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._seen = False
        self.workbench.want("output", None)
        self.workbench.want_insight("output", None)

    # -- pictures ---------------------------------------------------------------------------------------------------

    def subject(self) -> Subject:
        return page_subject(self.page, self.tabs.title, self.legend, self.description())

    # -- look and language ------------------------------------------------------------------------------------------

    def restyle(self) -> None:
        for page in self.pages.values():
            page.restyle()
            page.view.update()
        self.page.show_legend()

    def retranslate(self) -> None:
        for page in self.pages.values():
            page.retranslate()
            page.view.update()
        self.page.show_legend()
