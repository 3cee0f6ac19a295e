"""Activations: what a unit makes of its weighted sum z, and the slope that backpropagation needs.

Every function takes an array of any shape, returns one of the same shape and dtype, neither overflows nor warns however
large z is, and lets NaN through, so that divergence is seen and not hidden.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from playground.engine.network import Floats
from playground.messages import N_

LEAK = 0.01  # slope of leaky ReLU below 0; as PyTorch's default


@dataclass(frozen=True)
class Activation:
    """One activation function.

    value  z -> a
    slope  z -> da/dz; at a kink the slope of the left side (ReLU: 0)
    kinks  where the slope or the curvature jumps, so that finite differences mean little there
    saturation  outputs below the first or above the second number are saturated: the curve is flat there, its slope
                below 0.06 of a possible 1 (tanh) and 0.03 of a possible 0.25 (sigmoid); None: it has no such ends
    dies   whether a unit can be 0 on all samples, and its slope too, so that it never learns again
    """

    name: str
    formula: str
    source: str
    value: Callable[[Floats], Floats]
    slope: Callable[[Floats], Floats]
    kinks: tuple[float, ...] = ()
    saturation: tuple[float, float] | None = None
    dies: bool = False


def sigmoid(z: Floats) -> Floats:
    """1 / (1 + exp(-z)), by way of exp(-|z|), which cannot overflow."""
    e = np.exp(-np.abs(z))
    return np.where(z >= 0, 1 / (1 + e), e / (1 + e))


def sigmoid_slope(z: Floats) -> Floats:
    """s (1 - s), written as e / (1 + e)^2 with e = exp(-|z|): at most 1/4."""
    e = np.exp(-np.abs(z))
    return e / (1 + e) ** 2


def softplus(z: Floats) -> Floats:
    """log(1 + exp(z)) = max(z, 0) + log(1 + exp(-|z|))."""
    return np.maximum(z, 0) + np.log1p(np.exp(-np.abs(z)))


def relu(z: Floats) -> Floats:
    return np.maximum(z, 0)


def relu_slope(z: Floats) -> Floats:
    return np.heaviside(z, 0)


def leaky_relu(z: Floats) -> Floats:
    return np.maximum(z, LEAK * z)


def leaky_relu_slope(z: Floats) -> Floats:
    return np.heaviside(z, 0) + LEAK * np.heaviside(-z, 1)


def elu(z: Floats) -> Floats:
    return np.where(z > 0, z, np.expm1(np.minimum(z, 0)))


def elu_slope(z: Floats) -> Floats:
    return np.exp(np.minimum(z, 0))


_erfc = np.vectorize(math.erfc, otypes=[np.float64])


def normal_cdf(z: Floats) -> Floats:
    """P(Z <= z) of a standard normal Z: erfc(-z / sqrt(2)) / 2, which keeps its digits far to the left."""
    return np.asarray(_erfc(z / -math.sqrt(2)) / 2, dtype=z.dtype)


def normal_density(z: Floats) -> Floats:
    """exp(-z^2 / 2) / sqrt(2 pi). Beyond |z| = 40 it is 0 in float64, and z^2 could overflow further out."""
    return np.exp(-(np.clip(z, -40, 40) ** 2) / 2) / math.sqrt(2 * math.pi)


def gelu(z: Floats) -> Floats:
    return z * normal_cdf(z)


def gelu_slope(z: Floats) -> Floats:
    return normal_cdf(z) + z * normal_density(z)


def silu(z: Floats) -> Floats:
    return z * sigmoid(z)


def silu_slope(z: Floats) -> Floats:
    return sigmoid(z) + z * sigmoid_slope(z)


def mish(z: Floats) -> Floats:
    return z * np.tanh(softplus(z))


def mish_slope(z: Floats) -> Floats:
    t = np.tanh(softplus(z))
    return t + z * (1 - t * t) * sigmoid(z)


def tanh_slope(z: Floats) -> Floats:
    t = np.tanh(z)
    return 1 - t * t


_RECORDS = (
    Activation("linear", "a = z", N_("the identity"), np.copy, np.ones_like),
    Activation("relu", "a = max(z, 0)", "Nair and Hinton 2010", relu, relu_slope, kinks=(0.0,), dies=True),
    Activation(
        "leaky_relu", "a = max(z, 0.01 z)", "Maas, Hannun and Ng 2013", leaky_relu, leaky_relu_slope, kinks=(0.0,)
    ),
    Activation(
        "elu",
        N_("a = z if z > 0 else exp(z) - 1"),
        "Clevert, Unterthiner and Hochreiter 2016",
        elu,
        elu_slope,
        kinks=(0.0,),
    ),
    Activation("gelu", "a = z · Φ(z)", "Hendrycks and Gimpel 2016, exact form", gelu, gelu_slope),
    Activation("silu", "a = z · σ(z)", "Elfwing, Uchibe and Doya 2018", silu, silu_slope),
    Activation("mish", "a = z · tanh(log(1 + exp(z)))", "Misra 2019", mish, mish_slope),
    Activation("softplus", "a = log(1 + exp(z))", "Dugas et al. 2001", softplus, sigmoid),
    Activation(
        "sigmoid",
        "a = σ(z) = 1 / (1 + exp(-z))",
        "Verhulst 1845",
        sigmoid,
        sigmoid_slope,
        saturation=(0.03, 0.97),
    ),
    Activation(
        "tanh",
        "a = tanh(z)",
        "LeCun et al. 1998, Efficient BackProp",
        np.tanh,
        tanh_slope,
        saturation=(-0.97, 0.97),
    ),
)

ACTIVATIONS: dict[str, Activation] = {record.name: record for record in _RECORDS}
