"""The links of one gap, painted into a picture when their values change and only copied when the view repaints."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPainterPath, QPen
from PySide6.QtWidgets import QGraphicsItem, QStyleOptionGraphicsItem, QWidget

from playground.ui.canvas.curves import Curves
from playground.ui.canvas.frame import Frame
from playground.ui.canvas.layout import Box
from playground.ui.theme.colormap import sign_colour
from playground.ui.theme.theme import theme
from playground.ui.theme.tokens import Tokens

LEVELS = 6
CROWD, CROWDED_WIDTH = 64, 0.6
LEAST_ROOM = 400.0  # square pixels of a gap for each of its links: with less of it they are crowded too
FAINT = 0.03  # below this share of the scale a link is only hinted at
MARGIN = 2.0  # between a link and the unit it ends at


@dataclass(frozen=True)
class Stroke:
    """How links of one level look: width in pixels, opacity 0..1."""

    width: float
    opacity: float


def are_crowded(links: int, width: float, height: float) -> bool:
    """Whether so many links would cover one another in a gap of this size, in pixels."""
    return links > CROWD or links * LEAST_ROOM > width * height


def stroke(level: int, crowded: bool, tokens: Tokens) -> Stroke:
    """Level 0 is a link of about nothing, `LEVELS` one of full width.

    Lines are thinner where they are `crowded`, and thicker for a projector. Where contrast is high, width alone tells
    the size.
    """
    share = level / LEVELS
    grown = 0.5 * (tokens.line_width - 1)
    thick = CROWDED_WIDTH * (1.0 + grown / 2) if crowded else 1.0 + grown
    opacity = (0.7, 1.0) if tokens.contrasting else (0.18, 0.25 + 0.65 * share**0.5)
    return Stroke(thick * (0.8 + 3.2 * share), opacity[level > 0])


def levels(values: NDArray[np.floating], scale: float) -> NDArray[np.intp]:
    """The level of each value: its size against the scale; what is not finite counts as nothing."""
    if scale <= 0:
        return np.zeros(values.shape, np.intp)
    with np.errstate(over="ignore"):
        share = np.minimum(np.nan_to_num(np.abs(values) / scale, nan=0.0), 1.0)
    level = np.clip(np.ceil(share * LEVELS), 1, LEVELS).astype(np.intp)
    return np.where(share < FAINT, 0, level)


def strongest(values: NDArray[np.floating], count: int) -> NDArray[np.intp]:
    """Flat positions of the `count` largest sizes, the smaller ones first so that the larger are painted over them."""
    sizes = np.nan_to_num(np.abs(values).ravel(), nan=0.0)
    if count < sizes.size:
        chosen = np.argpartition(sizes, sizes.size - count)[-count:]
        return chosen[np.argsort(sizes[chosen], kind="stable")]
    return np.argsort(sizes, kind="stable")


class LinksItem(QGraphicsItem):
    """All links between two columns of single units."""

    def __init__(self, gap: int) -> None:
        super().__init__()
        self._gap = gap
        self._box = Box(0, 0, 0, 0)
        self._curves: Curves | None = None
        self._image: QImage | None = None
        self._shape = (0, 0)
        self._most = 0
        self._ratio = 1.0
        self._chosen: NDArray[np.intp] = np.zeros(0, np.intp)
        self._values: NDArray[np.floating] = np.zeros(self._shape)
        self._scale = 0.0
        self.setZValue(1)

    def show_place(self, box: Box, starts: Sequence[float], ends: Sequence[float], most: int, ratio: float) -> None:
        """Where the links run: `starts` and `ends` are heights; `most` bounds how many are drawn, `ratio` is the pixel
        density of the screen."""
        self.prepareGeometryChange()
        self._box, self._most, self._ratio = box, most, ratio
        self._shape = (len(starts), len(ends))
        self._curves = Curves([y - box.y for y in starts], [y - box.y for y in ends], max(1.0, box.width - 2 * MARGIN))
        self.setPos(box.x, box.y)
        self._paint_image(np.zeros(self._shape), 0.0, theme().tokens, smooth=True)

    @property
    def drawn(self) -> int:
        """How many links are drawn."""
        return min(self._most, self._shape[0] * self._shape[1])

    def nearest(self, x: float, y: float, reach: float) -> tuple[int, int] | None:
        """The drawn link (start, end) that passes nearest to a place of the item, if it is within `reach`."""
        if self._curves is None or not len(self._chosen):
            return None
        distances = self._curves.distances(x - MARGIN, y).ravel()[self._chosen]
        best = int(np.argmin(distances))
        return divmod(int(self._chosen[best]), self._shape[1]) if distances[best] <= reach else None

    def is_drawn(self, start: int, end: int) -> bool:
        """Whether the link is among the strongest, which alone are drawn where there are many."""
        return start * self._shape[1] + end in self._chosen

    def curve(self, start: int, end: int) -> QPainterPath | None:
        """The whole curve of a link in the coordinates of the item; None where there is no such link."""
        if self._curves is None or not (start < self._shape[0] and end < self._shape[1]):
            return None
        return self._curves.path(start, end, dashed=False).translated(MARGIN, 0)

    def render(self, frame: Frame) -> None:
        values = frame.weights[self._gap] if frame.weights else np.zeros(self._shape)
        if values.shape == self._shape:
            self._paint_image(values, frame.scale, frame.tokens, frame.smooth)

    def _paint_image(self, values: NDArray[np.floating], scale: float, tokens: Tokens, smooth: bool) -> None:
        self._values, self._scale = values, scale
        size = (round(self._box.width * self._ratio), round(self._box.height * self._ratio))
        if min(size) < 1:
            self._image = None
            return
        if self._image is None or (self._image.width(), self._image.height()) != size:
            self._image = QImage(*size, QImage.Format.Format_ARGB32_Premultiplied)
            self._image.setDevicePixelRatio(self._ratio)
        self._image.fill(Qt.GlobalColor.transparent)
        painter = QPainter(self._image)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, smooth)
        self._draw(painter, tokens)
        painter.end()
        self.update()

    def _draw(self, painter: QPainter, tokens: Tokens) -> None:
        """Draw the links themselves."""
        painter.translate(MARGIN, 0)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        crowded = are_crowded(self._values.size, self._box.width, self._box.height)
        for (level, negative), path in self._batches(self._values, self._scale).items():
            painter.setPen(_pen(stroke(level, crowded, tokens), negative, self._scale, tokens))
            painter.drawPath(path)
        painter.translate(-MARGIN, 0)

    def _batches(self, values: NDArray[np.floating], scale: float) -> dict[tuple[int, bool], QPainterPath]:
        """One path for all links that look alike, faint ones first."""
        assert self._curves is not None
        batches: dict[tuple[int, bool], QPainterPath] = {}
        flat_levels, negative = levels(values, scale).ravel(), (values < 0).ravel()
        width = values.shape[1]
        self._chosen = strongest(values, self._most)
        for position in self._chosen.tolist():
            key = int(flat_levels[position]), bool(negative[position])
            path = self._curves.path(position // width, position % width, key[1])
            if key in batches:
                batches[key].addPath(path)
            else:
                batches[key] = QPainterPath(path)
        return batches

    # -- Qt's own ---------------------------------------------------------------------------------------------------

    def boundingRect(self) -> QRectF:
        return QRectF(0, 0, self._box.width, self._box.height)

    def paint(self, painter: QPainter, _option: QStyleOptionGraphicsItem, _widget: QWidget | None = None) -> None:
        if theme().is_paper and self._curves is not None:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            self._draw(painter, theme().tokens)
        elif self._image is not None:
            painter.drawImage(0, 0, self._image)


def _pen(look: Stroke, negative: bool, scale: float, tokens: Tokens) -> QPen:
    colour = QColor(tokens.text_muted) if scale <= 0 else sign_colour(-1.0 if negative else 1.0, tokens)
    colour.setAlphaF(look.opacity)
    return QPen(colour, look.width, Qt.PenStyle.SolidLine, Qt.PenCapStyle.FlatCap)
