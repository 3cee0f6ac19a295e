"""Optimizers: how a gradient becomes an update. Conventions are PyTorch's.

Every update works on flat vectors (p,) and returns new ones, (parameters, slots). In the formulas w is a parameter, g
its gradient, η the learning rate, t the number of this update (from 1), and all slots start at 0.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np

from playground.engine.network import Floats, Mask
from playground.engine.settings import Setting
from playground.messages import N_


class Point(NamedTuple):
    """What an update starts from: `parameters`, `gradient` and `is_weight` (p,), `slots` (s, p), `t` from 1."""

    parameters: Floats
    gradient: Floats
    slots: Floats
    t: int
    is_weight: Mask


Updated = tuple[Floats, Floats]


@dataclass(frozen=True)
class Optimizer:
    """One rule of updating.

    settings  what the user may adjust; the learning rate first, where there is one
    slots     how many vectors it remembers from step to step
    update    (point, **settings) -> (parameters (p,), slots (s, p)); None for `nudge`, which asks for the loss instead
              of the gradient (`nudge.py`)
    """

    name: str
    formula: str
    source: str
    settings: tuple[Setting, ...]
    slots: int
    update: Callable[..., Updated] | None

    @property
    def uses_gradient(self) -> bool:
        return self.update is not None


def sgd(at: Point, learning_rate: float) -> Updated:
    return at.parameters - learning_rate * at.gradient, at.slots


def momentum(at: Point, learning_rate: float, momentum: float, nesterov: bool) -> Updated:
    velocity = momentum * at.slots[0] + at.gradient
    direction = at.gradient + momentum * velocity if nesterov else velocity
    return at.parameters - learning_rate * direction, velocity[None]


def rmsprop(at: Point, learning_rate: float, alpha: float, epsilon: float) -> Updated:
    mean_square = alpha * at.slots[0] + (1 - alpha) * at.gradient**2
    return at.parameters - learning_rate * at.gradient / (np.sqrt(mean_square) + epsilon), mean_square[None]


def adagrad(at: Point, learning_rate: float, epsilon: float) -> Updated:
    total_square = at.slots[0] + at.gradient**2
    return at.parameters - learning_rate * at.gradient / (np.sqrt(total_square) + epsilon), total_square[None]


def adam(at: Point, learning_rate: float, beta1: float, beta2: float, epsilon: float) -> Updated:
    mean = beta1 * at.slots[0] + (1 - beta1) * at.gradient
    mean_square = beta2 * at.slots[1] + (1 - beta2) * at.gradient**2
    mean_corrected = mean / (1 - beta1**at.t)
    square_corrected = mean_square / (1 - beta2**at.t)
    parameters = at.parameters - learning_rate * mean_corrected / (np.sqrt(square_corrected) + epsilon)
    return parameters, np.stack([mean, mean_square])


def adamw(at: Point, learning_rate: float, beta1: float, beta2: float, epsilon: float, weight_decay: float) -> Updated:
    """Adam after the weights, not the biases, have shrunk by the factor 1 - η · weight_decay."""
    decayed = np.where(at.is_weight, at.parameters * (1 - learning_rate * weight_decay), at.parameters)
    return adam(at._replace(parameters=decayed), learning_rate, beta1, beta2, epsilon)


def _rate(default: float) -> Setting:
    return Setting("learning_rate", default, low=0, high=1e6, low_open=True)


def _epsilon(default: float) -> Setting:
    return Setting("epsilon", default, low=0, high=1, low_open=True)


def _decay(name: str, default: float) -> Setting:
    return Setting(name, default, low=0, high=1, high_open=True)


_ADAM = (_decay("beta1", 0.9), _decay("beta2", 0.999), _epsilon(1e-8))
_ADAM_FORMULA = (
    "m ← β₁ m + (1 - β₁) g;  v ← β₂ v + (1 - β₂) g²;  w ← w - η m̂ / (√v̂ + ε),  m̂ = m / (1 - β₁ᵗ),  v̂ = v / (1 - β₂ᵗ)"
)

_RECORDS = (
    Optimizer("sgd", "w ← w - η g", "Robbins and Monro 1951", (_rate(1e-3),), 0, sgd),
    Optimizer(
        "momentum",
        "v ← μ v + g;  w ← w - η v  (Nesterov: w ← w - η (g + μ v))",
        "Polyak 1964; Nesterov 1983; Sutskever et al. 2013",
        (_rate(1e-3), _decay("momentum", 0.9), Setting("nesterov", False)),
        1,
        momentum,
    ),
    Optimizer(
        "rmsprop",
        "v ← α v + (1 - α) g²;  w ← w - η g / (√v + ε)",
        "Tieleman and Hinton 2012, lecture 6.5",
        (_rate(1e-2), _decay("alpha", 0.99), _epsilon(1e-8)),
        1,
        rmsprop,
    ),
    Optimizer(
        "adagrad",
        "s ← s + g²;  w ← w - η g / (√s + ε)",
        "Duchi, Hazan and Singer 2011",
        (_rate(1e-2), _epsilon(1e-10)),
        1,
        adagrad,
    ),
    Optimizer("adam", _ADAM_FORMULA, "Kingma and Ba 2015", (_rate(1e-3), *_ADAM), 2, adam),
    Optimizer(
        "adamw",
        N_(
            "weights only: w ← w - η λ w;  then Adam: m ← β₁ m + (1 - β₁) g;  v ← β₂ v + (1 - β₂) g²;  "
            "w ← w - η m̂ / (√v̂ + ε),  m̂ = m / (1 - β₁ᵗ),  v̂ = v / (1 - β₂ᵗ)"
        ),
        "Loshchilov and Hutter 2019",
        (_rate(1e-3), *_ADAM, Setting("weight_decay", 0.01, low=0, high=1e6)),
        2,
        adamw,
    ),
    Optimizer(
        "nudge",
        N_("for each w in turn: w ← w + ε if the loss falls, else w - ε if the loss falls, else w"),
        N_("coordinate search; Hooke and Jeeves 1961"),
        (Setting("epsilon", 1e-4, low=0, high=1e3, low_open=True),),
        0,
        None,
    ),
)

OPTIMIZERS: dict[str, Optimizer] = {record.name: record for record in _RECORDS}
