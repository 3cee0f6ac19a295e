"""The optimizers: from the present parameters, gradient and slots of a layer, the next parameters and slots.

Formulas and conventions as in `playground.engine.optimizers`. `gradient * scale` is the gradient after clipping.
"""

from __future__ import annotations

import math

from playground.engine.kernel import plan
from playground.engine.kernel.jit import compiled, spliced
from playground.engine.kernel.plan import Generation
from playground.engine.kernel.pointers import Pointer, offset, real


@compiled
def from_parameter(generation: Generation, at: int) -> Generation:
    """The generation from parameter number `at` on."""
    return Generation(
        offset(generation.parameters, at),
        offset(generation.gradient, at),
        offset(generation.first, at),
        offset(generation.second, at),
    )


@compiled
def update(
    code: int, settings: Pointer, rate: float, t: int, scale: float, now: Generation, then: Generation, m: int
) -> None:
    """One update of m parameters: reads `now` and `then.gradient`, writes the rest of `then`.

    rate: learning rate of this step; t: number of this update, from 1.
    """
    if code == plan.SGD:
        _sgd(rate * scale, now, then, m)
    elif code == plan.MOMENTUM:
        _momentum(settings[0], settings[1] != 0, rate, scale, now, then, m)
    elif code == plan.RMSPROP:
        _scaled_by_root(settings[0], 1 - settings[0], settings[1], rate, scale, now, then, m)
    elif code == plan.ADAGRAD:
        _scaled_by_root(1.0, 1.0, settings[0], rate, scale, now, then, m)
    else:
        _adam(settings, rate, t, scale, now, then, m)


@spliced
def _sgd(rate: float, now: Generation, then: Generation, m: int) -> None:
    w, g, w_then = now.parameters, then.gradient, then.parameters
    step = real(w, rate)
    for i in range(m):
        w_then[i] = w[i] - step * g[i]


@spliced
def _momentum(
    momentum: float, nesterov: bool, rate: float, scale: float, now: Generation, then: Generation, m: int
) -> None:
    """v = momentum v + g; the step is v, or with Nesterov's look ahead g + momentum v."""
    w, w_then, v, v_then = now.parameters, then.parameters, now.first, then.first
    keep, step, factor = real(w, momentum), real(w, rate), real(w, scale)
    gradient = then.gradient
    for i in range(m):
        g = factor * gradient[i]
        velocity = keep * v[i] + g
        v_then[i] = velocity
        w_then[i] = w[i] - step * (g + keep * velocity if nesterov else velocity)


@compiled
def _scaled_by_root(
    keep: float, take: float, epsilon: float, rate: float, scale: float, now: Generation, then: Generation, m: int
) -> None:
    """s = keep s + take g^2; the step is g / (sqrt(s) + epsilon)."""
    w, w_then, s, s_then = now.parameters, then.parameters, now.first, then.first
    kept, taken, small, step, factor = real(w, keep), real(w, take), real(w, epsilon), real(w, rate), real(w, scale)
    gradient = then.gradient
    for i in range(m):
        g = factor * gradient[i]
        squares = kept * s[i] + taken * (g * g)
        s_then[i] = squares
        w_then[i] = w[i] - step * g / (math.sqrt(squares) + small)


@spliced
def _adam(settings: Pointer, rate: float, t: int, scale: float, now: Generation, then: Generation, m: int) -> None:
    """Running means of g and g^2, both corrected for starting at 0; the step is mean / (sqrt(square) + epsilon)."""
    w, w_then = now.parameters, then.parameters
    beta1, beta2 = settings[0], settings[1]
    keep1, take1, keep2, take2 = real(w, beta1), real(w, 1 - beta1), real(w, beta2), real(w, 1 - beta2)
    step, root = real(w, rate / (1 - beta1**t)), real(w, 1 / math.sqrt(1 - beta2**t))
    small, factor = real(w, settings[2]), real(w, scale)
    first, first_then, second, second_then, gradient = now.first, then.first, now.second, then.second, then.gradient
    for i in range(m):
        g = factor * gradient[i]
        mean = keep1 * first[i] + take1 * g
        square = keep2 * second[i] + take2 * (g * g)
        first_then[i] = mean
        second_then[i] = square
        w_then[i] = w[i] - step * mean / (math.sqrt(square) * root + small)


@compiled
def decay(share: float, now: Generation, then: Generation, m: int) -> None:
    """Weight decay apart from the gradient (AdamW): m weights shrink by `share` of what they were."""
    w, w_then = now.parameters, then.parameters
    part = real(w, share)
    for i in range(m):
        w_then[i] -= part * w[i]


@compiled
def hold(trainable: Pointer, now: Generation, then: Generation, slots: int, m: int) -> None:
    """Where `trainable` (m,) is 0, parameter and slots stay as they are."""
    for i in range(m):
        if trainable[i] == 0:
            then.parameters[i] = now.parameters[i]
            if slots > 0:
                then.first[i] = now.first[i]
            if slots > 1:
                then.second[i] = now.second[i]
