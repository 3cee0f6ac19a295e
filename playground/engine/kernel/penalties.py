"""The gradient's later life: penalties added, its size measured, its finiteness looked at."""

from __future__ import annotations

import math

import numpy as np

from playground.engine.kernel.jit import compiled_sums
from playground.engine.kernel.plan import Plan
from playground.engine.network import Floats


@compiled_sums
def add_penalty(plan: Plan, parameters: Floats, l1: float, l2: float, gradient: Floats) -> None:
    """gradient += l1 sign(w) + l2 w for weights w, never for biases."""
    first, second = gradient.dtype.type(l1), gradient.dtype.type(l2)
    for layer in range(plan.activations.size):
        start, stop = plan.parameters_at[layer], plan.parameters_at[layer + 1] - plan.sizes[layer + 1]
        for i in range(start, stop):
            w = parameters[i]
            gradient[i] += second * w + (first if w > 0 else (-first if w < 0 else 0 * first))


@compiled_sums
def norm(values: Floats) -> float:
    """The L2 norm, its squares summed in float64."""
    squares = 0.0
    for i in range(values.size):
        squares += np.float64(values[i]) * np.float64(values[i])
    return math.sqrt(squares)


@compiled_sums
def all_finite(values: Floats) -> bool:
    """Whether there is neither NaN nor infinity: 0 * v is 0 for every other v."""
    nothing = 0 * values.dtype.type(0)
    for i in range(values.size):
        nothing += values[i] * values.dtype.type(0)
    return bool(nothing == 0)
