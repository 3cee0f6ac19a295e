"""The shapes of links: cubic curves between two columns, whole for positive values and in dashes for negative ones.

A path is made once and kept while the layout stands; `QPen`'s own dashes are many times slower.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from PySide6.QtCore import QPointF
from PySide6.QtGui import QPainterPath

DASH, SPACE = 7.0, 4.0
SAMPLES = 33
BEND = 0.5  # where the handles of the cubic are, as a share of the width


class Curves:
    """All curves from `starts` to `ends` (heights) over a gap of `width`, made when they are first asked for."""

    def __init__(self, starts: Sequence[float], ends: Sequence[float], width: float) -> None:
        self._starts, self._ends, self._width = starts, ends, width
        self._whole: dict[tuple[int, int], QPainterPath] = {}
        self._dashed: dict[tuple[int, int], QPainterPath] = {}
        self._x, self._share, self._slope = _course(width)

    def path(self, start: int, end: int, dashed: bool) -> QPainterPath:
        known = self._dashed if dashed else self._whole
        path = known.get((start, end))
        if path is None:
            path = known[start, end] = self._dashes(start, end) if dashed else self._cubic(start, end)
        return path

    def distances(self, x: float, y: float) -> np.ndarray:
        """About how far each curve (starts, ends) passes from a point between the columns."""
        starts, ends = np.asarray(self._starts)[:, None], np.asarray(self._ends)[None, :]
        share, slope = np.interp(x, self._x, self._share), np.interp(x, self._x, self._slope)
        heights = starts + (ends - starts) * share
        return np.abs(y - heights) / np.hypot(1.0, (ends - starts) * slope)

    def _cubic(self, start: int, end: int) -> QPainterPath:
        a, b, width = self._starts[start], self._ends[end], self._width
        path = QPainterPath(QPointF(0, a))
        path.cubicTo(BEND * width, a, (1 - BEND) * width, b, width, b)
        return path

    def _dashes(self, start: int, end: int) -> QPainterPath:
        x, y, length = self._sampled(self._starts[start], self._ends[end])
        path = QPainterPath()
        begins = np.arange(0.0, length[-1], DASH + SPACE)
        ends = np.minimum(begins + DASH, length[-1])
        places = (np.interp(at, length, along).tolist() for at in (begins, ends) for along in (x, y))
        for x0, y0, x1, y1 in zip(*places, strict=True):
            path.moveTo(x0, y0)
            path.lineTo(x1, y1)
        return path

    def _sampled(self, a: float, b: float) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
        """The cubic as points, with the length of the way to each."""
        x, y = self._x, a + (b - a) * self._share
        length = np.concatenate([[0.0], np.cumsum(np.hypot(np.diff(x), np.diff(y)))])
        return x, y, length


def _course(width: float) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Of every curve over `width`: places along it, the share of its rise reached there, and the share a pixel."""
    t = np.linspace(0.0, 1.0, SAMPLES)
    x = width * (3 * BEND * (1 - t) ** 2 * t + 3 * (1 - BEND) * (1 - t) * t**2 + t**3)
    share = 3 * (1 - t) * t**2 + t**3
    return x, share, np.gradient(share, x)
