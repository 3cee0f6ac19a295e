"""The optimizers: from the present parameters, gradient and slots of a layer, the next parameters and slots.

Formulas and conventions as in `playground.engine.optimizers`. `gradient * scale` is the gradient after clipping.
"""

from __future__ import annotations

import math

from playground.engine.kernel import plan
from playground.engine.kernel.jit import compiled
from playground.engine.network import Floats


@compiled
def update(
    code: int,
    settings: Floats,
    rate: float,
    t: int,
    scale: float,
    gradient: Floats,
    now: Floats,
    first: Floats,
    second: Floats,
    then: Floats,
    first_then: Floats,
    second_then: Floats,
) -> None:
    """One update of one layer: `now`, `first`, `second` (m,) are read, `then`, `first_then`, `second_then` written.

    rate: learning rate of this step; t: number of this update, from 1.
    """
    if code == plan.SGD:
        _sgd(rate * scale, gradient, now, then)
    elif code == plan.MOMENTUM:
        _momentum(settings, rate, scale, gradient, now, first, then, first_then)
    elif code == plan.RMSPROP:
        alpha = settings[0]
        _scaled_by_root(alpha, 1 - alpha, settings[1], rate, scale, gradient, now, first, then, first_then)
    elif code == plan.ADAGRAD:
        _scaled_by_root(1.0, 1.0, settings[0], rate, scale, gradient, now, first, then, first_then)
    else:
        _adam(settings, rate, t, scale, gradient, now, first, second, then, first_then, second_then)


@compiled
def _sgd(rate: float, gradient: Floats, now: Floats, then: Floats) -> None:
    step = now.dtype.type(rate)
    for i in range(now.size):
        then[i] = now[i] - step * gradient[i]


@compiled
def _momentum(
    settings: Floats,
    rate: float,
    scale: float,
    gradient: Floats,
    now: Floats,
    velocity: Floats,
    then: Floats,
    velocity_then: Floats,
) -> None:
    """v = m v + g; the step is v, or with Nesterov's look ahead g + m v."""
    real = now.dtype.type
    keep, step, factor, ahead = real(settings[0]), real(rate), real(scale), settings[1] != 0
    for i in range(now.size):
        g = factor * gradient[i]
        v = keep * velocity[i] + g
        velocity_then[i] = v
        then[i] = now[i] - step * (g + keep * v if ahead else v)


@compiled
def _scaled_by_root(
    keep: float,
    take: float,
    epsilon: float,
    rate: float,
    scale: float,
    gradient: Floats,
    now: Floats,
    squares: Floats,
    then: Floats,
    squares_then: Floats,
) -> None:
    """s = keep s + take g^2; the step is g / (sqrt(s) + epsilon)."""
    real = now.dtype.type
    kept, taken, small, step, factor = real(keep), real(take), real(epsilon), real(rate), real(scale)
    for i in range(now.size):
        g = factor * gradient[i]
        s = kept * squares[i] + taken * (g * g)
        squares_then[i] = s
        then[i] = now[i] - step * g / (real(math.sqrt(s)) + small)


@compiled
def _adam(
    settings: Floats,
    rate: float,
    t: int,
    scale: float,
    gradient: Floats,
    now: Floats,
    mean: Floats,
    square: Floats,
    then: Floats,
    mean_then: Floats,
    square_then: Floats,
) -> None:
    """m and s: running means of g and g^2, both corrected for starting at 0; the step is m / (sqrt(s) + epsilon)."""
    real = now.dtype.type
    beta1, beta2 = settings[0], settings[1]
    keep1, take1, keep2, take2 = real(beta1), real(1 - beta1), real(beta2), real(1 - beta2)
    step, root, small = real(rate / (1 - beta1**t)), real(1 / math.sqrt(1 - beta2**t)), real(settings[2])
    factor = real(scale)
    for i in range(now.size):
        g = factor * gradient[i]
        m = keep1 * mean[i] + take1 * g
        s = keep2 * square[i] + take2 * (g * g)
        mean_then[i] = m
        square_then[i] = s
        then[i] = now[i] - step * m / (real(math.sqrt(s)) * root + small)


@compiled
def decay(amount: float, now: Floats, then: Floats) -> None:
    """Weight decay apart from the gradient (AdamW): then -= amount * now."""
    share = now.dtype.type(amount)
    for i in range(now.size):
        then[i] -= share * now[i]


@compiled
def hold(trainable: Floats, now: Floats, first: Floats, second: Floats, then: Floats, first_then: Floats, second_then: Floats) -> None:
    """Where `trainable` is 0, the next values are the present ones."""
    for i in range(now.size):
        if trainable[i] == 0:
            then[i] = now[i]
            first_then[i] = first[i]
            second_then[i] = second[i]
