"""The table of scalings: bringing inputs of different size to one size. Fitted on training rows only."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from playground.messages import N_

Floats = NDArray[np.float64]


@dataclass(frozen=True)
class Scaling:
    """`fit(x)` looks at training inputs (n, d) and gives offset and scale, both (d,): `(x - offset) / scale`."""

    name: str
    formula: str
    fit: Callable[[Floats], tuple[Floats, Floats]]


def _none(x: Floats) -> tuple[Floats, Floats]:
    return np.zeros(x.shape[1]), np.ones(x.shape[1])


def _standard(x: Floats) -> tuple[Floats, Floats]:
    return x.mean(axis=0), _without_zeros(x.std(axis=0), x)


def _min_max(x: Floats) -> tuple[Floats, Floats]:
    low = x.min(axis=0)
    return low, _without_zeros(x.max(axis=0) - low, x)


def _without_zeros(spread: Floats, x: Floats) -> Floats:
    """The spread (d,), but 1 where a column is constant up to rounding, which is then only shifted."""
    rounding = 10 * np.finfo(np.float64).eps * np.abs(x).max(axis=0)
    return np.where(spread <= np.maximum(rounding, np.finfo(np.float64).tiny), 1.0, spread)


SCALINGS: dict[str, Scaling] = {
    scaling.name: scaling
    for scaling in (
        Scaling("none", "x", _none),
        Scaling("standard", N_("(x - mean) / standard deviation"), _standard),
        Scaling("min_max", "(x - min) / (max - min)", _min_max),
    )
}
