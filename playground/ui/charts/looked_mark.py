"""The step that is looked back at: an upright line, and what came after it behind a veil."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QColor, QPainter, QPen, QTransform
from PySide6.QtWidgets import QStyleOptionGraphicsItem, QWidget

from playground.ui.charts.view_item import ViewItem
from playground.ui.theme.theme import theme

VEIL = 170
ABOVE_CURVES = 10


class LookedMark(ViewItem):
    """Painted in pixels, over the curves."""

    def __init__(self) -> None:
        super().__init__()
        self.step: float | None = None
        self.setZValue(ABOVE_CURVES)

    def show_step(self, step: float | None) -> None:
        """Mark a step; None: nothing is looked back at."""
        if step != self.step:
            self.step = step
            self.update()

    def paint(self, painter: QPainter, _option: QStyleOptionGraphicsItem, _widget: QWidget | None = None) -> None:
        if self.step is None:
            return
        transform = painter.worldTransform()
        painter.setWorldTransform(QTransform())
        area = transform.mapRect(self.boundingRect())
        paint_looked(painter, area, transform.map(QPointF(self.step, 0)).x())
        painter.setWorldTransform(transform)


def paint_looked(painter: QPainter, area: QRectF, x: float) -> None:
    """The line at `x`, where that is in the area, and the veil over what is right of it."""
    veil = QColor(theme().tokens.surface)
    veil.setAlpha(VEIL)
    left = max(x, area.left())
    if left < area.right():
        painter.fillRect(QRectF(QPointF(left, area.top()), area.bottomRight()), veil)
    if area.left() <= x <= area.right():
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
        painter.setPen(QPen(theme().colour("accent"), 2))
        painter.drawLine(QPointF(x, area.top()), QPointF(x, area.bottom()))
