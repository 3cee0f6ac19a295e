"""The marks of samples: each class has a shape of its own beside its colour, and test samples are hollow."""

from __future__ import annotations

import math
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPolygonF

Corner = tuple[float, float]


def _polygon(corners: int, turn: float = 0.0) -> tuple[Corner, ...]:
    """A regular polygon around (0, 0) with a corner at the top, turned by a share of a full turn."""
    angles = (2 * math.pi * (index / corners + turn) for index in range(corners))
    return tuple((math.sin(angle), -math.cos(angle)) for angle in angles)


def _star(points: int, inner: float) -> tuple[Corner, ...]:
    outline = _polygon(2 * points)
    return tuple((x * size, y * size) for (x, y), size in zip(outline, (1.0, inner) * points, strict=True))


def _plus(turn: float = 0.0) -> tuple[Corner, ...]:
    arm, width = 1.0, 0.36
    quarter = ((-width, -arm), (width, -arm), (width, -width))
    corners = [_turned(corner, side / 4 + turn) for side in range(4) for corner in quarter]
    return tuple(corners)


def _turned(corner: Corner, turn: float) -> Corner:
    sine, cosine = math.sin(2 * math.pi * turn), math.cos(2 * math.pi * turn)
    x, y = corner
    return x * cosine - y * sine, x * sine + y * cosine


# Corners of each shape in a circle of radius 1, y downwards; () is that circle. Areas look about alike.
SHAPES: tuple[tuple[Corner, ...], ...] = (
    (),
    tuple((1.2 * x, 1.2 * y) for x, y in _polygon(4, 1 / 8)),
    tuple((1.3 * x, 1.3 * y) for x, y in _polygon(3)),
    tuple((1.25 * x, 1.25 * y) for x, y in _polygon(4)),
    tuple((1.3 * x, 1.3 * y) for x, y in _polygon(3, 1 / 2)),
    tuple((1.3 * x, 1.3 * y) for x, y in _plus()),
    tuple((1.3 * x, 1.3 * y) for x, y in _plus(1 / 8)),
    tuple((1.5 * x, 1.5 * y) for x, y in _star(5, 0.45)),
    tuple((1.15 * x, 1.15 * y) for x, y in _polygon(5)),
    tuple((1.5 * x, 1.5 * y) for x, y in _star(3, 0.4)),
)


# Widths of lines: around a mark, around that line, and of the mark itself where it is hollow, as shares of its radius.
OUTLINE, EDGE, WALL = 1.0, 2.0, 0.42


@dataclass(frozen=True)
class ClassMark:
    """The mark of class `index`; colours are `#rrggbb`.

    outline  the line around it, which sets it off from its neighbours
    hollow   only the rim has the colour: a sample that training never sees
    edge     a line around `outline`, for a mark on a picture that may have any colour; "" for none
    """

    index: int
    fill: str
    outline: str
    hollow: bool = False
    edge: str = ""

    def draw(self, painter: QPainter, at: QPointF, radius: float) -> None:
        if self.edge:
            self._draw_shape(painter, at, radius, QPen(QColor(self.edge), EDGE), self.edge)
        self._draw_shape(painter, at, radius, QPen(QColor(self.outline), OUTLINE), self.outline)
        if self.hollow:
            wall = WALL * radius
            self._draw_shape(painter, at, radius - wall / 2, QPen(QColor(self.fill), wall), self.outline)
        else:
            self._draw_shape(painter, at, radius - OUTLINE / 2, QPen(Qt.PenStyle.NoPen), self.fill)

    def _draw_shape(self, painter: QPainter, at: QPointF, radius: float, pen: QPen, brush: str) -> None:
        painter.setPen(pen)
        painter.setBrush(QColor(brush))
        corners = SHAPES[self.index % len(SHAPES)]
        if corners:
            painter.drawPolygon(QPolygonF([at + QPointF(x * radius, y * radius) for x, y in corners]))
        else:
            painter.drawEllipse(at, radius, radius)

    def draw_sample(self, painter: QPainter, place: QRectF) -> None:
        """Draw the mark as a sample in a legend."""
        self.draw(painter, place.center(), min(place.width(), place.height()) / 3)
