"""Where a weight or bias was set by hand: a dotted upright line with a small flag on top."""

from __future__ import annotations

import pyqtgraph as pg
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPen, QPolygonF, QTransform
from PySide6.QtWidgets import QStyleOptionGraphicsItem, QWidget

from playground.ui.theme.theme import theme

SIZE = 5


class HandMarks(pg.GraphicsObject):
    """Painted in pixels, behind nothing: a run that was changed by hand should show it."""

    def __init__(self) -> None:
        super().__init__()
        self.steps: tuple[int, ...] = ()

    def show_steps(self, steps: tuple[int, ...]) -> None:
        """Mark these steps."""
        if steps != self.steps:
            self.steps = steps
            self.update()

    def near(self, step: float, reach: float) -> int | None:
        """The marked step that is nearest to `step`, at most `reach` away."""
        nearest = min(self.steps, key=lambda marked: abs(marked - step), default=None)
        return nearest if nearest is not None and abs(nearest - step) <= reach else None

    def boundingRect(self) -> QRectF:
        view = self.getViewBox()
        return QRectF() if view is None else view.viewRect()

    def viewRangeChanged(self, *_ranges: object) -> None:
        self.prepareGeometryChange()

    def paint(self, painter: QPainter, _option: QStyleOptionGraphicsItem, _widget: QWidget | None = None) -> None:
        if not self.steps:
            return
        transform = painter.worldTransform()
        painter.setWorldTransform(QTransform())
        area = transform.mapRect(self.boundingRect())
        for step in self.steps:
            x = round(transform.map(QPointF(step, 0)).x()) + 0.5
            if area.left() <= x <= area.right():
                _paint_mark(painter, x, area)
        painter.setWorldTransform(transform)


def _paint_mark(painter: QPainter, x: float, area: QRectF) -> None:
    colour = theme().colour("accent")
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
    painter.setPen(QPen(colour, 1, Qt.PenStyle.DotLine))
    painter.drawLine(QPointF(x, area.top()), QPointF(x, area.bottom()))
    _paint_flag(painter, QPointF(x, area.top()))


def _paint_flag(painter: QPainter, at: QPointF) -> None:
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme().colour("accent"))
    painter.drawPolygon(QPolygonF([at, at + QPointF(1.6 * SIZE, SIZE), at + QPointF(0, 2 * SIZE)]))


class HandSample:
    """The mark as a sample in a legend."""

    sample_width = 10

    def draw_sample(self, painter: QPainter, place: QRectF) -> None:
        x, top = place.left() + 1, place.center().y() - 2 * SIZE + 2
        painter.setPen(QPen(theme().colour("accent"), 1))
        painter.drawLine(QPointF(x, top), QPointF(x, top + 3 * SIZE))
        _paint_flag(painter, QPointF(x, top))
