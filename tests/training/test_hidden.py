"""The training samples as a layer sees them."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from playground.datasets.prepare import prepare
from playground.datasets.prepared import PreparedData
from playground.datasets.spec import DataSpec
from playground.document.experiment import Experiment, LayerSpec, NetworkSpec
from playground.engine.propagation import forward
from playground.training.engines import ReferenceEngine
from playground.training.headless import headless_run
from playground.training.hidden import HiddenView
from playground.training.insight import HiddenSpace
from playground.training.pieces import complete
from playground.training.run import Run
from playground.training.selection import MOST_ROWS

EXPERIMENT = Experiment(
    data=DataSpec(samples=80),
    network=NetworkSpec((LayerSpec(6), LayerSpec(2), LayerSpec(1, "linear"))),
)


def run_of(experiment: Experiment = EXPERIMENT) -> tuple[Run, PreparedData]:
    data = prepare(experiment.data, "mse", 1)
    run = headless_run(experiment, data, factory=ReferenceEngine)
    run.train(20)
    return run, data


def seen(view: HiddenView, run: Run, data: PreparedData) -> HiddenSpace:
    space = complete(view.look(run, data))
    assert space is not None
    return space


def outputs(run: Run, data: PreparedData, layer: int) -> np.ndarray:
    return forward(run.program.network, run.state.parameters, data.x_train).activations[layer]


def test_two_units_are_shown_as_they_are() -> None:
    run, data = run_of()
    space = seen(HiddenView(1), run, data)
    np.testing.assert_allclose(space.points, outputs(run, data, 1), rtol=1e-6)
    assert (space.principal, space.explained) == (False, 1.0)
    assert np.array_equal(space.rows, data.train_rows)


def test_one_unit_is_a_line() -> None:
    run, data = run_of()
    space = seen(HiddenView(2), run, data)
    np.testing.assert_allclose(space.points[:, 0], outputs(run, data, 2)[:, 0], rtol=1e-6)
    assert not space.points[:, 1].any()


def test_more_units_are_shown_along_their_principal_axes() -> None:
    run, data = run_of()
    space = seen(HiddenView(0), run, data)
    values = outputs(run, data, 0)
    _, sizes, axes = np.linalg.svd(values - values.mean(axis=0), full_matrices=False)
    expected = (values - values.mean(axis=0)) @ axes[:2].T
    np.testing.assert_allclose(np.abs(space.points), np.abs(expected), atol=1e-6)
    assert space.principal
    assert space.explained == pytest.approx(np.sum(sizes[:2] ** 2) / np.sum(sizes**2), rel=1e-9)


def test_the_picture_does_not_turn_over_while_the_network_learns() -> None:
    run, data = run_of()
    view, before = HiddenView(0), None
    for _ in range(200):
        run.train(5)
        points = seen(view, run, data).points
        if before is not None:
            assert np.sum(points * before, axis=0).min() > 0
        before = points


def test_it_is_the_same_for_every_new_view() -> None:
    run, data = run_of()
    assert np.array_equal(seen(HiddenView(0), run, data).points, seen(HiddenView(0), run, data).points)


def test_a_layer_that_says_the_same_of_all_samples_is_one_point() -> None:
    run, data = run_of()
    run.state.parameters[:] = 0
    space = seen(HiddenView(0), run, data)
    assert not space.points.any()
    assert space.explained == 1.0


def test_a_wide_layer_takes_several_pieces_and_bounded_rows() -> None:
    wide = NetworkSpec((LayerSpec(300), LayerSpec(1, "linear")))
    run, data = run_of(replace(EXPERIMENT, data=DataSpec(samples=6000), network=wide))
    view = HiddenView(0)
    assert sum(1 for _ in view.look(run, data)) > 3
    space = seen(view, run, data)
    assert len(space.points) == len(space.rows) <= MOST_ROWS
    places = {row: i for i, row in enumerate(data.train_rows.tolist())}
    values = outputs(run, data, 0)[[places[row] for row in space.rows.tolist()]]
    variances = np.linalg.eigvalsh(np.cov(values.T, bias=True))
    assert space.explained == pytest.approx(variances[-2:].sum() / variances.sum(), rel=1e-6)


@pytest.mark.parametrize("layer", [3, -1])
def test_a_layer_that_is_not_there_shows_nothing(layer: int) -> None:
    assert complete(HiddenView(layer).look(*run_of())) is None


def test_outputs_beyond_all_numbers_show_nothing() -> None:
    run, data = run_of(replace(EXPERIMENT, network=NetworkSpec((LayerSpec(3, "linear"), LayerSpec(1, "linear")))))
    run.state.parameters[:] = 1e308
    with np.errstate(all="ignore"):
        assert complete(HiddenView(0).look(run, data)) is None
