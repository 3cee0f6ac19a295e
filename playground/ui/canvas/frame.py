"""What the items of the network view are drawn from at one moment."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum

import numpy as np
from numpy.typing import NDArray

from playground.training.snapshot import Floats, Snapshot
from playground.ui.theme.tokens import Tokens

SAMPLE = 20_000  # so many values are enough to find the scale
QUANTILE = 0.95
RUNGS = (1.0, 1.5, 2.0, 3.0, 5.0, 7.0, 10.0)
SLACK = 0.55  # the scale is kept while the quantile is between this share of it and all of it


class Quantity(Enum):
    """What links and matrices show; the value is the key of its button."""

    WEIGHT = "weight"
    GRADIENT = "gradient"
    UPDATE = "update"

    def flat(self, snapshot: Snapshot) -> Floats | None:
        """The flat vector (p,), None before the first step."""
        if self is Quantity.WEIGHT:
            return snapshot.parameters
        return snapshot.gradient if self is Quantity.GRADIENT else snapshot.update


@dataclass(frozen=True, eq=False)
class Frame:
    """One moment to draw.

    weights  the chosen quantity of each layer's weights (d_in, d_out); empty where there is none yet
    biases   the same of its biases (d_out,)
    scale    its size that is drawn at full width and full colour, > 0
    smooth   whether there is time for antialiased lines
    """

    snapshot: Snapshot
    weights: tuple[NDArray[np.floating], ...]
    scale: float
    smooth: bool
    tokens: Tokens
    biases: tuple[NDArray[np.floating], ...] = ()


def weights_of(snapshot: Snapshot, quantity: Quantity) -> tuple[NDArray[np.floating], ...]:
    """The chosen quantity of each layer's weights; empty before the first step."""
    flat = quantity.flat(snapshot)
    return () if flat is None else tuple(layer.weight for layer in snapshot.network.views(flat))


def biases_of(snapshot: Snapshot, quantity: Quantity) -> tuple[NDArray[np.floating], ...]:
    """The chosen quantity of each layer's biases; empty before the first step."""
    flat = quantity.flat(snapshot)
    return () if flat is None else tuple(layer.bias for layer in snapshot.network.views(flat))


def steady_scale(weights: Sequence[NDArray[np.floating]], before: float) -> float:
    """The size drawn at full width: the 95th percentile of the sizes, rounded up to an even number.

    It stays as it was while that is still about right, so that the picture does not pulsate. 0 where all are 0.
    """
    if not weights:
        return before
    step = max(1, sum(weight.size for weight in weights) // SAMPLE)
    sizes = np.abs(np.concatenate([weight.reshape(-1)[::step] for weight in weights]))
    sizes = sizes[np.isfinite(sizes)]
    typical = float(np.quantile(sizes, QUANTILE)) if len(sizes) else 0.0
    if before > 0 and SLACK * before <= typical <= before:
        return before
    return _round_up(typical)


def _round_up(value: float) -> float:
    if value <= 0:
        return 0.0
    power = 10.0 ** np.floor(np.log10(value))
    rung = next((rung for rung in RUNGS if rung * power >= value), RUNGS[-1])
    return float(f"{rung * power:.2g}")
