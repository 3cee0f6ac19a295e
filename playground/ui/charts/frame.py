"""The frame of a small plot that is painted by hand: where values lie in pixels, and the numbers at its edges."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPen, QPolygonF

from playground.ticks import linear_ticks, value_text
from playground.ui.charts.axis_marks import axis_marks
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


def edge_room(widest: str = "−0.05", left_name: str = "") -> tuple[int, int]:
    """The room left of and below a frame that its numbers need, and the name of the left axis where that is long."""
    metrics = QFontMetrics(_font())
    left = metrics.horizontalAdvance(widest) + 2 * GAP
    upright = metrics.height() if metrics.horizontalAdvance(left_name) > left - 2 * GAP else 0
    return left + upright, metrics.height() + GAP


def paint_scale(painter: QPainter, frame: Frame, *, grid: bool, most: int = 5, names: tuple[str, ...] = ()) -> None:
    """About `most` numbers at the left and the lower edge, with lines through the frame where `grid`.

    `names` of the lower and the left axis stand between their last two numbers; a name that is longer than that takes
    the place of all numbers but the first and the last.
    """
    painter.setFont(_font())
    across, up = linear_ticks(*frame.x, most), linear_ticks(*frame.y, most)
    if grid:
        painter.setPen(QPen(QColor(theme().tokens.chart_grid), 1))
        for value in across:
            painter.drawLine(frame.pixel(value, frame.y[0]), frame.pixel(value, frame.y[1]))
        for value in up:
            painter.drawLine(frame.pixel(frame.x[0], value), frame.pixel(frame.x[1], value))
    lower, left = (*names, "", "")[:2]
    _paint_lower(painter, frame, across, lower)
    _paint_left(painter, frame, up, left)


def _paint_lower(painter: QPainter, frame: Frame, values: Sequence[float], name: str) -> None:
    metrics, texts = QFontMetrics(_font()), [value_text(value) for value in values]
    widths = [metrics.horizontalAdvance(text) for text in texts]
    # what has no room right of the frame stands a little further left
    most = frame.area.right() + GAP
    places = [
        min(frame.pixel(value, frame.y[0]).x(), most - width / 2) for value, width in zip(values, widths, strict=True)
    ]
    marks = axis_marks(places, widths, metrics.horizontalAdvance(name))
    top, height, middle = frame.area.bottom() + GAP, metrics.height(), Qt.AlignmentFlag.AlignHCenter
    painter.setPen(QColor(theme().tokens.text_muted))
    for index in marks.numbers:
        painter.drawText(QRectF(places[index] - ROOM / 2, top, ROOM, height), middle, texts[index])
    painter.setPen(QColor(theme().tokens.text))
    place = QRectF(marks.middle - marks.room / 2, top, marks.room, height)
    painter.drawText(place, middle, _shortened(name, marks.room, metrics))


def _paint_left(painter: QPainter, frame: Frame, values: Sequence[float], name: str) -> None:
    """A name that is wider than the numbers stands upright: beside them where the margin has room for both."""
    metrics, right = QFontMetrics(_font()), Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
    height, edge = metrics.height(), frame.area.left() - GAP
    texts = [value_text(value) for value in values]
    beside = edge - GAP - max(map(metrics.horizontalAdvance, texts), default=0)
    upright = metrics.horizontalAdvance(name) > edge - GAP
    places = [frame.pixel(frame.x[0], value).y() for value in values]
    length = 0 if not name or (upright and beside >= height) else metrics.horizontalAdvance(name) if upright else height
    marks = axis_marks(places, [height] * len(places), length)
    painter.setPen(QColor(theme().tokens.text_muted))
    for index in marks.numbers:
        painter.drawText(QRectF(edge - ROOM, places[index] - height / 2, ROOM, height), right, texts[index])
    painter.setPen(QColor(theme().tokens.text))
    if upright and not length:
        at = QPointF(beside - height, frame.area.center().y())
        _paint_upright(painter, at, _shortened(name, frame.area.height(), metrics))
    elif upright:
        _paint_upright(painter, QPointF(edge - height, marks.middle), _shortened(name, marks.room, metrics))
    elif marks.room:
        painter.drawText(QRectF(edge - ROOM, marks.middle - height / 2, ROOM, height), right, name)


def _paint_upright(painter: QPainter, at: QPointF, text: str) -> None:
    """Read upwards, its middle right of `at`."""
    painter.save()
    painter.translate(at)
    painter.rotate(-90)
    place = QRectF(-ROOM, 0, 2 * ROOM, QFontMetrics(_font()).height())
    painter.drawText(place, Qt.AlignmentFlag.AlignCenter, text)
    painter.restore()


def _shortened(name: str, room: float, metrics: QFontMetrics) -> str:
    """The name, ending in dots where it has no room."""
    return metrics.elidedText(name, Qt.TextElideMode.ElideRight, round(room))


def _font() -> QFont:
    return application_font(theme().tokens.tiny_size)
