"""The losses of one block of samples, and their derivatives by the network's outputs.

`share` is 1 / batch, or 1 / (batch * outputs) for the losses that average over outputs too. `delta` gets dLoss/dOutput;
its surplus columns get 0, so that they count for nothing from there on. Losses are summed in float64.
"""

from __future__ import annotations

import math

import numpy as np

from playground.engine.kernel import plan
from playground.engine.kernel.activations import sigmoid_pair
from playground.engine.kernel.exponential import exp
from playground.engine.kernel.jit import compiled_sums, spliced
from playground.engine.kernel.pointers import Pointer, offset, real


@compiled_sums
def loss_and_delta(
    code: int,
    output: Pointer,
    target: Pointer,
    delta: Pointer,
    by_sample: Pointer,
    k: int,
    samples: int,
    columns: int,
    batch: int,
) -> float:
    """This block's part of the batch's mean loss. output, target, delta: (k, columns); by_sample (2, columns)."""
    loss = 0.0
    if code == plan.CROSS_ENTROPY:
        loss = _cross_entropy(output, target, delta, by_sample, k, samples, columns, 1.0 / batch)
    else:
        for o in range(k):
            y, t, d = offset(output, o * columns), offset(target, o * columns), offset(delta, o * columns)
            loss += _row_loss(code, y, t, d, samples, 1.0 / (batch * k))
    for o in range(k):
        for c in range(o * columns + samples, (o + 1) * columns):
            delta[c] = real(delta, 0)
    return loss


@spliced
def _row_loss(code: int, y: Pointer, t: Pointer, delta: Pointer, n: int, share: float) -> float:
    """One output unit: outputs `y`, targets `t` and `delta` of n samples."""
    if code == plan.MSE:
        return _squared(y, t, delta, n, share)
    if code == plan.MAE:
        return _absolute(y, t, delta, n, share)
    if code == plan.HUBER:
        return _huber(y, t, delta, n, share)
    return _binary_cross_entropy(y, t, delta, n, share)


@spliced
def _squared(y: Pointer, t: Pointer, delta: Pointer, n: int, share: float) -> float:
    loss, twice = 0.0, real(y, 2 * share)
    for c in range(n):
        difference = y[c] - t[c]
        loss += np.float64(difference) * np.float64(difference)
        delta[c] = twice * difference
    return loss * share


@spliced
def _absolute(y: Pointer, t: Pointer, delta: Pointer, n: int, share: float) -> float:
    loss, one, zero = 0.0, real(y, share), real(y, 0)
    for c in range(n):
        difference = y[c] - t[c]
        loss += np.float64(abs(difference))
        delta[c] = one if difference > 0 else (-one if difference < 0 else zero)
    return loss * share


@spliced
def _huber(y: Pointer, t: Pointer, delta: Pointer, n: int, share: float) -> float:
    """Half the square up to 1, from there on a straight line of slope 1."""
    loss, one = 0.0, real(y, share)
    for c in range(n):
        difference = y[c] - t[c]
        size = np.float64(abs(difference))
        loss += 0.5 * size * size if size <= 1 else size - 0.5
        delta[c] = one * difference if size <= 1 else math.copysign(one, difference)
    return loss * share


@spliced
def _binary_cross_entropy(y: Pointer, t: Pointer, delta: Pointer, n: int, share: float) -> float:
    """t softplus(-y) + (1 - t) softplus(y) for the logit y; its derivative is sigmoid(y) - t."""
    loss, scale, one = 0.0, real(y, share), real(y, 1)
    for c in range(n):
        wrong = (one - t[c]) * y[c] if y[c] > 0 else -t[c] * y[c]
        loss += np.float64(wrong) + math.log1p(np.float64(exp(-abs(y[c]))))
        delta[c] = scale * (sigmoid_pair(y[c], one)[0] - t[c])
    return loss * share


@spliced
def _cross_entropy(
    output: Pointer,
    target: Pointer,
    delta: Pointer,
    by_sample: Pointer,
    k: int,
    samples: int,
    columns: int,
    share: float,
) -> float:
    """-sum t log softmax(y), the largest logit of each sample taken off first; its derivative is softmax(y) - t."""
    largest, partition = by_sample, offset(by_sample, columns)
    for c in range(samples):
        largest[c] = output[c]
        partition[c] = real(output, 0)
    for o in range(1, k):
        y = offset(output, o * columns)
        for c in range(samples):
            largest[c] = y[c] if y[c] > largest[c] else largest[c]
    for o in range(k):
        y, e = offset(output, o * columns), offset(delta, o * columns)
        for c in range(samples):
            e[c] = exp(y[c] - largest[c])
            partition[c] += e[c]
    scale, loss = real(output, share), 0.0
    for c in range(samples):
        loss += math.log(np.float64(partition[c])) + np.float64(largest[c])
    for o in range(k):
        y, t, e = offset(output, o * columns), offset(target, o * columns), offset(delta, o * columns)
        for c in range(samples):
            loss -= np.float64(t[c]) * np.float64(y[c])
            e[c] = scale * (e[c] / partition[c] - t[c])
    return loss * share
