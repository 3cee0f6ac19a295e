"""Forward and backward through the layers, for one block of samples (one row a unit, one column a sample)."""

from __future__ import annotations

from playground.engine.kernel.activations import activate
from playground.engine.kernel.jit import compiled
from playground.engine.kernel.plan import LINEAR, Plan
from playground.engine.kernel.products import correlations, row_sums, weighted_deltas, weighted_sums
from playground.engine.network import Floats


@compiled
def forward(plan: Plan, parameters: Floats, outputs: Floats, slopes: Floats, columns: int) -> None:
    """From the inputs in the first rows of `outputs`, fill in the outputs and slopes of all layers."""
    for layer in range(plan.activations.size):
        before, here, end = plan.rows_at[layer], plan.rows_at[layer + 1], plan.rows_at[layer + 2]
        start, stop = plan.parameters_at[layer], plan.parameters_at[layer + 1]
        bias_at = stop - plan.sizes[layer + 1]
        z = outputs[here * columns : end * columns]
        source = outputs[before * columns : here * columns]
        weighted_sums(parameters[start:bias_at], parameters[bias_at:stop], source, z, columns)
        activate(plan.activations[layer], z, slopes[here * columns : end * columns])


@compiled
def backward(
    plan: Plan,
    parameters: Floats,
    outputs: Floats,
    slopes: Floats,
    delta: Floats,
    delta2: Floats,
    zeros: Floats,
    gradient: Floats,
    columns: int,
) -> None:
    """From dLoss/dOutput of the last layer in `delta`, the gradient (p,). `delta` and `delta2` are overwritten."""
    for layer in range(plan.activations.size - 1, -1, -1):
        before, here, end = plan.rows_at[layer], plan.rows_at[layer + 1], plan.rows_at[layer + 2]
        start, stop = plan.parameters_at[layer], plan.parameters_at[layer + 1]
        bias_at = stop - plan.sizes[layer + 1]
        d = delta[: (end - here) * columns]
        if plan.activations[layer] != LINEAR:
            slope = slopes[here * columns : end * columns]
            for i in range(d.size):
                d[i] *= slope[i]
        correlations(outputs[before * columns : here * columns], d, gradient[start:bias_at], columns)
        row_sums(d, gradient[bias_at:stop], columns)
        if layer > 0:
            weighted_deltas(parameters[start:bias_at], zeros, d, delta2[: (here - before) * columns], columns)
            delta, delta2 = delta2, delta
