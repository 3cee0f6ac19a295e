"""Backpropagation against finite differences, parameter by parameter."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Literal, NamedTuple

import numpy as np

from playground.engine.activations import ACTIVATIONS
from playground.engine.losses import LOSSES
from playground.engine.network import Floats, Mask, Network
from playground.engine.penalties import penalty, penalty_gradient
from playground.engine.propagation import Trace, backward, forward

STEP = 2.0**-12
# Rounding leaves an error of about 1e-12 in a finite difference of a loss of size 1. A difference is taken relative to
# the size of the slope, but to no less than this, so that the error stays below a ten-millionth.
SMALLEST_SLOPE = 1e-5


@dataclass(frozen=True)
class Parameter:
    """One parameter of a layer: `weight` at (input, unit) or `bias` at (unit,), counted from 0."""

    kind: Literal["weight", "bias"]
    index: tuple[int, ...]


@dataclass(frozen=True)
class LayerCheck:
    """The worst parameter of one layer.

    layer       counted from 0
    compared    how many parameters were compared
    skipped     how many were left out, because a step of `STEP` crosses a kink of an activation, loss or penalty
    difference  the largest relative difference, |b - f| / max(|b|, |f|, SMALLEST_SLOPE · max(1, loss)); 0 if none
    parameter   the parameter it belongs to
    backpropagation, finite_difference  its two slopes, b and f
    """

    layer: int
    compared: int
    skipped: int
    difference: float
    parameter: Parameter
    backpropagation: float
    finite_difference: float


@dataclass(frozen=True, eq=False)
class Objective:
    """Loss and penalty as a function of the parameters (p,) alone. Everything is float64."""

    network: Network
    loss: str
    x: Floats
    y: Floats
    l1: float = 0.0
    l2: float = 0.0

    def trace(self, parameters: Floats) -> Trace:
        return forward(self.network, parameters, self.x)

    def value(self, trace: Trace, parameters: Floats) -> float:
        return LOSSES[self.loss].value(trace.outputs, self.y) + penalty(self.network, parameters, self.l1, self.l2)

    def gradient(self, parameters: Floats) -> Floats:
        trace = self.trace(parameters)
        data = backward(self.network, parameters, trace, LOSSES[self.loss].gradient(trace.outputs, self.y))
        return data + penalty_gradient(self.network, parameters, self.l1, self.l2)

    def sides(self, trace: Trace, parameters: Floats) -> Iterator[Mask]:
        """On which side of every kink everything is, as arrays of bools."""
        for name, z in zip(self.network.activations, trace.pre_activations, strict=True):
            for kink in ACTIVATIONS[name].kinks:
                yield z > kink
        for kink in LOSSES[self.loss].kinks:
            yield trace.outputs - self.y > kink
        if self.l1:
            yield parameters[self.network.weight_mask()] > 0


def central_difference(objective: Objective, parameters: Floats, i: int) -> float | None:
    """The slope along parameter i, from two central differences, of step h and h / 2, extrapolated to h = 0.

    (4 D(h / 2) - D(h)) / 3 with D(h) = (L(w + h) - L(w - h)) / 2h, error of order h⁴ (Richardson 1911). None where a
    kink lies between w - h and w + h.
    """
    values, sides = [], []
    for step in (STEP, -STEP, STEP / 2, -STEP / 2):
        moved = parameters.copy()
        moved[i] += step
        trace = objective.trace(moved)
        values.append(objective.value(trace, moved))
        sides.append(list(objective.sides(trace, moved)))
    if any(not np.array_equal(left, right) for left, right in zip(sides[0], sides[1], strict=True)):
        return None
    wide = (values[0] - values[1]) / (2 * STEP)
    narrow = (values[2] - values[3]) / STEP
    return (4 * narrow - wide) / 3


class Slopes(NamedTuple):
    """The two slopes along the parameter at `place` of the flat vector, and their relative difference."""

    place: int
    backpropagation: float
    finite_difference: float
    difference: float


def compare(objective: Objective, parameters: Floats, places: Iterable[int]) -> Iterator[Slopes]:
    """Both slopes along each of these parameters, without those whose finite difference crosses a kink."""
    gradient = objective.gradient(parameters)
    smallest = SMALLEST_SLOPE * max(1.0, abs(objective.value(objective.trace(parameters), parameters)))
    for i in places:
        exact, finite = float(gradient[i]), central_difference(objective, parameters, i)
        if finite is not None:
            yield Slopes(i, exact, finite, abs(exact - finite) / max(abs(exact), abs(finite), smallest))


def check_layer(objective: Objective, parameters: Floats, layer: int, limit: int = 200) -> LayerCheck:
    """Compare up to `limit` parameters of one layer, spread evenly over its weights and biases."""
    place = objective.network.layer_slices()[layer]
    count = place.stop - place.start
    chosen = sorted({place.start + round(i) for i in np.linspace(0, count - 1, min(limit, count))})
    compared = list(compare(objective, parameters, chosen))
    worst = max(compared, key=lambda slopes: slopes.difference, default=Slopes(chosen[0], 0.0, 0.0, 0.0))
    return LayerCheck(
        layer=layer,
        compared=len(compared),
        skipped=len(chosen) - len(compared),
        difference=worst.difference,
        parameter=parameter_at(objective.network, layer, worst.place - place.start),
        backpropagation=worst.backpropagation,
        finite_difference=worst.finite_difference,
    )


def gradient_check(objective: Objective, parameters: Floats, limit: int = 200) -> tuple[LayerCheck, ...]:
    """One `LayerCheck` a layer. `check_layer` does one alone, for callers that show progress."""
    return tuple(check_layer(objective, parameters, i, limit) for i in range(objective.network.layers))


def parameter_at(network: Network, layer: int, place: int) -> Parameter:
    """Which parameter lies at `place`, counted from 0, of a layer's part of the flat vector."""
    d_in, d_out = network.sizes[layer], network.sizes[layer + 1]
    if place < d_in * d_out:
        return Parameter("weight", divmod(place, d_out))
    return Parameter("bias", (place - d_in * d_out,))
