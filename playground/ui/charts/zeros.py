"""Marks on the floor of a log axis: here the value is 0, which no log axis has a place for."""

from __future__ import annotations

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPolygonF, QTransform
from PySide6.QtWidgets import QStyleOptionGraphicsItem, QWidget

from playground.ui.charts.view_item import ViewItem
from playground.ui.theme.fonts import application_font
from playground.ui.theme.theme import theme

SIZE = 4


class Zeros(ViewItem):
    """A triangle that points down and the figure 0 for every mark."""

    def __init__(self) -> None:
        super().__init__()
        self.marks: tuple[tuple[float, float, QColor], ...] = ()

    def show_marks(self, marks: tuple[tuple[float, float, QColor], ...]) -> None:
        """Show these marks: x, y in the coordinates of the axes, and a colour."""
        if marks != self.marks:
            self.marks = marks
            self.update()

    def paint(self, painter: QPainter, _option: QStyleOptionGraphicsItem, _widget: QWidget | None = None) -> None:
        transform = painter.worldTransform()
        painter.setWorldTransform(QTransform())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(application_font(theme().tokens.tiny_size))
        right = transform.mapRect(self.boundingRect()).right()
        taken = right
        for x, y, colour in self.marks:
            at = transform.map(QPointF(x, y))
            at.setX(min(at.x(), taken - 3 * SIZE))
            taken = at.x() - 4 * SIZE
            _paint_mark(painter, at, colour)
        painter.setWorldTransform(transform)


def _paint_mark(painter: QPainter, at: QPointF, colour: QColor) -> None:
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour)
    painter.drawPolygon(QPolygonF([at, at + QPointF(-SIZE, -2 * SIZE), at + QPointF(SIZE, -2 * SIZE)]))
    painter.setPen(QColor(theme().tokens.text))
    width = QFontMetrics(painter.font()).horizontalAdvance("0")
    painter.drawText(at + QPointF(-width / 2, -2 * SIZE - 3), "0")
