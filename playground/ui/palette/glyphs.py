"""The little pictures of the palette, painted from the records themselves, so that a new record has one at once."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPolygonF

from playground.engine.activations import ACTIVATIONS
from playground.engine.initializers import INITIALIZERS, Shape

Picture = Callable[[QPainter, QRectF, QColor], None]

REACH = 3.0  # activations are drawn from -3 to 3
POINTS = 25
FAN = 48  # samples of initializers come from a layer of 48 inputs and 48 units
BARS = 7


def dense_picture(painter: QPainter, rect: QRectF, colour: QColor) -> None:
    """Every unit with every unit."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    left, right = rect.left() + 2, rect.right() - 2
    heights = (rect.top() + 2, rect.center().y(), rect.bottom() - 2)
    thin = QColor(colour)
    thin.setAlphaF(0.55)
    painter.setPen(QPen(thin, 1))
    for a in heights:
        for b in heights:
            painter.drawLine(QPointF(left, a), QPointF(right, b))
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour)
    for x in (left, right):
        for y in heights:
            painter.drawEllipse(QPointF(x, y), 1.8, 1.8)


class ActivationPicture:
    """The curve of an activation from -3 to 3, as high as the picture."""

    def __init__(self, kind: str) -> None:
        self._points = _activation_points(kind)

    def __call__(self, painter: QPainter, rect: QRectF, colour: QColor) -> None:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(colour, 1.6, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin))
        inside = rect.adjusted(1, 2, -1, -2)
        across = inside.left() + self._points[:, 0] * inside.width()
        down = inside.bottom() - self._points[:, 1] * inside.height()
        painter.drawPolyline(QPolygonF([QPointF(x, y) for x, y in zip(across, down, strict=True)]))


class InitializerPicture:
    """How often which size of weight is drawn: the histogram of a sample."""

    def __init__(self, kind: str) -> None:
        self._heights = _initializer_heights(kind)

    def __call__(self, painter: QPainter, rect: QRectF, colour: QColor) -> None:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
        inside = rect.adjusted(0, 2, 0, -2)
        painter.setPen(QPen(colour, 1))
        painter.drawLine(QLineF(inside.bottomLeft(), inside.bottomRight()))
        slot = inside.width() / len(self._heights)
        for index, height in enumerate(self._heights):
            bar = QRectF(inside.left() + index * slot, 0, max(1.0, slot - 1), height * inside.height())
            bar.moveBottom(inside.bottom())
            painter.fillRect(bar, colour)


@cache
def _activation_points(kind: str) -> NDArray[np.float64]:
    """(n, 2) in the unit square; x from -REACH to REACH, y from the least to the greatest value."""
    z = np.linspace(-REACH, REACH, POINTS)
    value = ACTIVATIONS[kind].value(z)
    low, high = float(value.min()), float(value.max())
    return np.column_stack([np.linspace(0, 1, POINTS), (value - low) / (high - low or 1.0)])


@cache
def _initializer_heights(kind: str) -> tuple[float, ...]:
    """The heights of the bars, the highest 1. The sample has a generator of its own, never that of a run."""
    record = INITIALIZERS[kind]
    settings = {setting.name: setting.default for setting in record.settings}
    sample = record.draw(np.random.default_rng(0), Shape((FAN, FAN), FAN, FAN), **settings)
    reach = max(float(np.abs(sample).max()), 1e-9)
    centred = np.clip(sample, -0.999 * reach, 0.999 * reach)
    counts, _edges = np.histogram(centred, bins=BARS, range=(-reach, reach))
    return tuple(counts / counts.max())
