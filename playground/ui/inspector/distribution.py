"""How the first weights of a layer are spread: from a sample of its own, never from the run's random stream."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from playground.document.experiment import Choice
from playground.engine.initializers import Shape, draw

BARS = 24
SAMPLE = 4096
SEED = 20_100_513  # of this picture alone


@dataclass(frozen=True, eq=False)
class Distribution:
    """Least and greatest value, standard deviation, and the share (BARS,) of the values in each bar between."""

    low: float
    high: float
    deviation: float
    shares: NDArray[np.float64]

    @property
    def is_single_value(self) -> bool:
        return self.low == self.high


@lru_cache(maxsize=64)
def distribution(choice: Choice, fan_in: int, fan_out: int) -> Distribution:
    """The spread of weights (fan_in, fan_out) drawn by `choice`."""
    values = _sample(choice, fan_in, fan_out)
    low, high = float(values.min()), float(values.max())
    counts, _edges = np.histogram(values, bins=BARS, range=(low, high) if low < high else (low - 1, high + 1))
    return Distribution(low, high, float(values.std()), counts / values.size)


def _sample(choice: Choice, fan_in: int, fan_out: int) -> NDArray[np.float64]:
    """At least SAMPLE values. The longer side of a large matrix is kept: an orthogonal one depends on it."""
    short, long = sorted((fan_in, fan_out))
    short = min(short, -(-SAMPLE // long))
    shape = Shape((short, long) if fan_in <= fan_out else (long, short), fan_in, fan_out)
    chosen, rng = (choice.kind, dict(choice.settings)), np.random.default_rng(SEED)
    draws = -(-SAMPLE // (short * long))
    return np.concatenate([draw(chosen, rng, shape).ravel() for _ in range(draws)])
