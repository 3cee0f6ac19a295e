"""What the three charts have in common: the newest snapshot, drawn at a bounded rate and only while it can be seen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QWidget

from playground.training.snapshot import Snapshot
from playground.ui.charts.cadence import Cadence
from playground.ui.charts.legend import Legend
from playground.ui.theme.theme import theme
from playground.ui.widgets.card import Card

if TYPE_CHECKING:
    from playground.ui.workbench import Workbench

DESCRIPTION_HZ = 1


class ChartCard(Card):
    """A chart of the run. Subclasses say how: `draw`, `describe`, `restyle`, `retranslate`."""

    HZ = 30.0
    PHASE = 0.0

    def __init__(self, title: str, workbench: Workbench, parent: QWidget | None = None) -> None:
        super().__init__(title, parent)
        self.workbench = workbench
        self.snapshot: Snapshot | None = workbench.snapshot
        self.legend = Legend()
        self._legend_in_head = True
        self._drawing = Cadence(self.HZ, self._draw, self, self.PHASE)
        self._describing = Cadence(DESCRIPTION_HZ, self._describe, self)
        self.head.addWidget(self.legend, 1)
        self.legend.changed.connect(self._place_legend)
        workbench.snapshot_taken.connect(self._take)
        theme().changed.connect(self._follow_theme)

    # -- for subclasses ---------------------------------------------------------------------------------------------

    def draw(self, snapshot: Snapshot) -> None:
        """Show `snapshot`."""
        raise NotImplementedError

    def describe(self, snapshot: Snapshot) -> None:
        """Say the current figures in the accessible description."""
        raise NotImplementedError

    def restyle(self) -> None:
        """Take colours and sizes from the theme; `draw` follows."""

    def retranslate(self) -> None:
        """Say dynamic texts in the language that is set; `draw` follows."""

    def redraw(self) -> None:
        """Show the newest snapshot at once."""
        self._drawing.now()

    # -- the head ---------------------------------------------------------------------------------------------------

    def fill_head(self, *controls: QWidget) -> None:
        """Put `controls` at the right of the head."""
        self.head.addStretch()
        for control in controls:
            self.head.addWidget(control)

    def _place_legend(self) -> None:
        """The legend stands beside the title, or in rows of its own where it is too wide for that."""
        taken = sum(widget.sizeHint().width() + self.head.spacing() for widget in self._beside_legend())
        margins = self.layout().contentsMargins()
        room = self.width() - margins.left() - margins.right() - taken
        in_head = self.legend.sizeHint().width() <= room
        if in_head == self._legend_in_head:
            return
        self._legend_in_head = in_head
        if in_head:
            self.body.removeWidget(self.legend)
            self.head.insertWidget(1, self.legend, 1)
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
            self._describing.request()

    def _draw(self) -> None:
        if self.snapshot is not None and self.isVisible():
            self.draw(self.snapshot)

    def _describe(self) -> None:
        if self.snapshot is not None:
            self.describe(self.snapshot)

    def _follow_theme(self) -> None:
        self.restyle()
        self.redraw()

    # -- Qt's own events --------------------------------------------------------------------------------------------

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._drawing.request()
        self._describing.request()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place_legend()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
            self.redraw()
            self._describe()
