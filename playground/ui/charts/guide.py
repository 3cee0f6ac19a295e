"""A value on a log axis that is worth aiming at: a dashed line."""

from __future__ import annotations

import math

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPen, QTransform
from PySide6.QtWidgets import QStyleOptionGraphicsItem, QWidget

from playground.ui.charts.view_item import ViewItem
from playground.ui.theme.theme import theme


class Guide(ViewItem):
    """Painted in pixels, over the curves; its name stands in the legend, where it covers none of them."""

    def __init__(self, value: float) -> None:
        super().__init__()
        self._height = math.log10(value)

    def paint(self, painter: QPainter, _option: QStyleOptionGraphicsItem, _widget: QWidget | None = None) -> None:
        transform = painter.worldTransform()
        painter.setWorldTransform(QTransform())
        area = transform.mapRect(self.boundingRect())
        y = transform.map(QPointF(0, self._height)).y()
        if area.top() <= y <= area.bottom():
            _paint_line(painter, area, y)
        painter.setWorldTransform(transform)

    def draw_sample(self, painter: QPainter, place: QRectF) -> None:
        """Draw a piece of the line as a sample in a legend."""
        _paint_line(painter, place, place.center().y())


def _paint_line(painter: QPainter, area: QRectF, y: float) -> None:
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
    painter.setPen(QPen(theme().colour("good"), 1, Qt.PenStyle.DashLine))
    painter.drawLine(QPointF(area.left(), y), QPointF(area.right(), y))
