"""Marks as small pictures: many are put down in the time in which one would be drawn."""

from __future__ import annotations

import math
from collections.abc import Hashable
from dataclasses import dataclass
from functools import cache
from typing import Protocol

import numpy as np
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPixmap, QPolygonF

from playground.ui.charts.series import Floats
from playground.ui.theme.theme import theme

# A ring's distance from its mark, and its width with the halo, as shares of the mark's radius: where marks are small
# because they are many, many rings must not hide them.
RING_GAP, LEAST_GAP = 0.5, 1.3
HALO, LEAST_HALO = 0.8, 2.0


class Mark(Protocol):
    """Something that is drawn around a point; equal marks look alike."""

    def __hash__(self) -> int: ...

    def draw(self, painter: QPainter, at: QPointF, radius: float) -> None: ...


@dataclass(frozen=True)
class Ring:
    """A ring around the mark of a sample that is classified wrongly."""

    colour: str
    ground: str

    def draw(self, painter: QPainter, at: QPointF, radius: float) -> None:
        around, halo = radius + max(LEAST_GAP, RING_GAP * radius), max(LEAST_HALO, HALO * radius)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        for colour, width in ((self.ground, halo), (self.colour, halo / 2)):
            painter.setPen(QPen(QColor(colour), width))
            painter.drawEllipse(at, around, around)

    def draw_sample(self, painter: QPainter, place: QRectF) -> None:
        """Draw the mark as a sample in a legend."""
        self.draw(painter, place.center(), min(place.width(), place.height()) / 3 / (1 + RING_GAP))


@dataclass(frozen=True)
class Diamond:
    """The user's own point."""

    colour: str
    ground: str

    def draw(self, painter: QPainter, at: QPointF, radius: float) -> None:
        painter.setPen(QPen(QColor(self.ground), 2))
        painter.setBrush(QColor(self.colour))
        sides = ((0.0, -radius), (radius, 0.0), (0.0, radius), (-radius, 0.0))
        painter.drawPolygon(QPolygonF([at + QPointF(x, y) for x, y in sides]))


def ring() -> Ring:
    tokens = theme().tokens
    return Ring(tokens.text, tokens.surface)


def own_mark() -> Diamond:
    """In the colour of text: no class and no value has it."""
    tokens = theme().tokens
    return Diamond(tokens.text, tokens.surface)


def put_down(painter: QPainter, mark: Mark, places: Floats, radius: float) -> None:
    """Draw `mark` around each of `places` (n, 2) in pixels; places that are no numbers are left out."""
    if theme().is_paper:
        for x, y in places[np.isfinite(places).all(axis=1)].tolist():
            mark.draw(painter, QPointF(x, y), radius)
        return
    ratio = painter.device().devicePixelRatioF()
    picture, half = mark_picture(mark, radius, ratio)
    corners = (places - half)[np.isfinite(places).all(axis=1)]
    for x, y in (np.rint(corners * ratio) / ratio).tolist():
        painter.drawPixmap(QPointF(x, y), picture)


@cache
def mark_picture(mark: Hashable, radius: float, ratio: float) -> tuple[QPixmap, float]:
    """A mark of `radius` on a screen with `ratio` device pixels each, and half of its width."""
    half = math.ceil(radius + max(LEAST_GAP, RING_GAP * radius) + max(LEAST_HALO, HALO * radius))
    picture = QPixmap(round(2 * half * ratio), round(2 * half * ratio))
    picture.setDevicePixelRatio(ratio)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    mark.draw(painter, QPointF(half, half), radius)  # type: ignore[attr-defined]
    painter.end()
    return picture, float(half)
