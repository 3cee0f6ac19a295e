"""Marks on the floor of a log axis: here the value is 0, which no log axis has a place for."""

from __future__ import annotations

from operator import itemgetter

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QColor, QPainter, QPolygonF, QTransform
from PySide6.QtWidgets import QStyleOptionGraphicsItem, QWidget

from playground.ui.charts.view_item import ViewItem
from playground.ui.theme.theme import theme

SIZE = 4


class Zeros(ViewItem):
    """A triangle that points down for every mark; those that would cover one another are one, in the colour of text.

    That the floor means 0 is said by the axis.
    """

    def __init__(self) -> None:
        super().__init__()
        self.marks: tuple[tuple[float, float, QColor], ...] = ()

    def show_marks(self, marks: tuple[tuple[float, float, QColor], ...]) -> None:
        """Show these marks: x, y in the coordinates of the axes, and a colour."""
        if marks != self.marks:
            self.marks = marks
            self.update()

    def triangles(self, transform: QTransform) -> list[tuple[QPointF, QColor]]:
        """Where the triangles point to, in pixels, from left to right, and their colours."""
        found: list[tuple[QPointF, QColor]] = []
        for x, y, colour in sorted(self.marks, key=itemgetter(0)):
            at = transform.map(QPointF(x, y))
            if found and at.x() - found[-1][0].x() < 2 * SIZE:
                found[-1] = found[-1][0], theme().colour("text")
            else:
                found.append((at, colour))
        return found

    def paint(self, painter: QPainter, _option: QStyleOptionGraphicsItem, _widget: QWidget | None = None) -> None:
        transform = painter.worldTransform()
        painter.setWorldTransform(QTransform())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        for at, colour in self.triangles(transform):
            painter.setBrush(colour)
            painter.drawPolygon(QPolygonF([at, at + QPointF(-SIZE, -2 * SIZE), at + QPointF(SIZE, -2 * SIZE)]))
        painter.setWorldTransform(transform)
