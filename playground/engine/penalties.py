"""The penalty that draws weights towards 0: l1 · sum|w| + l2 / 2 · sum w², over weights, never biases."""

from __future__ import annotations

import numpy as np

from playground.engine.network import Floats, Network


def penalty(network: Network, parameters: Floats, l1: float, l2: float) -> float:
    """The penalty of `parameters` (p,), in the unit of the loss."""
    weights = [weight for weight, _ in network.views(parameters)]
    return float(sum(l1 * np.sum(np.abs(w)) + l2 / 2 * np.sum(w * w) for w in weights))


def penalty_gradient(network: Network, parameters: Floats, l1: float, l2: float) -> Floats:
    """Its derivative with respect to each parameter (p,): l1 · sign(w) + l2 · w, 0 for biases and for |w| at w = 0."""
    return np.where(network.weight_mask(), l1 * np.sign(parameters) + l2 * parameters, 0)
