"""What a choice of first weights does, before any step is made."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from playground.datasets.prepare import prepare
from playground.datasets.spec import DataSpec
from playground.document.edits import freeze_layer
from playground.document.experiment import Choice, Experiment, LayerSpec, NetworkSpec
from playground.engine.gradient_check import Objective
from playground.engine.propagation import forward
from playground.training.engines import ReferenceEngine
from playground.training.headless import headless_run
from playground.training.insight import StartFigures
from playground.training.pieces import complete
from playground.training.start import network_of, start_parameters
from playground.training.start_figures import ALTERNATIVES, CURRENT, start_figures


def stack(units: int, depth: int, activation: str, init: str = "xavier_uniform") -> Experiment:
    hidden = tuple(LayerSpec(units, activation, Choice(init)) for _ in range(depth))
    return Experiment(data=DataSpec(samples=200), network=NetworkSpec((*hidden, LayerSpec(1, "linear", Choice(init)))))


def figures(experiment: Experiment) -> dict[str, StartFigures]:
    found = complete(start_figures(experiment, prepare(experiment.data, "mse", 1)))
    return {each.name: each for each in found}


def test_the_own_choice_comes_first_then_the_alternatives() -> None:
    assert list(figures(stack(4, 1, "tanh"))) == [CURRENT, *ALTERNATIVES]


def test_they_are_the_deviations_at_the_start_of_the_run() -> None:
    experiment = stack(4, 2, "tanh", "pytorch_default")
    data = prepare(experiment.data, "mse", 1)
    network, flat = network_of(experiment, data), start_parameters(experiment, data)
    own = figures(experiment)[CURRENT]
    outputs = forward(network, flat, data.x_train).activations
    assert own.activation_deviation == pytest.approx([np.std(values) for values in outputs], rel=1e-9)
    slopes = network.views(Objective(network, "mse", data.x_train, data.y_train).gradient(flat))
    assert own.gradient_deviation == pytest.approx([np.std(weight) for weight, _ in slopes], rel=1e-9)


def test_an_alternative_is_what_choosing_it_gives() -> None:
    own, other = figures(stack(8, 2, "relu", "kaiming_normal")), figures(stack(8, 2, "relu"))
    assert replace(own[CURRENT], name="kaiming_normal") == other["kaiming_normal"]


def test_zeros_give_nothing() -> None:
    zeros = figures(stack(4, 2, "tanh"))["zeros"]
    assert set(zeros.activation_deviation) == {0.0}
    assert set(zeros.gradient_deviation) == {0.0}


def test_small_weights_lose_the_signal_large_ones_saturate_and_xavier_keeps_it() -> None:
    """Glorot and Bengio 2010."""
    found = figures(stack(64, 8, "tanh"))
    first, last = 0, 7
    assert found["small_normal"].activation_deviation[last] < 1e-3 * found["small_normal"].activation_deviation[first]
    assert found["large_normal"].activation_deviation[last] > 0.9
    xavier = found["xavier_uniform"].activation_deviation
    assert xavier[last] > 0.3 * xavier[first]


def test_kaiming_keeps_the_signal_through_relu() -> None:
    """He et al. 2015."""
    found = figures(stack(64, 8, "relu"))
    kaiming, xavier = found["kaiming_normal"].activation_deviation, found["xavier_uniform"].activation_deviation
    assert kaiming[7] > 0.3 * kaiming[0]
    assert xavier[7] < 0.2 * xavier[0]


def test_no_draw_of_the_run_is_used_up() -> None:
    experiment = stack(4, 1, "tanh")
    data = prepare(experiment.data, "mse", 1)
    runs = [headless_run(experiment, data, factory=ReferenceEngine) for _ in range(2)]
    complete(start_figures(experiment, data))
    for run in runs:
        run.train(20)
        complete(start_figures(freeze_layer(experiment, 0), data))
    assert np.array_equal(runs[0].state.parameters, runs[1].state.parameters)
