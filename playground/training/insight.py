"""What a look inside the network shows: health of the gradient, hidden space, one parameter, worst mistakes, start.

Plain values like those of `snapshot`; each is computed only while a view wants it, and computing it changes nothing.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from playground.document.frozen import BIAS, exists
from playground.engine.network import Network
from playground.messages import Message

Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class ParameterPlace:
    """One weight or bias: `layer` from 0, `unit` in that layer, `source` the input of the weight, -1 for the bias."""

    layer: int
    unit: int
    source: int = -1

    def index(self, network: Network) -> int | None:
        """Where it lies in the flat vector of the network's parameters; None where the network has no such place."""
        if not exists((self.layer, self.source, self.unit), network.sizes):
            return None
        d_in, d_out = network.sizes[self.layer], network.sizes[self.layer + 1]
        row = d_in if self.source == BIAS else self.source
        return network.layer_slices()[self.layer].start + row * d_out + self.unit


@dataclass(frozen=True, slots=True, eq=False)
class HealthHistory:
    """How each layer fares, at the steps at which it was looked at; n looks (at most 256), L layers, b bins.

    step                     (n,)
    update_ratio             (n, L) L2 norm of the last update of the layer's weights over that of its weights; NaN
                             before the first step and where all weights are 0
    saturated                (n, L) share of (sample, unit) outputs beyond the bounds of saturation; NaN: has no meaning
    dead                     (n, L) share of units that are 0 on all training samples; NaN: has no meaning
    activations, weights, gradients   float32 (n, L, b) share of values in each bin, values outside in the first or last
                             one; activations over all training samples, weights and gradients without biases;
                             gradients are all 0 before the first step
    *_edges                  (b + 1,) edges of the bins, the same at all steps and layers; gradients: of log10 |value|
    """

    step: Floats
    update_ratio: Floats
    saturated: Floats
    dead: Floats
    activations: NDArray[np.float32]
    weights: NDArray[np.float32]
    gradients: NDArray[np.float32]
    activation_edges: Floats
    weight_edges: Floats
    gradient_edges: Floats


@dataclass(frozen=True, slots=True, eq=False)
class HiddenSpace:
    """The training samples as layer `layer` sees them. `axes` says what x and y are: units, or principal components.

    points (n, 2) float32, of at most 2,000 training rows; rows (n,) their rows of the dataset; explained: share of the
    variance on the two axes (1.0 where the layer has at most two units).
    """

    layer: int
    points: NDArray[np.float32]
    rows: NDArray[np.int64]
    principal: bool
    explained: float


@dataclass(frozen=True, slots=True, eq=False)
class ParameterHistory:
    """Value of the watched parameter at the steps at which it was looked at (at most 512)."""

    place: ParameterPlace
    step: Floats
    value: Floats


@dataclass(frozen=True, slots=True)
class NudgeResult:
    """What moving one parameter by epsilon does. Losses are data loss plus penalty, as the gradient is of that.

    moves           how often it was moved: 1, or with "until it no longer falls" as often as the loss fell, 0 included
    measured_slope  (loss_after - loss_before) / (moves * epsilon); without a move, of the one that was tried
    central_slope   (loss(+e) - loss(-e)) / (2 e) at `value_before`; `gradient` is backpropagation's there
    on_batch        measured on the batch of the next step, not on the whole training set
    evaluations     how often the loss was computed
    """

    place: ParameterPlace
    step: int
    epsilon: float
    on_batch: bool
    value_before: float
    value_after: float
    loss_before: float
    loss_after: float
    measured_slope: float
    central_slope: float
    gradient: float
    evaluations: int
    moves: int = 1


@dataclass(frozen=True, slots=True)
class Mistakes:
    """The wrong test samples the network was surest of: rows of the dataset, classes, and how sure it was."""

    rows: tuple[int, ...]
    true: tuple[int, ...]
    predicted: tuple[int, ...]
    certainty: tuple[float, ...]


@dataclass(frozen=True, slots=True)
class StartFigures:
    """What one initialization gives before the first step: standard deviations over the training set, by layer.

    name  "current" (the experiment's own, which comes first), or one of `start_figures.ALTERNATIVES`
    gradient_deviation  of the derivatives of loss and penalty with respect to the layer's weights
    """

    name: str
    activation_deviation: tuple[float, ...]
    gradient_deviation: tuple[float, ...]


@dataclass(frozen=True, slots=True)
class Remedy:
    """The one change that would help: a pure edit by name of `playground.document.edits` and its arguments."""

    text: Message
    edit: str
    arguments: tuple[object, ...] = ()
    settings: tuple[tuple[str, object], ...] = ()


@dataclass(frozen=True, slots=True)
class Diagnosis:
    """What is happening to the gradient, said only when it is sure. `kind`: vanishing, exploding, dead, symmetry,
    saturation, rate_high, rate_low, overfitting or healthy."""

    kind: str
    message: Message
    remedy: Remedy | None = None


@dataclass(frozen=True, slots=True, eq=False)
class Insight:
    """Everything that was wanted, None what was not. The last nudge of the run is always there."""

    health: HealthHistory | None = None
    hidden: HiddenSpace | None = None
    parameter: ParameterHistory | None = None
    nudge: NudgeResult | None = None
    mistakes: Mistakes | None = None
    start: tuple[StartFigures, ...] | None = None
    diagnosis: Diagnosis | None = None
    answer: Floats | None = None  # output of the network for the question `asked`, as the maps show it, (outputs,)
    asked: tuple[float, ...] | None = None


@dataclass(frozen=True, slots=True)
class InsightWants:
    """Which looks the visible views need."""

    health: bool = False
    hidden_layer: int | None = None
    parameter: ParameterPlace | None = None
    mistakes: bool = False
    start: bool = False
    diagnosis: bool = False
    question: tuple[float, ...] | None = None  # raw inputs of the user's own point


def together(wants: Iterable[InsightWants]) -> InsightWants:
    """What several views want at once; where only one thing can be looked at, the first that names one decides."""
    everything = tuple(wants)

    def first(name: str) -> Any:
        return next((value for want in everything if (value := getattr(want, name)) is not None), None)

    return InsightWants(
        health=any(want.health for want in everything),
        hidden_layer=first("hidden_layer"),
        parameter=first("parameter"),
        mistakes=any(want.mistakes for want in everything),
        start=any(want.start for want in everything),
        diagnosis=any(want.diagnosis for want in everything),
        question=first("question"),
    )
