"""Looking at a network: the outputs of its units and the loss, over any number of samples."""

from __future__ import annotations

from playground.engine.kernel import plan as codes
from playground.engine.kernel.batches import gather
from playground.engine.kernel.jit import entry_point
from playground.engine.kernel.plan import Plan, Probe, Scratch
from playground.engine.kernel.pointers import offset, pointers
from playground.engine.kernel.propagation import forward
from playground.engine.kernel.run import block_loss, copy


@entry_point
def look(plan: Plan, scratch: Scratch, probe: Probe, loss: int, first_layer: int) -> tuple[float, bool]:
    """The outputs of the units from `first_layer` on into probe.outputs (units, n), and the mean loss over all samples.

    `loss` is a code, or -1 for none. The second value is False if interrupted.
    """
    plan, scratch, probe = pointers(plan), pointers(scratch), pointers(probe)
    mean, lowest = 0.0, plan.rows_at[first_layer + 1]
    for first in range(0, probe.samples, codes.MOST_COLUMNS):
        samples = min(codes.MOST_COLUMNS, probe.samples - first)
        columns = (samples + codes.LANES - 1) // codes.LANES * codes.LANES
        chosen = offset(scratch.order, first)
        gather(probe.x, plan.sizes[0], chosen, samples, scratch.outputs, columns)
        if not forward(plan, probe.parameters, scratch, columns, probe.stop):
            return mean, False
        for row in range(lowest, plan.rows_at[plan.layers + 1]):
            source, target = offset(scratch.outputs, row * columns), (row - lowest) * probe.samples + first
            copy(source, offset(probe.outputs, target), samples)
        if loss >= 0:
            gather(probe.y, plan.sizes[plan.layers], chosen, samples, scratch.target, columns)
            mean += block_loss(plan, loss, scratch, samples, columns, probe.samples)
    return mean, True
