"""Losses: how wrong the outputs of a batch are, and the gradient with respect to them.

Shapes: outputs and targets (n, k), n samples and k output units.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from playground.engine.activations import sigmoid, softplus
from playground.engine.network import Floats
from playground.messages import N_

HUBER_DELTA = 1.0


@dataclass(frozen=True)
class Loss:
    """One loss function.

    per_sample  (outputs, targets) -> (n,), the loss of each sample
    gradient    (outputs, targets) -> (n, k), derivative of `value` with respect to each output
    link        outputs -> what is shown of them (n, k): the outputs themselves, or probabilities
    encodings   the encodings of targets it is meant for, most usual first: `value` (regression), `signed` (-1/+1),
                `zero_one`, `one_hot`
    on_logits   the loss applies `link` itself, so the output layer stays linear
    kinks       differences output - target at which the slope or the curvature jumps
    """

    name: str
    formula: str
    source: str
    per_sample: Callable[[Floats, Floats], Floats]
    gradient: Callable[[Floats, Floats], Floats]
    link: Callable[[Floats], Floats]
    encodings: tuple[str, ...]
    on_logits: bool = False
    kinks: tuple[float, ...] = ()

    def value(self, outputs: Floats, targets: Floats) -> float:
        """The mean over the samples."""
        return float(np.mean(self.per_sample(outputs, targets)))


def identity(outputs: Floats) -> Floats:
    return outputs


def squared_error(outputs: Floats, targets: Floats) -> Floats:
    return np.mean((outputs - targets) ** 2, axis=1)


def squared_error_gradient(outputs: Floats, targets: Floats) -> Floats:
    return 2 * (outputs - targets) / targets.size


def absolute_error(outputs: Floats, targets: Floats) -> Floats:
    return np.mean(np.abs(outputs - targets), axis=1)


def absolute_error_gradient(outputs: Floats, targets: Floats) -> Floats:
    return np.sign(outputs - targets) / targets.size


def huber(outputs: Floats, targets: Floats) -> Floats:
    """r^2 / 2 for r = |y - t| up to delta = 1, and the tangent r - 1/2 beyond: m (r - m / 2) with m = min(r, 1)."""
    r = np.abs(outputs - targets)
    m = np.minimum(r, HUBER_DELTA)
    return np.mean(m * (r - m / 2), axis=1)


def huber_gradient(outputs: Floats, targets: Floats) -> Floats:
    return np.clip(outputs - targets, -HUBER_DELTA, HUBER_DELTA) / targets.size


def binary_cross_entropy(logits: Floats, targets: Floats) -> Floats:
    """-t log(p) - (1 - t) log(1 - p) with p = sigmoid(z), which is t softplus(-z) + (1 - t) softplus(z)."""
    return np.mean(targets * softplus(-logits) + (1 - targets) * softplus(logits), axis=1)


def binary_cross_entropy_gradient(logits: Floats, targets: Floats) -> Floats:
    return (sigmoid(logits) - targets) / targets.size


def log_softmax(logits: Floats) -> Floats:
    """log of `softmax`; the largest logit of each row is taken off first, so that no exponential overflows."""
    shifted = logits - np.max(logits, axis=1, keepdims=True)
    return shifted - np.log(np.sum(np.exp(shifted), axis=1, keepdims=True))


def softmax(logits: Floats) -> Floats:
    """exp(z_j) / sum of exp(z): each row sums to 1."""
    return np.exp(log_softmax(logits))


def cross_entropy(logits: Floats, targets: Floats) -> Floats:
    return -np.sum(targets * log_softmax(logits), axis=1)


def cross_entropy_gradient(logits: Floats, targets: Floats) -> Floats:
    return (softmax(logits) - targets) / len(targets)


_REAL = ("value", "signed", "one_hot")

_RECORDS = (
    Loss(
        "mse",
        N_("L = mean over samples and outputs of (y - t)²"),
        "Legendre 1805",
        squared_error,
        squared_error_gradient,
        identity,
        _REAL,
    ),
    Loss(
        "mae",
        N_("L = mean over samples and outputs of |y - t|"),
        "Boscovich 1757",
        absolute_error,
        absolute_error_gradient,
        identity,
        _REAL,
        kinks=(0.0,),
    ),
    Loss(
        "huber",
        N_("L = mean over samples and outputs of r²/2 if r ≤ 1 else r - 1/2, with r = |y - t|"),
        "Huber 1964, delta 1",
        huber,
        huber_gradient,
        identity,
        _REAL,
        kinks=(-HUBER_DELTA, HUBER_DELTA),
    ),
    Loss(
        "binary_cross_entropy",
        N_("L = mean of -t log p - (1 - t) log(1 - p), with p = σ(y)"),
        "Bishop 1995, section 6.7",
        binary_cross_entropy,
        binary_cross_entropy_gradient,
        sigmoid,
        ("zero_one",),
        on_logits=True,
    ),
    Loss(
        "cross_entropy",
        N_("L = mean over samples of -log p of the true class, with p = softmax(y)"),
        "Bridle 1990",
        cross_entropy,
        cross_entropy_gradient,
        softmax,
        ("one_hot",),
        on_logits=True,
    ),
)

LOSSES: dict[str, Loss] = {record.name: record for record in _RECORDS}
