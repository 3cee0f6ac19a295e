"""Initializers: what weights and biases are before the first step.

fan_in is the number of inputs of a layer (d_in), fan_out the number of its units (d_out); weights are (d_in, d_out).
"""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.random import Generator
from numpy.typing import NDArray

from playground.engine.activations import ACTIVATIONS
from playground.engine.network import Floats, Network
from playground.engine.settings import Setting, complete
from playground.messages import N_

Array = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Shape:
    """What is drawn: `size` is (d_in, d_out) for weights, (d_out,) for biases; the fans are the layer's in both."""

    size: tuple[int, ...]
    fan_in: int
    fan_out: int

    @property
    def is_bias(self) -> bool:
        return len(self.size) == 1


@dataclass(frozen=True)
class Initializer:
    """One way to begin.

    settings  what the user may adjust
    draw      (rng, shape, **settings) -> float64 array of `shape.size`
    for_bias  whether it can begin biases too; every one can begin weights
    uses_data whether the weights are then divided by the spread of the layer's weighted sums (`lsuv_scale`)
    """

    name: str
    formula: str
    source: str
    settings: tuple[Setting, ...]
    draw: Callable[..., Array]
    for_bias: bool = False
    uses_data: bool = False


def zeros(rng: Generator, shape: Shape) -> Array:  # noqa: ARG001 - all initializers take the same arguments
    return np.zeros(shape.size)


def constant(rng: Generator, shape: Shape, value: float) -> Array:  # noqa: ARG001
    return np.full(shape.size, value, dtype=np.float64)


def uniform(rng: Generator, shape: Shape, low: float, high: float) -> Array:
    return low + (high - low) * rng.random(shape.size)


def normal(rng: Generator, shape: Shape, std: float) -> Array:
    return std * rng.standard_normal(shape.size)


def uniform_with_deviation(rng: Generator, shape: Shape, std: float) -> Array:
    """Uniform within ±sqrt(3) std, which has standard deviation `std`."""
    bound = math.sqrt(3) * std
    return uniform(rng, shape, -bound, bound)


def xavier_deviation(shape: Shape, gain: float) -> float:
    return gain * math.sqrt(2 / (shape.fan_in + shape.fan_out))


def xavier_uniform(rng: Generator, shape: Shape, gain: float) -> Array:
    return uniform_with_deviation(rng, shape, xavier_deviation(shape, gain))


def xavier_normal(rng: Generator, shape: Shape, gain: float) -> Array:
    return normal(rng, shape, xavier_deviation(shape, gain))


def kaiming_uniform(rng: Generator, shape: Shape, gain: float) -> Array:
    return uniform_with_deviation(rng, shape, gain / math.sqrt(shape.fan_in))


def kaiming_normal(rng: Generator, shape: Shape, gain: float) -> Array:
    return normal(rng, shape, gain / math.sqrt(shape.fan_in))


def lecun_normal(rng: Generator, shape: Shape) -> Array:
    return normal(rng, shape, 1 / math.sqrt(shape.fan_in))


def orthogonal(rng: Generator, shape: Shape, gain: float) -> Array:
    """Q of the QR decomposition of a normal matrix; the signs of R's diagonal make it uniform among all rotations."""
    rows, columns = max(shape.size), min(shape.size)
    q, r = np.linalg.qr(rng.standard_normal((rows, columns)))
    q *= np.where(np.diag(r) < 0, -1.0, 1.0)
    return np.ascontiguousarray(gain * (q if shape.size == (rows, columns) else q.T))


def lsuv(rng: Generator, shape: Shape) -> Array:
    return orthogonal(rng, shape, gain=1.0)


def pytorch_default(rng: Generator, shape: Shape) -> Array:
    bound = 1 / math.sqrt(shape.fan_in)
    return uniform(rng, shape, -bound, bound)


def keras_default(rng: Generator, shape: Shape) -> Array:
    return zeros(rng, shape) if shape.is_bias else xavier_uniform(rng, shape, gain=1.0)


def tf_playground_default(rng: Generator, shape: Shape) -> Array:
    return constant(rng, shape, 0.1) if shape.is_bias else uniform(rng, shape, -0.5, 0.5)


def lsuv_scale(weighted_sums: Floats) -> float:
    """What to multiply weights by so that the sums x W (n, d_out) have variance 1; 1 where they do not vary."""
    deviation = float(np.std(weighted_sums))
    rounding = 1e-12 * float(np.max(np.abs(weighted_sums)))
    return 1 / deviation if deviation > rounding else 1.0


