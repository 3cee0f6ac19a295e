"""The losses of one block of samples, and their derivatives by the network's outputs.

`share` is 1 / batch, or 1 / (batch * outputs) for the losses that average over outputs too. `delta` gets dLoss/dOutput;
its surplus columns get 0, so that they count for nothing from there on.
"""

from __future__ import annotations

import math

import numpy as np

from playground.engine.kernel import plan
from playground.engine.kernel.activations import sigmoid_pair
from playground.engine.kernel.exponential import exp
from playground.engine.kernel.jit import compiled_sums
from playground.engine.network import Floats


@compiled_sums
def loss_and_delta(
    code: int, output: Floats, target: Floats, delta: Floats, by_sample: Floats, samples: int, columns: int, batch: int
) -> float:
    """This block's part of the batch's mean loss. output, target, delta: (k, columns) flat; by_sample (2, columns)."""
    k = output.size // columns
    if code == plan.CROSS_ENTROPY:
        loss = _cross_entropy(output, target, delta, by_sample, samples, columns, k, 1.0 / batch)
    else:
        loss = 0.0
        for o in range(k):
            row = slice(o * columns, o * columns + samples)
            loss += _row_loss(code, output[row], target[row], delta[row], 1.0 / (batch * k))
    for o in range(k):
        delta[o * columns + samples : (o + 1) * columns] = 0
    return loss


@compiled_sums
def _row_loss(code: int, output: Floats, target: Floats, delta: Floats, share: float) -> float:
    if code == plan.MSE:
        return _squared(output, target, delta, share)
    if code == plan.MAE:
        return _absolute(output, target, delta, share)
    if code == plan.HUBER:
        return _huber(output, target, delta, share)
    return _binary_cross_entropy(output, target, delta, share)


@compiled_sums
def _squared(output: Floats, target: Floats, delta: Floats, share: float) -> float:
    loss, twice = 0.0, output.dtype.type(2 * share)
    for c in range(output.size):
        difference = output[c] - target[c]
        loss += np.float64(difference) * difference
        delta[c] = twice * difference
    return loss * share


@compiled_sums
def _absolute(output: Floats, target: Floats, delta: Floats, share: float) -> float:
    loss, one, zero = 0.0, output.dtype.type(share), output.dtype.type(0)
    for c in range(output.size):
        difference = output[c] - target[c]
        loss += abs(difference)
        delta[c] = one if difference > 0 else (-one if difference < 0 else zero)
    return loss * share


@compiled_sums
def _huber(output: Floats, target: Floats, delta: Floats, share: float) -> float:
    """Half the square up to 1, from there on a straight line of slope 1."""
    loss, one = 0.0, output.dtype.type(share)
    for c in range(output.size):
        difference = output[c] - target[c]
        size = np.float64(abs(difference))
        loss += 0.5 * size * size if size <= 1 else size - 0.5
        delta[c] = one * difference if size <= 1 else math.copysign(one, difference)
    return loss * share


@compiled_sums
def _binary_cross_entropy(output: Floats, target: Floats, delta: Floats, share: float) -> float:
    """t softplus(-z) + (1 - t) softplus(z) for the logit z and the target t; its derivative is sigmoid(z) - t."""
    real = output.dtype.type
    loss, scale, one = 0.0, real(share), real(1)
    for c in range(output.size):
        z, t = output[c], target[c]
        wrong = (one - t) * z if z > 0 else -t * z
        loss += np.float64(wrong) + math.log1p(exp(-abs(z)))
        delta[c] = scale * (sigmoid_pair(z, one)[0] - t)
    return loss * share


@compiled_sums
def _cross_entropy(
    output: Floats,
    target: Floats,
    delta: Floats,
    by_sample: Floats,
    samples: int,
    columns: int,
    k: int,
    share: float,
) -> float:
    """-sum t log softmax(z), the largest logit of each sample taken off first; its derivative is softmax(z) - t."""
    largest, partition = by_sample[:samples], by_sample[columns : columns + samples]
    largest[:] = output[:samples]
    for o in range(1, k):
        z = output[o * columns : o * columns + samples]
        for c in range(samples):
            largest[c] = z[c] if z[c] > largest[c] else largest[c]
    partition[:] = 0
    for o in range(k):
        z = output[o * columns : o * columns + samples]
        e = delta[o * columns : o * columns + samples]
        for c in range(samples):
            e[c] = exp(z[c] - largest[c])
            partition[c] += e[c]
    loss = 0.0
    for c in range(samples):
        logarithm = math.log(np.float64(partition[c]))
        for o in range(k):
            t = np.float64(target[o * columns + c])
            loss += t * (logarithm - (np.float64(output[o * columns + c]) - largest[c]))
    scale = output.dtype.type(share)
    for o in range(k):
        e = delta[o * columns : o * columns + samples]
        t = target[o * columns : o * columns + samples]
        for c in range(samples):
            e[c] = scale * (e[c] / partition[c] - t[c])
    return loss * share
