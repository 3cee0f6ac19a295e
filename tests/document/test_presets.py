"""The experiments that ship with the program."""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import replace

import numpy as np
import pytest

from playground.datasets.prepare import prepare
from playground.document.edits import add_layer, set_data, set_data_kind, toggle_feature
from playground.document.experiment import Experiment
from playground.document.files import from_json, to_json
from playground.document.presets import DEFAULT, PRESETS, preset, truly_named
from playground.document.problems import problems
from playground.engine.losses import LOSSES
from playground.engine.program import State
from playground.engine.propagation import forward
from playground.engine.reference import Reference
from playground.resources import resource
from playground.training.start import program_of, start_parameters


@pytest.mark.parametrize("name", PRESETS)
def test_a_preset_can_be_trained_and_has_its_title(name: str) -> None:
    experiment = preset(name)
    assert problems(experiment) == ()
    assert experiment.name == PRESETS[name]
    assert from_json(to_json(experiment)) == experiment


def test_every_shipped_file_is_a_preset() -> None:
    assert {path.stem for path in resource("experiments").glob("*.json")} == set(PRESETS)


def test_the_default_is_a_two_layer_network_on_a_toy_set() -> None:
    experiment = preset(DEFAULT)
    assert experiment.data.kind == "circle"
    assert len(experiment.network.layers) == 2


@pytest.mark.parametrize(
    ("name", "epochs", "reached"),
    [
        ("circle", 120, lambda loss, accuracy: loss < 0.05 and accuracy > 0.97),
        ("moons", 40, lambda loss, accuracy: loss < 0.05 and accuracy > 0.97),
        ("blobs", 20, lambda loss, accuracy: loss < 0.1 and accuracy > 0.97),
        ("line", 20, lambda loss, accuracy: loss < 0.3**2 * 1.2),  # what its noise of 0.3 leaves
        ("iris", 60, lambda loss, accuracy: accuracy > 0.93),
        ("digits", 20, lambda loss, accuracy: accuracy > 0.95),
    ],
)
def test_a_preset_learns_its_data(name: str, epochs: int, reached: Callable[[float, float], bool]) -> None:
    assert reached(*after(preset(name), epochs))


def after(experiment: Experiment, epochs: int) -> tuple[float, float]:
    """Test loss and share of right answers after so many epochs of the readable training loop."""
    loss = experiment.training.loss
    data = prepare(experiment.data, loss, experiment.network.layers[-1].units)
    program = program_of(experiment, data)
    state = State.start(program.network, start_parameters(experiment, data))
    steps = epochs * math.ceil(program.samples / experiment.training.batch_size)
    Reference(program).run(state, steps, np.empty(steps), np.empty((steps, program.network.layers)))
    outputs = forward(program.network, state.parameters, data.x_test).activations[-1]
    return LOSSES[loss].value(outputs, data.y_test), float(np.mean(answers(outputs) == answers(data.y_test)))


def answers(outputs: np.ndarray) -> np.ndarray:
    """The class each row means, for signed and for one-hot outputs."""
    return outputs[:, 0] > 0 if outputs.shape[1] == 1 else outputs.argmax(axis=1)


@pytest.mark.parametrize("name", PRESETS)
def test_its_title_is_true(name: str) -> None:
    assert truly_named(preset(name)) == preset(name)


def test_an_experiment_keeps_no_title_that_it_contradicts() -> None:
    circle = preset("circle")
    for other in (add_layer(circle, 1), set_data_kind(circle, "moons"), toggle_feature(circle, "x1_squared")):
        assert truly_named(other) == replace(other, name="")
    noisy = set_data(circle, noise=0.3)
    assert truly_named(noisy) == noisy
    mine = replace(add_layer(circle, 1), name="mine")
    assert truly_named(mine) == mine
