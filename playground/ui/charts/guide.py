"""A value on a log axis that is worth aiming at: a dotted line with its name."""

from __future__ import annotations

import math

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPen, QTransform
from PySide6.QtWidgets import QStyleOptionGraphicsItem, QWidget

from playground.ui.charts.view_item import ViewItem
from playground.ui.theme.fonts import application_font
from playground.ui.theme.theme import theme

MARGIN = 4


class Guide(ViewItem):
    """Painted in pixels, over the curves; the name stands on the line, at the right."""

    def __init__(self, value: float) -> None:
        super().__init__()
        self._height = math.log10(value)
        self.text = ""

    def set_text(self, text: str) -> None:
        self.text = text
        self.update()

    def paint(self, painter: QPainter, _option: QStyleOptionGraphicsItem, _widget: QWidget | None = None) -> None:
        transform = painter.worldTransform()
        painter.setWorldTransform(QTransform())
        area = transform.mapRect(self.boundingRect())
        y = transform.map(QPointF(0, self._height)).y()
        if area.top() <= y <= area.bottom():
            self._paint_line(painter, area, y)
        painter.setWorldTransform(transform)

    def _paint_line(self, painter: QPainter, area: QRectF, y: float) -> None:
        colour = theme().colour("good")
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
        painter.setPen(QPen(colour, 1, Qt.PenStyle.DashLine))
        painter.drawLine(QPointF(area.left(), y), QPointF(area.right(), y))
        painter.setFont(application_font(theme().tokens.tiny_size))
        metrics = QFontMetrics(painter.font())
        width, height = metrics.horizontalAdvance(self.text) + 2 * MARGIN, metrics.height()
        top = y - height if y - height >= area.top() else y
        place = QRectF(area.right() - width, top, width, height)
        painter.fillRect(place, theme().colour("surface"))
        painter.setPen(colour)
        painter.drawText(place, Qt.AlignmentFlag.AlignCenter, self.text)
