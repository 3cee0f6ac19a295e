"""The line that shows the gap a dragged layer will fall into."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import QGraphicsItem, QStyleOptionGraphicsItem, QWidget

from playground.ui.theme.theme import theme

WIDTH = 3.0


class GapMark(QGraphicsItem):
    def __init__(self) -> None:
        super().__init__()
        self._height = 0.0
        self.setZValue(4)
        self.hide()

    def show_at(self, x: float, top: float, height: float) -> None:
        self.prepareGeometryChange()
        self._height = height
        self.setPos(x, top)
        self.show()

    def boundingRect(self) -> QRectF:
        return QRectF(-4, 0, 8, self._height)

    def paint(self, painter: QPainter, _option: QStyleOptionGraphicsItem, _widget: QWidget | None = None) -> None:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(theme().tokens.accent))
        painter.drawRoundedRect(QRectF(-WIDTH / 2, 0, WIDTH, self._height), WIDTH / 2, WIDTH / 2)
