"""What is wrong with an experiment as a whole."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given

from playground.datasets.prepare import prepare
from playground.datasets.spec import DataSpec
from playground.document.experiment import Choice, Experiment, LayerSpec, NetworkSpec, TrainingSpec
from playground.document.problem import ExperimentError, Problem
from playground.document.problems import check, problems
from playground.i18n import translate
from playground.messages import message
from tests.document.strategies import experiments, whole_experiments


def network(*layers: LayerSpec) -> NetworkSpec:
    return NetworkSpec(layers)


OUTPUT = LayerSpec(1, "linear")
CASES = {
    "data.features: a feature is named twice": Experiment(data=DataSpec(features=("x1", "x1"))),
    "data.features: features need two inputs, and this data has 1": Experiment(
        data=DataSpec(kind="line", features=("x1", "sin_x1"))
    ),
    "training.loss: the loss cross_entropy does not suit this data; one of mse, mae, huber does": Experiment(
        data=DataSpec(kind="line"), training=TrainingSpec(loss="cross_entropy")
    ),
    "network.layers[0].units: 2 output units do not fit the data with the loss mse; 1 was expected": Experiment(
        data=DataSpec(kind="line"), network=network(LayerSpec(2, "linear"))
    ),
    "network.layers[1].units: 3 output units do not fit the data with the loss mse; 1 / 2 was expected": Experiment(
        network=network(LayerSpec(4), LayerSpec(3, "linear"))
    ),
    "network.layers[1].activation: the output layer is linear with the loss cross_entropy, not tanh": Experiment(
        network=network(LayerSpec(4), LayerSpec(2, "tanh")), training=TrainingSpec(loss="cross_entropy")
    ),
    "network.layers[0].weight_init: low is above high": Experiment(
        network=network(LayerSpec(4, weight_init=Choice.of("uniform", low=1.0, high=0.0)), OUTPUT)
    ),
    "network.layers[1].bias_init: low is above high": Experiment(
        network=network(LayerSpec(4), replace(OUTPUT, bias_init=Choice.of("uniform", low=0.75)))
    ),
    "data.path: No file is named; data.path with the name of a CSV file was expected.": Experiment(
        data=DataSpec(kind="table")
    ),
    "data.x: There are no points yet; at least one was expected in data.x and data.y.": Experiment(
        data=DataSpec(kind="points")
    ),
    "training.batch_size: 0 is not between 1 and 1000000": Experiment(training=TrainingSpec(batch_size=0)),
}


@pytest.mark.parametrize("expected", CASES)
def test_a_problem_is_said_with_its_place(expected: str) -> None:
    assert [str(problem) for problem in problems(CASES[expected])] == [expected]


def test_the_default_experiment_has_no_problem() -> None:
    assert problems(Experiment()) == ()


@given(whole_experiments())
def test_whole_experiments_have_no_problem_and_can_be_prepared(experiment: Experiment) -> None:
    check(experiment)
    prepare(experiment.data, experiment.training.loss, experiment.network.layers[-1].units)


@given(experiments)
def test_any_experiment_is_answered(experiment: Experiment) -> None:
    for problem in problems(experiment):
        assert str(problem).startswith(problem.place)


def test_a_table_is_looked_for_in_the_folder_of_the_experiment(tmp_path: Path) -> None:
    (tmp_path / "t.csv").write_text("a,y\n1,0.5\n2,1.5\n")
    experiment = Experiment(data=DataSpec(kind="table", path="t.csv"))
    assert problems(experiment, tmp_path) == ()
    (missing,) = problems(experiment, tmp_path / "elsewhere")
    assert missing.place == "data.path"


def test_check_says_the_first_problem_and_counts_the_others() -> None:
    check(Experiment())
    experiment = Experiment(data=DataSpec(noise=7.0), training=TrainingSpec(l1=-1.0))
    with pytest.raises(ExperimentError, match=r"^data\.noise: 7\.0 is not between 0 and 1 \(and 1 problem more\)$"):
        check(experiment)


def test_a_problem_without_a_place_is_its_sentence_alone() -> None:
    error = ExperimentError([Problem("", message("It is wrong"))])
    assert str(error) == "It is wrong"
    assert translate(error.message) == "It is wrong"
