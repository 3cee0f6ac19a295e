"""Looking at a network: the outputs of its layers, and the loss over a whole data set."""

from __future__ import annotations

import numpy as np

from playground.engine.kernel import plan as codes
from playground.engine.kernel.batches import gather
from playground.engine.kernel.flag import is_raised
from playground.engine.kernel.jit import compiled
from playground.engine.kernel.losses import loss_and_delta
from playground.engine.kernel.plan import Ints, Plan, Scratch
from playground.engine.kernel.propagation import forward
from playground.engine.network import Floats


@compiled
def layer_outputs(plan: Plan, parameters: Floats, x: Floats, scratch: Scratch, results: Floats, stop: Ints) -> bool:
    """results (units of all layers, n): the outputs of each unit for each row of x (n, d). False if interrupted."""
    skipped = plan.sizes[0]
    for first in range(0, x.shape[0], codes.MOST_COLUMNS):
        if is_raised(stop):
            return False
        columns = _forward_block(plan, parameters, x, scratch, first)
        samples = min(codes.MOST_COLUMNS, x.shape[0] - first)
        for unit in range(results.shape[0]):
            begin = (unit + skipped) * columns
            results[unit, first : first + samples] = scratch.outputs[begin : begin + samples]
    return True


@compiled
def evaluate(
    plan: Plan,
    loss: int,
    parameters: Floats,
    x: Floats,
    y: Floats,
    scratch: Scratch,
    outputs: Floats,
    stop: Ints,
) -> tuple[float, bool]:
    """The mean loss over x (n, d), y (n, k), and the network's outputs written to `outputs` (n, k).

    The second value is False if interrupted.
    """
    mean = 0.0
    k = plan.sizes[-1]
    for first in range(0, x.shape[0], codes.MOST_COLUMNS):
        if is_raised(stop):
            return mean, False
        columns = _forward_block(plan, parameters, x, scratch, first)
        samples = min(codes.MOST_COLUMNS, x.shape[0] - first)
        last = scratch.outputs[plan.rows_at[-2] * columns : plan.rows_at[-1] * columns]
        target = scratch.target[: k * columns]
        gather(y, scratch.order[first : first + samples], target, columns)
        delta = scratch.delta[: k * columns]
        mean += loss_and_delta(loss, last, target, delta, scratch.by_sample, samples, columns, x.shape[0])
        for s in range(samples):
            for o in range(k):
                outputs[first + s, o] = last[o * columns + s]
    return mean, True


@compiled
def _forward_block(plan: Plan, parameters: Floats, x: Floats, scratch: Scratch, first: int) -> int:
    """Forward for the rows of x from `first`, as many as fit; `scratch.order` is 0, 1, 2, ... Returns the columns."""
    chosen = scratch.order[first : min(first + codes.MOST_COLUMNS, x.shape[0])]
    columns = (chosen.size + codes.LANES - 1) // codes.LANES * codes.LANES
    gather(x, chosen, scratch.outputs[: plan.sizes[0] * columns], columns)
    forward(plan, parameters, scratch.outputs, scratch.slopes, columns)
    return columns
