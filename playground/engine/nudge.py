"""Learning without calculus: move each parameter a little, and keep the move where the loss falls.

It shows what the gradient saves: one pass over p parameters asks for the loss up to 2 p + 1 times, while
backpropagation finds all p slopes for the price of about two.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

import numpy as np

from playground.engine.network import Floats, Mask


class Nudged(NamedTuple):
    """The parameters (p,) after one pass, and how often the loss was evaluated on the way."""

    parameters: Floats
    evaluations: int


def nudge(parameters: Floats, objective: Callable[[Floats], float], epsilon: float, trainable: Mask) -> Nudged:
    """One pass over the parameters (p,) in their order; a move counts at once for those that follow.

    Each is tried at + epsilon, then at - epsilon, and stays where `objective` first is below its lowest value so far.
    """
    moved = parameters.copy()
    lowest = objective(moved)
    evaluations = 1
    for i in np.flatnonzero(trainable):
        before = moved[i]
        for candidate in (before + epsilon, before - epsilon):
            moved[i] = candidate
            value = objective(moved)
            evaluations += 1
            if value < lowest:
                lowest = value
                break
        else:
            moved[i] = before
    return Nudged(moved, evaluations)
