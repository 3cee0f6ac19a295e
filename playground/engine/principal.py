"""Principal components: the directions in which points differ most (Pearson 1901; Hotelling 1933)."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

Array = NDArray[np.float64]

# Directions that are followed at a time: more than are asked for, so that the first ones are found quickly.
MOST_DIRECTIONS = 16


class Directions(NamedTuple):
    """Orthonormal directions `axes` (d, k), and the `variances` (k,) of the points along them, greatest first."""

    axes: Array
    variances: Array


def first_directions(dimensions: int) -> Directions:
    """Somewhere to begin, the same each time; variances are not known yet."""
    columns = min(dimensions, MOST_DIRECTIONS)
    drawn = np.random.Generator(np.random.PCG64(0)).standard_normal((dimensions, columns))
    return Directions(np.linalg.qr(drawn)[0], np.full(columns, np.nan))


def refined(points: Array, directions: Directions) -> Directions:
    """One round of subspace iteration with Rayleigh and Ritz's step (Golub and Van Loan 2013, section 8.2.4).

    points (n, d) have mean 0. Where d is at most `MOST_DIRECTIONS`, one round gives the exact answer.
    """
    axes = np.linalg.qr(points.T @ (points @ directions.axes))[0]
    seen = points @ axes
    variances, turn = np.linalg.eigh(seen.T @ seen / len(points))
    return Directions(axes @ turn[:, ::-1], np.maximum(variances[::-1], 0))


def aligned(axes: Array, before: Array | None) -> Array:
    """The first two axes (d, 2), each with the sign that leaves pictures where they were.

    Without any `before` (d, 2), the largest component of each is positive. Axes that have changed places since, because
    the variance along the second has overtaken the first, are put back in their old places.
    """
    chosen = axes[:, :2]
    if before is None:
        largest = np.abs(chosen).argmax(axis=0)
        return chosen * np.where(chosen[largest, [0, 1]] < 0, -1.0, 1.0)
    cosines = chosen.T @ before
    if abs(cosines[0, 1]) + abs(cosines[1, 0]) > abs(cosines[0, 0]) + abs(cosines[1, 1]):
        chosen, cosines = chosen[:, ::-1], cosines[::-1]
    return chosen * np.where(np.diag(cosines) < 0, -1.0, 1.0)
