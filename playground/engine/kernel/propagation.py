"""Forward and backward through the layers, for one block of samples (one row a unit, one column a sample)."""

from __future__ import annotations

from playground.engine.kernel.activations import activate
from playground.engine.kernel.jit import compiled
from playground.engine.kernel.plan import LINEAR, Plan, Scratch
from playground.engine.kernel.pointers import Pointer, is_raised, offset
from playground.engine.kernel.products import correlations, row_sums, weighted_deltas, weighted_sums


@compiled
def forward(plan: Plan, parameters: Pointer, scratch: Scratch, columns: int, stop: Pointer) -> bool:
    """From the inputs in the first rows of `scratch.outputs`, fill in the outputs and slopes of all layers.

    False if interrupted.
    """
    for layer in range(plan.layers):
        if is_raised(stop):
            return False
        d_in, d_out = plan.sizes[layer], plan.sizes[layer + 1]
        weight = offset(parameters, plan.parameters_at[layer])
        source = offset(scratch.outputs, plan.rows_at[layer] * columns)
        here = plan.rows_at[layer + 1] * columns
        z = offset(scratch.outputs, here)
        weighted_sums(weight, offset(weight, d_in * d_out), source, z, d_in, d_out, columns)
        activate(plan.activations[layer], z, offset(scratch.slopes, here), d_out * columns)
    return True


@compiled
def backward(plan: Plan, parameters: Pointer, scratch: Scratch, gradient: Pointer, columns: int, stop: Pointer) -> bool:
    """From dLoss/dOutput of the last layer in `scratch.delta`, the gradient (p,). The deltas are overwritten.

    False if interrupted.
    """
    delta, delta_before = scratch.delta, scratch.delta_before
    for layer in range(plan.layers - 1, -1, -1):
        if is_raised(stop):
            return False
        d_in, d_out = plan.sizes[layer], plan.sizes[layer + 1]
        at = plan.parameters_at[layer]
        if plan.activations[layer] != LINEAR:
            slope = offset(scratch.slopes, plan.rows_at[layer + 1] * columns)
            for i in range(d_out * columns):
                delta[i] *= slope[i]
        source = offset(scratch.outputs, plan.rows_at[layer] * columns)
        correlations(source, delta, offset(gradient, at), d_in, d_out, columns)
        row_sums(delta, offset(gradient, at + d_in * d_out), d_out, columns)
        if layer > 0:
            weighted_deltas(offset(parameters, at), scratch.zeros, delta, delta_before, d_in, d_out, columns)
            delta, delta_before = delta_before, delta
    return True
