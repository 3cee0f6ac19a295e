"""What the size of a layer's gradient says about whether the layer can learn.

The thresholds are about plain gradient descent, where a step moves a layer by learning rate x gradient norm, at
learning rates around 0.03 and weights of a layer that together are about 1 in size, as common initializations make
them. Below 1e-5 a step changes the layer by less than a millionth of itself: a million steps would not train it, while
a thousandth of itself a step is what works (Karpathy, CS231n notes, "Ratio of weights:updates"). Above 100 one step
moves the layer by several times its own size, so that it leaps over what it looks for; clipping is usual far below
that, at 1 to 10 (Pascanu, Mikolov and Bengio, "On the difficulty of training recurrent neural networks", 2013).
A gradient is also small where there is nothing left to learn: the band says what such a step can do, not that
something is wrong.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

from playground.messages import N_
from playground.training.diagnosis import NO_GRADIENT


@dataclass(frozen=True)
class Band:
    """Norms from `low` (included) to `high`: their name, the colour token behind them, the name with the threshold."""

    name: str
    low: float
    high: float
    token: str
    label: str


VANISHING, EXPLODING = NO_GRADIENT, 1e2

HEALTHY = Band(N_("healthy"), VANISHING, EXPLODING, "good", N_("healthy"))
BANDS = (
    Band(N_("vanishing"), 0.0, VANISHING, "warning", N_("vanishing < {threshold}")),
    HEALTHY,
    Band(N_("exploding"), EXPLODING, math.inf, "danger", N_("exploding > {threshold}")),
)


def band_of(norm: float) -> Band:
    """The band of a gradient norm >= 0; a norm that is not a finite number has exploded."""
    return next((band for band in BANDS if band.low <= norm < band.high), BANDS[-1])


def threshold(band: Band) -> float:
    """The one number that bounds a band towards the healthy one."""
    return band.high if band.low == 0.0 else band.low
