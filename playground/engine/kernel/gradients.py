"""What happens to a gradient before it is used: penalties are added, its size is measured."""

from __future__ import annotations

import math

import numpy as np

from playground.engine.kernel.jit import compiled_sums, spliced
from playground.engine.kernel.plan import Plan
from playground.engine.kernel.pointers import Pointer, offset, real


@compiled_sums
def add_penalty(plan: Plan, parameters: Pointer, l1: float, l2: float, gradient: Pointer) -> None:
    """gradient += l1 sign(w) + l2 w for weights w, never for biases."""
    first, second, zero = real(gradient, l1), real(gradient, l2), real(gradient, 0)
    for layer in range(plan.layers):
        at = plan.parameters_at[layer]
        w, g = offset(parameters, at), offset(gradient, at)
        for i in range(plan.sizes[layer] * plan.sizes[layer + 1]):
            g[i] += second * w[i] + (first if w[i] > 0 else (-first if w[i] < 0 else zero))


@compiled_sums
def sum_of_squares(values: Pointer, m: int) -> float:
    """The sum of m squares, in float64."""
    squares = 0.0
    for i in range(m):
        squares += np.float64(values[i]) * np.float64(values[i])
    return squares


@spliced
def norm(values: Pointer, m: int) -> float:
    """The L2 norm of m values."""
    return math.sqrt(sum_of_squares(values, m))


@compiled_sums
def all_finite(values: Pointer, m: int) -> bool:
    """Whether there is neither NaN nor infinity among m values: 0 * v is 0 for all others."""
    zero = real(values, 0)
    nothing = zero
    for i in range(m):
        nothing += values[i] * zero
    return bool(nothing == 0)


@compiled_sums
def accumulate(values: Pointer, sums: Pointer, m: int) -> None:
    """sums += values, m of them."""
    for i in range(m):
        sums[i] += values[i]
