"""The activations, over a whole layer at once: each sum becomes the output, and its slope is kept for the way back.

Formulas as in `playground.engine.activations`, arranged so that nothing overflows, small differences of large numbers
are avoided, and NaN stays NaN.
"""

from __future__ import annotations

import math

from playground.engine.kernel import plan
from playground.engine.kernel.exponential import exp, expm1
from playground.engine.kernel.jit import compiled, inlined
from playground.engine.network import Floats

LEAK = 0.01


@compiled
def activate(code: int, z: Floats, slope: Floats) -> None:
    """z (m,): sums in, outputs out. slope (m,): dOutput/dSum out, except for linear layers, where nobody reads it."""
    if code == plan.LINEAR:
        return
    if code == plan.TANH:
        _tanh(z, slope)
    elif code == plan.SIGMOID:
        _sigmoid(z, slope)
    elif code == plan.RELU:
        _leaky_relu(z, slope, 0.0)
    elif code == plan.LEAKY_RELU:
        _leaky_relu(z, slope, LEAK)
    elif code == plan.ELU:
        _elu(z, slope)
    elif code == plan.GELU:
        _gelu(z, slope)
    elif code == plan.SILU:
        _silu(z, slope)
    elif code == plan.MISH:
        _mish(z, slope)
    elif code == plan.SOFTPLUS:
        _softplus(z, slope)


@compiled
def _tanh(z: Floats, slope: Floats) -> None:
    """With e = expm1(2|z|): tanh |z| = e / (e + 2), and 1 - tanh^2 = 4 (e + 1) / (e + 2)^2."""
    real = z.dtype.type
    for i in range(z.size):
        e = expm1(abs(z[i] + z[i]))
        inverse = real(1) / (e + real(2))
        slope[i] = real(4) * ((e + real(1)) * inverse) * inverse
        z[i] = math.copysign(e * inverse, z[i])


@inlined
def sigmoid_pair(z: float, one: float) -> tuple[float, float]:
    """(sigmoid(z), sigmoid(-z)), both to full relative precision; `one` in the type of z."""
    e = exp(-abs(z))
    larger = one / (one + e)
    smaller = e * larger
    return (smaller, larger) if z < 0 else (larger, smaller)


@compiled
def _sigmoid(z: Floats, slope: Floats) -> None:
    one = z.dtype.type(1)
    for i in range(z.size):
        here, there = sigmoid_pair(z[i], one)
        z[i] = here
        slope[i] = here * there


@compiled
def _leaky_relu(z: Floats, slope: Floats, leak: float) -> None:
    """`z <= 0` is false for NaN, which so stays NaN."""
    one, low = z.dtype.type(1), z.dtype.type(leak)
    for i in range(z.size):
        slope[i] = low if z[i] <= 0 else one
        z[i] = z[i] * low if z[i] <= 0 else z[i]


@compiled
def _elu(z: Floats, slope: Floats) -> None:
    one = z.dtype.type(1)
    for i in range(z.size):
        e = expm1(z[i])
        slope[i] = e + one if z[i] <= 0 else one
        z[i] = e if z[i] <= 0 else z[i]


@compiled
def _gelu(z: Floats, slope: Floats) -> None:
    """z Phi(z), and Phi(z) + z phi(z): the normal distribution and its density."""
    real = z.dtype.type
    half, root_half, density = real(0.5), real(math.sqrt(0.5)), real(1 / math.sqrt(2 * math.pi))
    for i in range(z.size):
        below = half * real(math.erfc(-z[i] * root_half))
        slope[i] = below + z[i] * density * exp(-half * z[i] * z[i])
        z[i] = z[i] * below


@compiled
def _silu(z: Floats, slope: Floats) -> None:
    one = z.dtype.type(1)
    for i in range(z.size):
        here, there = sigmoid_pair(z[i], one)
        slope[i] = here * (one + z[i] * there)
        z[i] = z[i] * here


@compiled
def _mish(z: Floats, slope: Floats) -> None:
    """With w = e^z and m = w (w + 2): tanh(softplus(z)) = m / (m + 2), its derivative 4 w (w + 1) / (m + 2)^2.

    Above 30 both are at their limits, so w needs to grow no further.
    """
    real = z.dtype.type
    top = real(30)
    for i in range(z.size):
        w = exp(top if z[i] > top else z[i])
        m = w * (w + real(2))
        inverse = real(1) / (m + real(2))
        slope[i] = m * inverse + z[i] * (real(4) * w * inverse) * ((w + real(1)) * inverse)
        z[i] = z[i] * (m * inverse)


@compiled
def _softplus(z: Floats, slope: Floats) -> None:
    real = z.dtype.type
    for i in range(z.size):
        here, _ = sigmoid_pair(z[i], real(1))
        slope[i] = here
        z[i] = softplus(z[i], real(0))


@inlined
def softplus(z: float, zero: float) -> float:
    """log(1 + e^z) = max(z, 0) + log(1 + e^-|z|); `zero` in the type of z."""
    return (z if z > 0 else zero) + math.log1p(exp(-abs(z)))
