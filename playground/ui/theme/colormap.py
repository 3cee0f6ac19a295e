"""The diverging colours of a signed value: vermillion below zero, blue above, the theme's neutral at zero."""

from __future__ import annotations

from functools import cache

import numpy as np
from numpy.typing import NDArray
from PySide6.QtGui import QColor, QImage

from playground.ui.theme.tokens import Tokens

STEPS = 256


@cache
def diverging(tokens: Tokens) -> NDArray[np.uint8]:
    """The lookup table (256, 4), red-green-blue-alpha, from the negative end to the positive end."""
    low, middle, high = (_rgb(colour) for colour in (tokens.negative, tokens.neutral, tokens.positive))
    share = np.linspace(-1.0, 1.0, STEPS)[:, None]
    rgb = middle + np.abs(share) * (np.where(share < 0, low, high) - middle)
    table = np.full((STEPS, 4), 255, dtype=np.uint8)
    table[:, :3] = np.rint(rgb)
    return table


def signed_image(values: NDArray[np.floating], limit: float, tokens: Tokens) -> QImage:
    """A map (rows, columns), row 0 at the bottom, as a picture; `limit` is the value of the full colour, > 0."""
    index = np.nan_to_num((values / limit + 1.0) * ((STEPS - 1) / 2.0), nan=(STEPS - 1) / 2.0)
    pixels = diverging(tokens)[np.clip(np.rint(index), 0, STEPS - 1).astype(np.intp)]
    pixels = np.ascontiguousarray(pixels[::-1])
    height, width = pixels.shape[:2]
    # copy(): the picture must outlive the numpy array
    return QImage(pixels.data, width, height, 4 * width, QImage.Format.Format_RGBA8888).copy()


def sign_colour(value: float, tokens: Tokens) -> QColor:
    """The colour of a weight: its sign alone; its size is shown by width."""
    return QColor(tokens.positive if value >= 0 else tokens.negative)


def _rgb(colour: str) -> NDArray[np.float64]:
    q = QColor(colour)
    return np.array([q.red(), q.green(), q.blue()], dtype=np.float64)
