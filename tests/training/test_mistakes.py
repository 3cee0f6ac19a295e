"""The wrong test samples that the network was surest of."""

from __future__ import annotations

import numpy as np
import pytest

from playground.datasets.prepare import prepare
from playground.datasets.prepared import PreparedData
from playground.datasets.spec import DataSpec
from playground.document.experiment import Experiment, LayerSpec, NetworkSpec, TrainingSpec
from playground.engine.propagation import forward
from playground.training.engines import ReferenceEngine
from playground.training.headless import headless_run
from playground.training.insight import Mistakes
from playground.training.mistakes import MOST_MISTAKES, certainty, mistakes
from playground.training.pieces import complete
from playground.training.run import Run


def run_of(kind: str, loss: str, units: int, steps: int = 30, **data: float) -> tuple[Run, PreparedData]:
    experiment = Experiment(
        data=DataSpec(kind=kind, samples=200, **data),  # type: ignore[arg-type]
        network=NetworkSpec((LayerSpec(4), LayerSpec(units, "linear"))),
        training=TrainingSpec(loss=loss),
    )
    prepared = prepare(experiment.data, loss, units)
    run = headless_run(experiment, prepared, factory=ReferenceEngine)
    run.train(steps)
    return run, prepared


def found(run: Run, data: PreparedData) -> Mistakes:
    result = complete(mistakes(run, data))
    assert result is not None
    return result


@pytest.mark.parametrize(
    ("kind", "loss", "units"),
    [("circle", "mse", 1), ("circle", "binary_cross_entropy", 1), ("blobs", "cross_entropy", 3), ("blobs", "mse", 3)],
)
def test_each_is_a_wrong_test_sample_and_the_surest_come_first(kind: str, loss: str, units: int) -> None:
    run, data = run_of(kind, loss, units, steps=3, noise=0.5)
    result = found(run, data)
    outputs = forward(run.program.network, run.state.parameters, data.x_test).outputs
    answers = outputs.argmax(axis=1) if units > 1 else (outputs[:, 0] > 0).astype(int)
    places = {row: i for i, row in enumerate(data.test_rows.tolist())}
    assert 0 < len(result.rows) <= MOST_MISTAKES
    for row, true, predicted in zip(result.rows, result.true, result.predicted, strict=True):
        assert data.dataset.targets[row] == true != predicted == answers[places[row]]
    assert list(result.certainty) == sorted(result.certainty, reverse=True)
    assert all(0 <= sure <= 1 for sure in result.certainty)


def test_of_many_mistakes_none_that_is_left_out_was_surer() -> None:
    run, data = run_of("circle", "binary_cross_entropy", 1, steps=1, noise=0.5)
    result = found(run, data)
    logits = forward(run.program.network, run.state.parameters, data.x_test).outputs[:, 0]
    wrong = (logits > 0) != (data.dataset.targets[data.test_rows] == 1)
    assert wrong.sum() > MOST_MISTAKES
    sure = 1 / (1 + np.exp(-np.abs(logits[wrong])))
    np.testing.assert_allclose(result.certainty, np.sort(sure)[::-1][:MOST_MISTAKES], rtol=1e-12)


@pytest.mark.parametrize(
    ("outputs", "predicted", "encoding", "expected"),
    [
        ([[0.9]], [1], "zero_one", 0.9),
        ([[0.2]], [0], "zero_one", 0.8),
        ([[0.5]], [1], "signed", 0.75),
        ([[-1.0]], [0], "signed", 1.0),
        ([[3.0]], [1], "signed", 1.0),
        ([[0.1, 0.7, 0.2]], [1], "one_hot", 0.7),
        ([[1.4, 0.1]], [0], "one_hot", 1.0),
    ],
)
def test_certainty_is_the_probability_or_how_near_the_aim_is(outputs, predicted, encoding, expected) -> None:
    assert certainty(np.array(outputs), np.array(predicted), encoding).tolist() == pytest.approx([expected])


def test_a_network_without_mistakes_has_none() -> None:
    run, data = run_of("gauss", "mse", 1, steps=300)
    assert found(run, data).rows == ()


@pytest.mark.parametrize(("kind", "test_fraction"), [("plane", 0.5), ("circle", 0.0)])
def test_values_have_no_mistakes_and_nor_has_a_set_without_test_rows(kind: str, test_fraction: float) -> None:
    assert complete(mistakes(*run_of(kind, "mse", 1, test_fraction=test_fraction))) is None
