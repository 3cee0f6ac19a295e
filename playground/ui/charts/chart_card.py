"""What the three charts have in common: the newest snapshot, drawn at a bounded rate and only while it can be seen."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QPoint
from PySide6.QtGui import QContextMenuEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QApplication, QWidget

from playground.i18n import plain_text
from playground.training.snapshot import Snapshot
from playground.ui.charts.cadence import Cadence
from playground.ui.charts.legend import Legend
from playground.ui.charts.page import Page
from playground.ui.charts.view_tabs import View, ViewTabs
from playground.ui.pictures.menu import PictureMenu
from playground.ui.pictures.subject import Subject
from playground.ui.theme.theme import theme
from playground.ui.widgets.card import Card

if TYPE_CHECKING:
    from playground.ui.workbench import Workbench


class ChartCard(Card):
    """A chart of the run. Subclasses say how: `draw`, `describe`, `restyle`, `retranslate`."""

    HZ = 30.0
    PHASE = 0.0

    def __init__(self, title: str, workbench: Workbench, parent: QWidget | None = None) -> None:
        super().__init__(title, parent)
        self.workbench = workbench
        self.snapshot: Snapshot | None = workbench.snapshot
        self.legend = Legend()
        self.tabs: ViewTabs | None = None
        self._legend_in_head = True
        self.has_buttons = True
        self._drawing = Cadence(self.HZ, self._draw, self, self.PHASE)
        self.head.addWidget(self.legend, 1)
        self.legend.changed.connect(self._place_legend)
        workbench.snapshot_taken.connect(self._take)
        theme().changed.connect(self._follow_theme)

    # -- for subclasses ---------------------------------------------------------------------------------------------

    def draw(self, snapshot: Snapshot) -> None:
        """Show `snapshot`."""
        raise NotImplementedError

    def describe(self, snapshot: Snapshot) -> str:
        """The current figures in words, or nothing where there are none."""
        raise NotImplementedError

    def restyle(self) -> None:
        """Take colours and sizes from the theme; `draw` follows."""

    def retranslate(self) -> None:
        """Say dynamic texts in the language that is set; `draw` follows."""

    def redraw(self) -> None:
        """Show the newest snapshot at once."""
        self._drawing.now()

    # -- pictures ---------------------------------------------------------------------------------------------------

    def subject(self) -> Subject:
        """What is in a picture of the card."""
        raise NotImplementedError

    def dress(self) -> None:
        """Take colours from the theme and show the newest snapshot, at once."""
        self.restyle()
        if self.snapshot is not None:
            self.draw(self.snapshot)
            self.describe(self.snapshot)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        self._forget_mouse(event.pos())
        PictureMenu(self.workbench.picture_asked.emit, self, self).open_at(event, self)

    def _forget_mouse(self, at: QPoint) -> None:
        """What is shown of the place under the mouse gives way to a menu: to the views the mouse has left."""
        widget = self.childAt(at)
        while widget is not None and widget is not self:
            QApplication.sendEvent(widget, QEvent(QEvent.Type.Leave))
            widget = widget.parentWidget()

    # -- the head ---------------------------------------------------------------------------------------------------

    def show_buttons(self, on: bool) -> None:
        """Show what changes the view, or only what it is: the title of the view and its legend."""
        if on is self.has_buttons:
            return
        self.has_buttons = on
        if self.tabs is not None:
            self.tabs.set_passive(not on)
        self.place_buttons()
        self.place_head()

    def place_buttons(self) -> None:
        """Show or hide the buttons of the subclass: `has_buttons` has changed."""

    def fill_head(self, *controls: QWidget) -> None:
        """Put `controls` at the right of the head."""
        self.head.addStretch()
        for control in controls:
            self.head.addWidget(control)

    def offer_views(self, views: Sequence[View]) -> ViewTabs:
        """Put tabs for `views` beside the title; where there is no room for them, a menu takes the place of both."""
        self.tabs = ViewTabs(views)
        self.head.insertWidget(1, self.tabs)
        return self.tabs

    def place_head(self) -> None:
        """Share out the head again: called when what stands in it has become wider or narrower."""
        if self.tabs is not None:
            controls = (widget for widget in self._beside_legend() if widget not in (self.title, self.tabs))
            wide = self.title.sizeHint().width() + self.head.spacing() + self.tabs.full_width
            self.tabs.set_compact(not self.has_buttons or wide > self._room(*controls))
            self.title.setVisible(not self.tabs.is_compact)
        self._place_legend()

    def _room(self, *taken: QWidget) -> int:
        """The width inside the card that is left beside these widgets."""
        margins = self.layout().contentsMargins()
        used = sum(widget.sizeHint().width() + self.head.spacing() for widget in taken)
        return self.width() - margins.left() - margins.right() - used

    def _place_legend(self) -> None:
        """The legend stands beside the title, or in rows of its own where it is too wide for that."""
        in_head = self.legend.sizeHint().width() <= self._room(*self._beside_legend())
        if in_head == self._legend_in_head:
            return
        self._legend_in_head = in_head
        if in_head:
            self.body.removeWidget(self.legend)
            self.head.insertWidget(1 if self.tabs is None else 2, self.legend, 1)
        else:
            self.head.removeWidget(self.legend)
            self.body.insertWidget(0, self.legend)

    def _beside_legend(self) -> list[QWidget]:
        items = (self.head.itemAt(index).widget() for index in range(self.head.count()))
        return [widget for widget in items if widget not in (None, self.legend) and not widget.isHidden()]

    # -- the snapshot -----------------------------------------------------------------------------------------------

    def _take(self, snapshot: Snapshot) -> None:
        self.snapshot = snapshot
        if self.isVisible():
            self._drawing.request()

    def _draw(self) -> None:
        if self.snapshot is not None and self.isVisible():
            self.draw(self.snapshot)

    def description(self) -> str:
        """What the chart says at this moment, for a screen reader that asks."""
        return "" if self.snapshot is None else plain_text(self.describe(self.snapshot))

    def _follow_theme(self) -> None:
        self.restyle()
        self.place_head()
        self.redraw()

    # -- Qt's own events --------------------------------------------------------------------------------------------

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._drawing.request()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.place_head()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
            self.place_head()
            self.redraw()


def page_subject(page: Page, title: str, legend: Legend, description: str) -> Subject:
    """What is in a picture of a page that is called `title`; `description` says it in words."""
    if page.detail:
        title = f"{title}: {page.detail}"
    return Subject(title, title, page.pictured, legend.in_pictures, across=page.across, description=description)