def _gain(default: float) -> Setting:
    return Setting("gain", default, low=0, high=1000)


_XAVIER = "Glorot and Bengio 2010"
_KAIMING = "He et al. 2015"

_RECORDS = (
    Initializer("zeros", "0", "", (), zeros, for_bias=True),
    Initializer("constant", "value", "", (Setting("value", 0.1, low=-1000, high=1000),), constant, for_bias=True),
    Initializer(
        "uniform",
        "U(low, high)",
        "",
        (Setting("low", -0.5, low=-1000, high=1000), Setting("high", 0.5, low=-1000, high=1000)),
        uniform,
        for_bias=True,
    ),
    Initializer("normal", "N(0, std²)", "", (Setting("std", 0.1, low=0, high=1000),), normal, for_bias=True),
    Initializer(
        "xavier_uniform", "U(-a, a), a = gain · √(6 / (fan_in + fan_out))", _XAVIER, (_gain(1.0),), xavier_uniform
    ),
    Initializer(
        "xavier_normal", "N(0, s²), s = gain · √(2 / (fan_in + fan_out))", _XAVIER, (_gain(1.0),), xavier_normal
    ),
    Initializer(
        "kaiming_uniform", "U(-a, a), a = gain · √(3 / fan_in)", _KAIMING, (_gain(math.sqrt(2)),), kaiming_uniform
    ),
    Initializer("kaiming_normal", "N(0, s²), s = gain / √fan_in", _KAIMING, (_gain(math.sqrt(2)),), kaiming_normal),
    Initializer("lecun_normal", "N(0, 1 / fan_in)", "LeCun et al. 1998, Efficient BackProp", (), lecun_normal),
    Initializer(
        "orthogonal",
        N_("gain · Q of a random orthogonal matrix"),
        "Saxe, McClelland and Ganguli 2014",
        (_gain(1.0),),
        orthogonal,
    ),
    Initializer(
        "lsuv",
        N_("orthogonal, then divided by the deviation of x W"),
        "Mishkin and Matas 2016",
        (),
        lsuv,
        uses_data=True,
    ),
    Initializer(
        "pytorch_default",
        N_("weights and biases U(-a, a), a = 1 / √fan_in"),
        "torch.nn.Linear, PyTorch 2",
        (),
        pytorch_default,
        for_bias=True,
    ),
    Initializer(
        "keras_default",
        N_("weights Xavier uniform, biases 0"),
        "keras.layers.Dense, Keras 3",
        (),
        keras_default,
        for_bias=True,
    ),
    Initializer(
        "tf_playground_default",
        N_("weights U(-0.5, 0.5), biases 0.1"),
        "TensorFlow Playground, src/nn.ts",
        (),
        tf_playground_default,
        for_bias=True,
    ),
)

INITIALIZERS: dict[str, Initializer] = {record.name: record for record in _RECORDS}

# The name of an initializer, and the settings that differ from its defaults.
Chosen = tuple[str, Mapping[str, float | bool]]


def draw(chosen: Chosen, rng: Generator, shape: Shape) -> Array:
    """Numbers from the initializer of that name; settings that are not given have their defaults."""
    name, given = chosen
    record = INITIALIZERS[name]
    return record.draw(rng, shape, **complete(record.settings, given))


def initial_parameters(
    network: Network,
    weight_inits: Sequence[Chosen],
    bias_inits: Sequence[Chosen],
    generators: Sequence[Generator],
    x: Floats | None = None,
) -> Array:
    """The first parameters of a network, flat (p,) float64.

    One weight_init, bias_init and generator a layer (`seeds.layer_generator`); a layer draws its weights first, then
    its biases. x (n, d): training inputs, for initializers that use data; without them these stay unscaled.
    """
    flat = np.empty(network.parameter_count)
    a = x
    for i, (weight, bias) in enumerate(network.views(flat)):
        d_in, d_out = weight.shape
        weight[:] = draw(weight_inits[i], generators[i], Shape((d_in, d_out), d_in, d_out))
        bias[:] = draw(bias_inits[i], generators[i], Shape((d_out,), d_in, d_out))
        if a is not None:
            if INITIALIZERS[weight_inits[i][0]].uses_data:
                weight *= lsuv_scale(a @ weight)
            a = ACTIVATIONS[network.activations[i]].value(a @ weight + bias)
    return flat
