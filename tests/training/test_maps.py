"""What the output of a network is made of, besides the map itself."""

from __future__ import annotations

import numpy as np
import pytest

from playground.datasets.prepare import prepare
from playground.datasets.spec import DataSpec
from playground.document.experiment import Experiment, LayerSpec, NetworkSpec, TrainingSpec
from playground.engine.metrics import accuracy
from playground.engine.propagation import forward
from playground.training.engines import ReferenceEngine
from playground.training.headless import headless_run
from playground.training.maps import output
from playground.training.pieces import complete
from playground.training.region import Region
from playground.training.run import Run
from playground.training.selection import MOST_ROWS, evenly


def run_of(kind: str, loss: str, outputs: int, samples: int = 60) -> tuple[Run, Region]:
    experiment = Experiment(
        data=DataSpec(kind=kind, samples=samples, features=()),
        network=NetworkSpec((LayerSpec(3), LayerSpec(outputs, "linear"))),
        training=TrainingSpec(loss=loss),
    )
    data = prepare(experiment.data, loss, outputs)
    run = headless_run(experiment, data, factory=ReferenceEngine)
    run.train(30)
    return run, Region(data)


@pytest.mark.parametrize(
    ("kind", "loss", "outputs"),
    [("circle", "mse", 1), ("moons", "binary_cross_entropy", 1), ("blobs", "cross_entropy", 3)],
)
def test_the_wrong_rows_of_a_map_are_those_the_accuracy_counts(kind: str, loss: str, outputs: int) -> None:
    run, region = run_of(kind, loss, outputs)
    data, network = region.data, run.program.network
    wrong = complete(output(run, region, 5)).wrong_rows
    assert wrong is not None
    sides = ((data.train_rows, data.x_train, data.y_train), (data.test_rows, data.x_test, data.y_test))
    for rows, x, y in sides:
        right = accuracy(forward(network, run.state.parameters, x).outputs, y, data.encoding)
        assert np.isin(rows, wrong).sum() == round((1 - right) * len(rows))


def test_a_regression_has_no_wrong_rows() -> None:
    run, region = run_of("plane", "mse", 1)
    assert complete(output(run, region, 5)).wrong_rows is None


@pytest.mark.parametrize(
    ("kind", "loss", "shown", "counted"), [("circle", "mse", "map", "confusion"), ("line", "mse", "curve", "scatter")]
)
def test_where_there_is_a_map_the_output_on_the_data_can_be_had_too(
    kind: str, loss: str, shown: str, counted: str
) -> None:
    run, region = run_of(kind, loss, 1)
    assert complete(output(run, region, 5)).kind == shown
    on_data = complete(output(run, region, 5, on_data=True))
    assert on_data.kind == counted
    assert on_data.train is not None
    assert on_data.train.sum() == len(run.program.x) if counted == "confusion" else len(on_data.train)


def test_rows_are_chosen_evenly_and_never_more_than_asked_for() -> None:
    few, many = np.arange(7), np.arange(10 * MOST_ROWS + 3)
    assert evenly(few) is few
    chosen = evenly(many)
    assert MOST_ROWS / 2 < len(chosen) <= MOST_ROWS
    assert len(set(np.diff(chosen).tolist())) == 1
