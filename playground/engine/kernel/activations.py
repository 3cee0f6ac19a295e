"""The activations, over a whole layer at once: each sum becomes the output, and its slope is kept for the way back.

In all of them `z` holds m sums and then m outputs, `slope` gets dOutput/dSum. Formulas as in
`playground.engine.activations`, arranged so that nothing overflows, small differences of large numbers are avoided, and
NaN stays NaN (comparisons with it are false).
"""

from __future__ import annotations

import math

from playground.engine.kernel import plan
from playground.engine.kernel.exponential import exp, expm1
from playground.engine.kernel.jit import compiled, inlined, spliced
from playground.engine.kernel.pointers import Pointer, real

LEAK = 0.01


@compiled
def activate(code: int, z: Pointer, slope: Pointer, m: int) -> None:
    """Apply the activation `code`. Linear layers leave `slope` alone; nobody reads it."""
    if code == plan.TANH:
        _tanh(z, slope, m)
    elif code == plan.SIGMOID:
        _sigmoid(z, slope, m)
    elif code == plan.RELU:
        _leaky_relu(z, slope, m, 0.0)
    elif code == plan.LEAKY_RELU:
        _leaky_relu(z, slope, m, LEAK)
    elif code == plan.ELU:
        _elu(z, slope, m)
    elif code == plan.GELU:
        _gelu(z, slope, m)
    elif code == plan.SILU:
        _silu(z, slope, m)
    elif code == plan.MISH:
        _mish(z, slope, m)
    elif code == plan.SOFTPLUS:
        _softplus(z, slope, m)


@spliced
def _tanh(z: Pointer, slope: Pointer, m: int) -> None:
    """With e = expm1(2|z|): tanh |z| = e / (e + 2), and 1 - tanh^2 = 4 (e + 1) / (e + 2)^2."""
    one, two, four = real(z, 1), real(z, 2), real(z, 4)
    for i in range(m):
        e = expm1(abs(z[i] + z[i]))
        inverse = one / (e + two)
        slope[i] = four * ((e + one) * inverse) * inverse
        z[i] = math.copysign(e * inverse, z[i])


@inlined
def sigmoid_pair(z: float, one: float) -> tuple[float, float]:
    """(sigmoid(z), sigmoid(-z)), both to full relative precision; `one` in the type of z."""
    e = exp(-abs(z))
    larger = one / (one + e)
    smaller = e * larger
    return (smaller, larger) if z < 0 else (larger, smaller)


@spliced
def _sigmoid(z: Pointer, slope: Pointer, m: int) -> None:
    one = real(z, 1)
    for i in range(m):
        here, there = sigmoid_pair(z[i], one)
        z[i] = here
        slope[i] = here * there


@compiled
def _leaky_relu(z: Pointer, slope: Pointer, m: int, leak: float) -> None:
    one, low = real(z, 1), real(z, leak)
    for i in range(m):
        slope[i] = low if z[i] <= 0 else one
        z[i] = z[i] * low if z[i] <= 0 else z[i]


@spliced
def _elu(z: Pointer, slope: Pointer, m: int) -> None:
    one = real(z, 1)
    for i in range(m):
        e = expm1(z[i])
        slope[i] = e + one if z[i] <= 0 else one
        z[i] = e if z[i] <= 0 else z[i]


@spliced
def _gelu(z: Pointer, slope: Pointer, m: int) -> None:
    """z Phi(z), and Phi(z) + z phi(z): the normal distribution and its density."""
    half, root_half, density = real(z, 0.5), real(z, math.sqrt(0.5)), real(z, 1 / math.sqrt(2 * math.pi))
    for i in range(m):
        below = half * real(z, math.erfc(-z[i] * root_half))
        slope[i] = below + z[i] * density * exp(-half * z[i] * z[i])
        z[i] = z[i] * below


@spliced
def _silu(z: Pointer, slope: Pointer, m: int) -> None:
    one = real(z, 1)
    for i in range(m):
        here, there = sigmoid_pair(z[i], one)
        slope[i] = here * (one + z[i] * there)
        z[i] = z[i] * here


@spliced
def _mish(z: Pointer, slope: Pointer, m: int) -> None:
    """With w = e^z and n = w (w + 2): tanh(softplus(z)) = n / (n + 2), its derivative 4 w (w + 1) / (n + 2)^2.

    Above 30 both are at their limits, so w needs to grow no further.
    """
    one, two, four, top = real(z, 1), real(z, 2), real(z, 4), real(z, 30)
    for i in range(m):
        w = exp(top if z[i] > top else z[i])
        n = w * (w + two)
        inverse = one / (n + two)
        slope[i] = n * inverse + z[i] * (four * w * inverse) * ((w + one) * inverse)
        z[i] = z[i] * (n * inverse)


@spliced
def _softplus(z: Pointer, slope: Pointer, m: int) -> None:
    """log(1 + e^z) = max(z, 0) + log(1 + e^-|z|)."""
    one, zero = real(z, 1), real(z, 0)
    for i in range(m):
        slope[i], _ = sigmoid_pair(z[i], one)
        z[i] = (z[i] if z[i] > 0 else zero) + real(z, math.log1p(exp(-abs(z[i]))))
