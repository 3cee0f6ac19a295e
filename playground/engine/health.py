"""How values are spread: which units are saturated or dead, how many values fall into which bin."""

from __future__ import annotations

import math

import numpy as np
from numpy.typing import NDArray

from playground.engine.activations import Activation
from playground.engine.network import Floats, Mask

Counts = NDArray[np.int64]


def saturated_count(outputs: Floats, activation: Activation) -> int:
    """How many of the outputs (any shape) lie beyond the activation's bounds of saturation; 0 where it has none."""
    if activation.saturation is None:
        return 0
    low, high = activation.saturation
    return int(np.count_nonzero((outputs < low) | (outputs > high)))


def responding(outputs: Floats) -> Mask:
    """Which units (units,) are not 0 on at least one of the samples; outputs (units, n)."""
    return np.any(outputs != 0, axis=1)


def bin_counts(values: Floats, edges: NDArray[np.float64]) -> Counts:
    """How many values fall between neighbouring `edges` (b + 1,), which are evenly spaced: (b,).

    What lies outside counts in the first or the last bin; NaN counts nowhere.
    """
    bins, width = len(edges) - 1, edges[1] - edges[0]
    flat = values.ravel()
    places = np.floor((flat[~np.isnan(flat)] - edges[0]) / width)
    return np.bincount(np.clip(places, 0, bins - 1).astype(np.int64), minlength=bins)


def round_range(largest: float) -> float:
    """The next of ..., 0.5, 1, 2, 5, 10, ... from `largest` (above 0, finite) on: the end of a scale."""
    power = 10.0 ** math.floor(math.log10(largest))
    return next((factor * power for factor in (1, 2, 5) if largest <= factor * power), 10 * power)


def are_alike(incoming: Floats, bias: Floats, outgoing: Floats, tolerance: float = 1e-6) -> bool:
    """Whether all units of a layer are one unit several times: same weights in (d, u), bias (u,), weights out (u, k).

    Then they give equal outputs and get equal gradients, and stay alike for ever. `tolerance` is relative to the
    largest of the numbers.
    """
    if len(bias) < 2:
        return False
    rows = np.concatenate((incoming, bias[None], outgoing.T))
    largest = np.abs(rows).max()
    return bool(np.ptp(rows, axis=1).max() <= tolerance * largest)
