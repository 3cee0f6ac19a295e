"""How frequent values are, as colours: one scale for all layers and all times, so that pictures can be compared."""

from __future__ import annotations

from functools import cache

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QImage, QPainter, QPen

from playground.ui.charts.colours import mixed
from playground.ui.theme.theme import theme
from playground.ui.theme.tokens import Tokens

# The share of the values in one bin that has the full colour, and how quickly the colour gets there: a share of 2 %,
# which every bin of an even distribution has, shall be seen as well as one of 40 %.
FULL_SHARE = 0.5
GAMMA = 0.45
STEPS = 64
LEVELS = 1024
# From here on the accent goes over into the colour of text, which is further away from the surface.
ACCENT_AT = 0.65


@cache
def ramp(tokens: Tokens) -> NDArray[np.uint8]:
    """The colours (STEPS, 4), red-green-blue-alpha, from no value to `FULL_SHARE` of the values and more."""
    surface, accent, text = (QColor(colour) for colour in (tokens.surface, tokens.accent, tokens.text))
    colours = [
        mixed(surface, accent, share / ACCENT_AT)
        if share < ACCENT_AT
        else mixed(accent, text, (share - ACCENT_AT) / (1 - ACCENT_AT) * 0.8)
        for share in np.linspace(0.0, 1.0, STEPS)
    ]
    return np.array([colour.getRgb() for colour in colours], dtype=np.uint8)


@cache
def _pixels(tokens: Tokens) -> NDArray[np.uint32]:
    """The pixel (LEVELS + 2,) of every share from 0 to `FULL_SHARE` in even steps, and last the one of no share."""
    depth = np.linspace(0.0, 1.0, LEVELS + 1) ** GAMMA
    table = np.zeros((LEVELS + 2, 4), np.uint8)
    table[:-1] = ramp(tokens)[np.rint(depth * (STEPS - 1)).astype(np.intp)]
    return table.view(np.uint32).ravel()


def heat_image(shares: NDArray[np.float32], known: NDArray[np.bool_], tokens: Tokens) -> QImage:
    """A picture of shares (times, bins), time to the right and bins upwards; see-through where not `known`."""
    level = np.minimum(shares * (LEVELS / FULL_SHARE), LEVELS).astype(np.intp)
    level[~known] = LEVELS + 1
    pixels = np.ascontiguousarray(_pixels(tokens)[level.T[::-1]])
    height, width = pixels.shape
    # copy(): the picture must outlive the numpy array
    return QImage(pixels.data, width, height, 4 * width, QImage.Format.Format_RGBA8888).copy()


class HeatSample:
    """The whole scale, as a sample in a legend."""

    sample_width = 56

    def draw_sample(self, painter: QPainter, place: QRectF) -> None:
        tokens = theme().tokens
        bar = place.adjusted(0, 3, 0, -3)
        # the shares from 0 to the full one, evenly: so the colours stand closer together where they change quickly
        even = np.rint(np.linspace(0.0, 1.0, STEPS) ** GAMMA * (STEPS - 1)).astype(np.intp)
        table = np.ascontiguousarray(ramp(tokens)[even])
        painter.drawImage(bar, QImage(table.data, STEPS, 1, 4 * STEPS, QImage.Format.Format_RGBA8888).copy())
        painter.setPen(QPen(QColor(tokens.border_strong), 1))
        painter.drawRect(bar)
