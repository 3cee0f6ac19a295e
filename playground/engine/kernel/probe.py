"""Looking at a network: the outputs of its layers, and the loss over a whole data set."""

from __future__ import annotations

from playground.engine.kernel import plan as codes
from playground.engine.kernel.batches import gather
from playground.engine.kernel.jit import compiled
from playground.engine.kernel.plan import Plan, Probe, Scratch
from playground.engine.kernel.pointers import Pointer, is_raised, offset, pointers
from playground.engine.kernel.propagation import forward
from playground.engine.kernel.run import block_loss


@compiled
def layer_outputs(plan: Plan, scratch: Scratch, probe: Probe) -> bool:
    """probe.outputs (units of all layers, n): the outputs of each unit for each sample. False if interrupted."""
    return _layer_outputs(pointers(plan), pointers(scratch), pointers(probe))


@compiled
def evaluate(plan: Plan, scratch: Scratch, probe: Probe, loss: int) -> tuple[float, bool]:
    """The mean loss over all samples, and False if interrupted; probe.outputs (n, k): the network's outputs."""
    return _evaluate(pointers(plan), pointers(scratch), pointers(probe), loss)


@compiled
def _layer_outputs(plan: Plan, scratch: Scratch, probe: Probe) -> bool:
    units = plan.rows_at[plan.layers + 1] - plan.sizes[0]
    for first in range(0, probe.samples, codes.MOST_COLUMNS):
        if is_raised(probe.stop):
            return False
        samples, columns = _forward_block(plan, scratch, probe, first)
        for unit in range(units):
            source = offset(scratch.outputs, (unit + plan.sizes[0]) * columns)
            target = offset(probe.outputs, unit * probe.samples + first)
            for s in range(samples):
                target[s] = source[s]
    return True


@compiled
def _evaluate(plan: Plan, scratch: Scratch, probe: Probe, loss: int) -> tuple[float, bool]:
    mean, k = 0.0, plan.sizes[plan.layers]
    for first in range(0, probe.samples, codes.MOST_COLUMNS):
        if is_raised(probe.stop):
            return mean, False
        samples, columns = _forward_block(plan, scratch, probe, first)
        gather(probe.y, k, offset(scratch.order, first), samples, scratch.target, columns)
        mean += block_loss(plan, loss, scratch, samples, columns, probe.samples)
        last = offset(scratch.outputs, plan.rows_at[plan.layers] * columns)
        for s in range(samples):
            for o in range(k):
                probe.outputs[(first + s) * k + o] = last[o * columns + s]
    return mean, True


@compiled
def _forward_block(plan: Plan, scratch: Scratch, probe: Probe, first: int) -> tuple[int, int]:
    """Forward for the samples from `first`, as many as fit; `scratch.order` is 0, 1, 2, ... Returns (samples, columns)."""
    samples = min(codes.MOST_COLUMNS, probe.samples - first)
    columns = (samples + codes.LANES - 1) // codes.LANES * codes.LANES
    gather(probe.x, plan.sizes[0], offset(scratch.order, first), samples, scratch.outputs, columns)
    forward(plan, probe.parameters, scratch, columns)
    return samples, columns
