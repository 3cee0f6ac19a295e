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
LONGEST_SIGN = 3
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


def edge_room(widest: str = "−0.05", names: tuple[str, ...] = ()) -> tuple[int, int]:
    """The room that the numbers of a frame need, and the names of its lower and its left axis: left of it, below it.

    One name is that of the lower axis. Names stand in lines of their own where one is more than a sign.
    """
    metrics = QFontMetrics(_font())
    left, below = (metrics.height() if _are_words(names) and count <= len(names) else 0 for count in (2, 1))
    return metrics.horizontalAdvance(widest) + 2 * GAP + left, metrics.height() + GAP + below


def _are_words(names: tuple[str, ...]) -> bool:
    """Whether the names have no room between two numbers, as signs such as x₁ have."""
    return any(len(name) > LONGEST_SIGN for name in names)


def paint_scale(painter: QPainter, frame: Frame, *, grid: bool, most: int = 5, names: tuple[str, ...] = ()) -> None:
    """About `most` numbers at the left and the lower edge, with lines through the frame where `grid`.

    `names` of the lower and the left axis stand between their last two numbers or, where `edge_room` left lines for
    them, there.
    """
    tokens = theme().tokens
    painter.setFont(_font())
    metrics = QFontMetrics(_font())
    height = metrics.height()
    for value in linear_ticks(*frame.x, most):
        at = frame.pixel(value, frame.y[0])
        _line(painter, at, QPointF(at.x(), frame.area.top()), grid)
        painter.setPen(QColor(tokens.text_muted))
        width = metrics.horizontalAdvance(value_text(value))
        left = min(at.x() - width / 2, frame.area.right() + GAP - width)  # the number of the right edge is whole, too
        painter.drawText(QPointF(left, at.y() + GAP + metrics.ascent()), value_text(value))
    for value in linear_ticks(*frame.y, most):
        at = frame.pixel(frame.x[0], value)
        _line(painter, at, QPointF(frame.area.right(), at.y()), grid)
        painter.setPen(QColor(tokens.text_muted))
        place = QRectF(at.x() - ROOM - GAP, at.y() - height / 2, ROOM, height)
        painter.drawText(place, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, value_text(value))
    painter.setPen(QColor(tokens.text))
    if _are_words(names):
        _paint_words(painter, frame.area, names)
    elif names:
        _paint_signs(painter, frame, most, names)


def _paint_words(painter: QPainter, area: QRectF, names: tuple[str, ...]) -> None:
    """Along the axes, outside of the numbers; the left one is read upwards."""
    metrics = QFontMetrics(_font())
    height, below = metrics.height(), area.bottom() + GAP + metrics.height()
    place = QRectF(area.left(), below, area.width(), height)
    painter.drawText(place, Qt.AlignmentFlag.AlignCenter, _shortened(names[0], place.width(), metrics))
    if len(names) > 1:
        painter.save()
        painter.translate(0, area.center().y())
        painter.rotate(-90)
        place = QRectF(-area.height() / 2, 0, area.height(), height)
        painter.drawText(place, Qt.AlignmentFlag.AlignCenter, _shortened(names[1], place.width(), metrics))
        painter.restore()


def _paint_signs(painter: QPainter, frame: Frame, most: int, names: tuple[str, ...]) -> None:
    metrics = QFontMetrics(_font())
    across, up = linear_ticks(*frame.x, most), linear_ticks(*frame.y, most)
    if len(across) > 1:
        at = (frame.pixel(across[-2], frame.y[0]) + frame.pixel(across[-1], frame.y[0])) / 2
        place = QRectF(at.x() - ROOM / 2, at.y() + GAP, ROOM, metrics.height())
        painter.drawText(place, Qt.AlignmentFlag.AlignHCenter, names[0])
    if len(up) > 1 and len(names) > 1:
        at = (frame.pixel(frame.x[0], up[-2]) + frame.pixel(frame.x[0], up[-1])) / 2
        place = QRectF(at.x() - ROOM - GAP, at.y() - metrics.height() / 2, ROOM, metrics.height())
        painter.drawText(place, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, names[1])


def _shortened(name: str, room: float, metrics: QFontMetrics) -> str:
    return metrics.elidedText(name, Qt.TextElideMode.ElideRight, round(room))


def _line(painter: QPainter, start: QPointF, end: QPointF, grid: bool) -> None:
    if grid:
        painter.setPen(QPen(QColor(theme().tokens.chart_grid), 1))
        painter.drawLine(start, end)


def _font() -> QFont:
    return application_font(theme().tokens.tiny_size)
