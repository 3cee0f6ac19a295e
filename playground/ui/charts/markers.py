"""The marks of samples: a circle is a training sample, a square is a test sample."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen


class Shape(Enum):
    TRAINING = "circle"
    TEST = "square"


# A square of the same half width looks larger than a circle.
SQUARE_SHARE = 0.88


@dataclass(frozen=True)
class Marker:
    """One mark: its shape, its colour, and the colour of the line around it."""

    shape: Shape
    fill: QColor
    outline: QColor

    def draw(self, painter: QPainter, at: QPointF, radius: float) -> None:
        """Draw the mark around `at`; the painter should smooth edges."""
        painter.setPen(QPen(self.outline, 1))
        painter.setBrush(self.fill)
        if self.shape is Shape.TRAINING:
            painter.drawEllipse(at, radius, radius)
        else:
            half = radius * SQUARE_SHARE
            painter.drawRect(QRectF(at.x() - half, at.y() - half, 2 * half, 2 * half))

    def draw_sample(self, painter: QPainter, place: QRectF) -> None:
        """Draw the mark as a sample in a legend."""
        painter.setPen(Qt.PenStyle.NoPen)
        self.draw(painter, place.center(), min(place.width(), place.height()) / 3)
