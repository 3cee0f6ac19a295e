"""Which rows train and which test."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from playground.engine.seeds import generator

Rows = NDArray[np.int64]


def split(samples: int, test_fraction: float, seed: int) -> tuple[Rows, Rows]:
    """Training and test rows in an order drawn from `seed`; every row once, at least one row trains.

    The order does not depend on the fraction, so a larger test set holds the smaller one.
    """
    order = generator(seed, "split").permutation(samples)
    tests = tests_of(samples, test_fraction)
    return order[tests:], order[:tests]


def tests_of(samples: int, test_fraction: float) -> int:
    """How many of the samples test."""
    return min(round(samples * test_fraction), samples - 1)
