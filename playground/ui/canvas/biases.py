"""The mark of a bias at the lower left corner of its unit: its size by size, its sign by colour, shape and sign."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QLineF, QPointF, QRectF
from PySide6.QtGui import QColor, QPainter, QPen

from playground.ui.canvas.layout import Box
from playground.ui.theme.colormap import sign_colour
from playground.ui.theme.theme import theme
from playground.ui.theme.tokens import Tokens

LEVELS = 8  # sizes that are told apart, so that the column is not painted anew for nothing
SHARE_OF_UNIT = 0.17
LEAST, MOST = 3.0, 10.0  # radius in pixels where type has its usual size: the mark grows with it
LEAST_SHARE = 0.5  # radius of a bias of about nothing, as a share of that of a large one
LEAST_SIGNED = 4.0  # smaller marks have no room for a sign
REACH = 2.0  # so much beside the mark still counts as on it

Marks = tuple[int, ...]


def bias_levels(values: NDArray[np.floating] | Sequence[float], scale: float) -> Marks:
    """-LEVELS..LEVELS for each bias; 0 is a bias of exactly 0, and what is not finite counts as that."""
    sizes = np.nan_to_num(np.asarray(values, np.float64), nan=0.0, posinf=0.0, neginf=0.0)
    if scale <= 0:
        return (0,) * len(sizes)
    level = np.maximum(1, np.ceil(np.minimum(np.abs(sizes), scale) / scale * LEVELS))
    return tuple((np.sign(sizes) * level).astype(int).tolist())


def bias_radius(unit: Box) -> float:
    """Of the largest mark."""
    return theme().tokens.factor * max(LEAST, min(MOST, SHARE_OF_UNIT * unit.width))


def bias_middle(unit: Box) -> tuple[float, float]:
    """Where the mark of a unit is, which stands over its corner."""
    inset = 0.4 * bias_radius(unit)
    return unit.x + inset, unit.bottom - inset


def is_on_bias(unit: Box, x: float, y: float) -> bool:
    middle_x, middle_y = bias_middle(unit)
    return bool(np.hypot(x - middle_x, y - middle_y) <= bias_radius(unit) + REACH)


def paint_bias(painter: QPainter, unit: Box, level: int, tokens: Tokens) -> None:
    """Above 0 a disc with +, below 0 a square with −, at 0 an empty ring."""
    middle = QPointF(*bias_middle(unit))
    radius = bias_radius(unit) * (LEAST_SHARE + (1 - LEAST_SHARE) * abs(level) / LEVELS)
    painter.setPen(QPen(QColor(tokens.surface if level else tokens.border_strong), 1.5))
    painter.setBrush(sign_colour(level, tokens) if level else QColor(tokens.surface))
    if level >= 0:
        painter.drawEllipse(middle, radius, radius)
    else:
        half = 0.9 * radius
        painter.drawRect(QRectF(middle.x() - half, middle.y() - half, 2 * half, 2 * half))
    if level and radius >= LEAST_SIGNED:
        _paint_sign(painter, middle, 0.55 * radius, level > 0, tokens)


def _paint_sign(painter: QPainter, middle: QPointF, arm: float, plus: bool, tokens: Tokens) -> None:
    painter.setPen(QPen(QColor(tokens.surface), 1.4))
    painter.drawLine(QLineF(middle.x() - arm, middle.y(), middle.x() + arm, middle.y()))
    if plus:
        painter.drawLine(QLineF(middle.x(), middle.y() - arm, middle.x(), middle.y() + arm))
