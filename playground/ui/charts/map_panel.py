"""The decision map, as large a square as there is room for, and beside it what its colours mean."""

from __future__ import annotations

from PySide6.QtCore import QRect
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from playground.ui.charts.frame import edge_room
from playground.ui.charts.legend import Legend
from playground.ui.charts.map_view import WIDEST, MapView
from playground.ui.charts.scale_view import WIDTH, ScaleView

GAP = 12
MOST_WIDTH = 200


class MapPanel(QWidget):
    """Places `view`, and beside it `legend` and `scale`."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.view = MapView(self)
        self.legend = Legend(self)
        self.scale = ScaleView(self)
        self.legend.changed.connect(self.place)
        self.setMinimumSize(200, 110)

    def place(self) -> None:
        """The map is square inside its numbers."""
        left, bottom = edge_room(WIDEST)
        side = min(self.height() - bottom - 2, self.width() - WIDTH - GAP - left - 4)
        width, height = side + left + 4, side + bottom + 2
        self.view.setGeometry(QRect(0, 0, width, height))
        left, room = width + GAP, min(self.width() - width - GAP, MOST_WIDTH)
        height = self.legend.heightForWidth(room)
        self.legend.setGeometry(QRect(left, 0, room, height))
        self.scale.setGeometry(QRect(left, height + GAP, room, self.height() - height - GAP))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.place()
