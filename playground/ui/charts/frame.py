"""The frame of a small plot that is painted by hand: where values lie in pixels, and the numbers at its edges."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPen, QPolygonF

from playground.ticks import linear_ticks, value_text
from playground.ui.charts.ranges import Range
from playground.ui.charts.series import Floats
from playground.ui.theme.fonts import application_font
from playground.ui.theme.theme import theme

GAP = 4
ROOM = 200  # more than any number is wide


@dataclass(frozen=True)
class Frame:
    """`area` in pixels shows values from `x[0]` to `x[1]` to the right and from `y[0]` to `y[1]` upwards."""

    area: QRectF
    x: Range
    y: Range

    def pixel(self, x: float, y: float) -> QPointF:
        return QPointF(
            self.area.left() + (x - self.x[0]) / (self.x[1] - self.x[0]) * self.area.width(),
            self.area.bottom() - (y - self.y[0]) / (self.y[1] - self.y[0]) * self.area.height(),
        )

    def pixels(self, x: Floats, y: Floats) -> Floats:
        """Points (n, 2) in pixels."""
        across = self.area.left() + (x - self.x[0]) / (self.x[1] - self.x[0]) * self.area.width()
        down = self.area.bottom() - (y - self.y[0]) / (self.y[1] - self.y[0]) * self.area.height()
        return np.column_stack((across, down))

    def value(self, at: QPointF) -> tuple[float, float]:
        """The values at a pixel."""
        x = self.x[0] + (at.x() - self.area.left()) / self.area.width() * (self.x[1] - self.x[0])
        y = self.y[0] + (self.area.bottom() - at.y()) / self.area.height() * (self.y[1] - self.y[0])
        return x, y

    def contains(self, at: QPointF) -> bool:
        return self.area.contains(at)


def polygon(points: Floats) -> QPolygonF:
    """Points (n, 2) as Qt draws them."""
    return QPolygonF([QPointF(x, y) for x, y in points])


def edge_room(widest: str = "−0.05") -> tuple[int, int]:
    """The room left of and below a frame that its numbers need."""
    metrics = QFontMetrics(_font())
    return metrics.horizontalAdvance(widest) + 2 * GAP, metrics.height() + GAP


def paint_scale(painter: QPainter, frame: Frame, *, grid: bool, most: int = 5, names: tuple[str, ...] = ()) -> None:
    """About `most` numbers at the left and the lower edge, with lines through the frame where `grid`.

    `names` of the lower and the left axis stand between their last two numbers.
    """
    tokens = theme().tokens
    painter.setFont(_font())
    height = QFontMetrics(_font()).height()
    for value in linear_ticks(*frame.x, most):
        at = frame.pixel(value, frame.y[0])
        _line(painter, at, QPointF(at.x(), frame.area.top()), grid)
        painter.setPen(QColor(tokens.text_muted))
        place = QRectF(at.x() - ROOM / 2, at.y() + GAP, ROOM, height)
        painter.drawText(place, Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop, value_text(value))
    for value in linear_ticks(*frame.y, most):
        at = frame.pixel(frame.x[0], value)
        _line(painter, at, QPointF(frame.area.right(), at.y()), grid)
        painter.setPen(QColor(tokens.text_muted))
        place = QRectF(at.x() - ROOM - GAP, at.y() - height / 2, ROOM, height)
        painter.drawText(place, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, value_text(value))
    if names:
        _paint_names(painter, frame, most, names)


def _paint_names(painter: QPainter, frame: Frame, most: int, names: tuple[str, ...]) -> None:
    metrics = QFontMetrics(_font())
    painter.setPen(QColor(theme().tokens.text))
    across, up = linear_ticks(*frame.x, most), linear_ticks(*frame.y, most)
    if len(across) > 1:
        at, room = _between(frame.pixel(across[-2], frame.y[0]), frame.pixel(across[-1], frame.y[0]), metrics)
        place = QRectF(at.x() - ROOM / 2, at.y() + GAP, ROOM, metrics.height())
        painter.drawText(place, Qt.AlignmentFlag.AlignHCenter, _shortened(names[0], room, metrics))
    if len(up) > 1 and len(names) > 1:
        at, room = _between(frame.pixel(frame.x[0], up[-2]), frame.pixel(frame.x[0], up[-1]), metrics)
        _paint_left_name(painter, at, room, names[1], metrics)


def _paint_left_name(painter: QPainter, at: QPointF, room: float, name: str, metrics: QFontMetrics) -> None:
    """Beside the axis, upright where it is wider than the margin: the rest of a cut name may read as another one."""
    height = metrics.height()
    if metrics.horizontalAdvance(name) <= at.x() - GAP:
        place = QRectF(at.x() - ROOM - GAP, at.y() - height / 2, ROOM, height)
        painter.drawText(place, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, name)
        return
    painter.save()
    painter.translate(at.x() - GAP - height, at.y())
    painter.rotate(-90)
    painter.drawText(QRectF(-ROOM / 2, 0, ROOM, height), Qt.AlignmentFlag.AlignCenter, _shortened(name, room, metrics))
    painter.restore()


def _between(one: QPointF, other: QPointF, metrics: QFontMetrics) -> tuple[QPointF, float]:
    """The middle of two numbers, and the room that they leave."""
    return (one + other) / 2, (other - one).manhattanLength() - 2 * metrics.height()


def _shortened(name: str, room: float, metrics: QFontMetrics) -> str:
    """The name, ending in dots where it has no room; a sign such as x₁ always has."""
    least = metrics.horizontalAdvance("x₁₀")
    return metrics.elidedText(name, Qt.TextElideMode.ElideRight, round(max(room, least)))


def _line(painter: QPainter, start: QPointF, end: QPointF, grid: bool) -> None:
    if grid:
        painter.setPen(QPen(QColor(theme().tokens.chart_grid), 1))
        painter.drawLine(start, end)


def _font() -> QFont:
    return application_font(theme().tokens.tiny_size)
