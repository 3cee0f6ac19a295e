"""From what a run remembers to the points of a curve: about as many as there are columns of pixels."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]

# Beyond this a run has diverged, and axes would overflow.
LARGEST = 1e300


@dataclass(frozen=True, eq=False)
class Ranges:
    """Least and greatest value over consecutive ranges of steps: `x` (n,) where each begins, `low`, `high` (n, ...)."""

    x: Floats
    low: Floats
    high: Floats


def visible(x: Floats, left: float, right: float) -> slice:
    """The part of ascending `x` between `left` and `right`, with one more on either side so that lines reach out."""
    first, last = np.searchsorted(x, (left, right))
    return slice(max(0, int(first) - 1), int(last) + 1)


def thinned(ranges: Ranges, columns: int) -> Ranges:
    """At most `columns` ranges that cover the same steps: neighbours merged, extremes kept; NaN and inf left out."""
    size = -(-len(ranges.x) // columns)
    if size <= 1:
        return ranges
    starts = np.arange(0, len(ranges.x), size)
    low = np.fmin.reduceat(finite(ranges.low), starts, axis=0)
    high = np.fmax.reduceat(finite(ranges.high), starts, axis=0)
    return Ranges(ranges.x[starts], low, high)


def shortened(x: Floats, y: Floats, points: int) -> tuple[Floats, Floats]:
    """A line of at most about `points` that visits the least and the greatest of every few neighbours, and the end."""
    if len(x) <= points:
        return x, y
    thin = thinned(Ranges(x[:-1], y[:-1], y[:-1]), max(1, points // 2))
    return np.append(np.repeat(thin.x, 2), x[-1]), np.append(np.column_stack((thin.low, thin.high)).ravel(), y[-1])


def log10(values: Floats, floor: float) -> Floats:
    """log10, with everything below `floor` > 0 (zeros too) at the floor; NaN and inf become NaN, a gap in the curve."""
    return np.log10(np.maximum(finite(values), floor))


def finite(values: Floats) -> Floats:
    """The values with inf, and what is on the way there, as NaN: a gap in the curve."""
    return np.where(np.abs(values) < LARGEST, values, np.nan)


def nearest(x: Floats, value: float) -> int:
    """The index of the number in ascending `x` (n > 0) that is nearest to `value`."""
    right = int(np.clip(np.searchsorted(x, value), 1, len(x) - 1)) if len(x) > 1 else 0
    return right - 1 if right and abs(x[right - 1] - value) <= abs(x[right] - value) else right
