"""How layers fare: compared with what numpy says of the same parameters."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from playground.datasets.prepare import prepare
from playground.datasets.prepared import PreparedData
from playground.datasets.spec import DataSpec
from playground.document.experiment import Choice, Experiment, LayerSpec, NetworkSpec
from playground.engine.propagation import forward
from playground.training.engines import EngineFactory, ReferenceEngine
from playground.training.headless import headless_run
from playground.training.health import BINS, MOST_LOOKS, Health, Look
from playground.training.insight import HealthHistory
from playground.training.pieces import complete
from playground.training.run import Run

STACK = NetworkSpec((LayerSpec(6), LayerSpec(5, "relu"), LayerSpec(4, "sigmoid"), LayerSpec(1, "linear")))
EXPERIMENT = Experiment(data=DataSpec(samples=80), network=STACK)


def run_of(experiment: Experiment = EXPERIMENT, factory: EngineFactory = ReferenceEngine) -> tuple[Run, PreparedData]:
    data = prepare(experiment.data, "mse", 1)
    return headless_run(experiment, data, factory=factory), data


def look(run: Run, health: Health | None = None) -> tuple[Look, HealthHistory]:
    return complete((health or Health()).look(run))


def test_shares_are_those_of_the_outputs_over_all_training_samples(factory: EngineFactory) -> None:
    run, data = run_of(factory=factory)
    run.train(200)
    seen, _ = look(run)
    tanh, relu, sigmoid, _ = forward(run.program.network, run.state.parameters, data.x_train).activations
    assert seen.saturated[0] == pytest.approx(np.mean(np.abs(tanh) > 0.97))
    assert seen.saturated[2] == pytest.approx(np.mean((sigmoid < 0.03) | (sigmoid > 0.97)))
    assert np.isnan(seen.saturated[[1, 3]]).all()
    assert seen.dead[1] == pytest.approx(np.mean(~(relu > 0).any(axis=0)))
    assert np.isnan(seen.dead[[0, 2, 3]]).all()


def test_dead_units_are_counted() -> None:
    run, _ = run_of()
    run.program.network.views(run.state.parameters)[1].bias[:2] = -100
    assert look(run)[0].dead[1] == pytest.approx(2 / 5)


def test_the_update_ratio_is_of_the_last_update_and_the_weights_alone() -> None:
    run, _ = run_of()
    assert np.isnan(look(run)[0].update_ratio).all()
    run.train(3)
    views = run.program.network.views
    pairs = zip(views(run.state.update), views(run.state.parameters), strict=True)
    expected = [np.linalg.norm(update.weight) / np.linalg.norm(now.weight) for update, now in pairs]
    np.testing.assert_allclose(look(run)[0].update_ratio, expected, rtol=1e-12)


def test_distributions_are_shares_over_fixed_bins() -> None:
    run, data = run_of()
    run.train(20)
    _, history = look(run)
    assert history.activations.shape == history.weights.shape == history.gradients.shape == (1, 4, BINS)
    for shares in (history.activations, history.weights, history.gradients):
        np.testing.assert_allclose(shares.sum(axis=2), 1, rtol=1e-6)
    weights = run.program.network.views(run.state.parameters)[0].weight
    expected, _ = np.histogram(weights, history.weight_edges)
    np.testing.assert_allclose(history.weights[0, 0], expected / weights.size, rtol=1e-6)
    outputs = forward(run.program.network, run.state.parameters, data.x_train).activations[0]
    expected, _ = np.histogram(outputs, history.activation_edges)
    np.testing.assert_allclose(history.activations[0, 0], expected / outputs.size, rtol=1e-6)
    slopes = np.log10(np.abs(run.program.network.views(run.state.gradient)[0].weight))
    expected, _ = np.histogram(np.clip(slopes, -10, 2), history.gradient_edges)
    np.testing.assert_allclose(history.gradients[0, 0], expected / slopes.size, rtol=1e-6)


def test_before_the_first_step_there_is_no_gradient_to_count() -> None:
    _, history = look(run_of()[0])
    assert not history.gradients.any()


def test_edges_stay_while_the_weights_grow() -> None:
    (run, _), health = run_of(), Health()
    _, first = look(run, health)
    run.state.parameters *= 1000
    _, second = look(run, health)
    assert np.array_equal(first.weight_edges, second.weight_edges)
    assert np.array_equal(first.activation_edges, second.activation_edges)
    assert second.step.tolist() == [0]
    run.train(1)
    assert look(run, health)[1].step.tolist() == [0, 1]


def test_there_are_edges_where_all_weights_are_zero() -> None:
    layers = tuple(replace(layer, weight_init=Choice("zeros")) for layer in STACK.layers)
    seen, history = look(run_of(replace(EXPERIMENT, network=NetworkSpec(layers)))[0])
    assert (np.diff(history.weight_edges) > 0).all()
    assert seen.alike == (True, True, True, False)


def test_units_that_were_drawn_are_not_alike() -> None:
    assert look(run_of()[0])[0].alike == (False, False, False, False)


def test_the_looks_are_bounded() -> None:
    (run, _), health = run_of(), Health()
    for _ in range(MOST_LOOKS + 10):
        run.train(1)
        _, history = look(run, health)
    assert len(history.step) <= MOST_LOOKS
    assert history.step[-1] == MOST_LOOKS + 10


def test_a_large_layer_is_looked_at_in_pieces() -> None:
    wide = NetworkSpec((LayerSpec(400), LayerSpec(400), LayerSpec(1, "linear")))
    run, _ = run_of(replace(EXPERIMENT, network=wide))
    run.train(1)
    assert sum(1 for _ in Health().look(run)) > 8
    _, history = look(run)
    np.testing.assert_allclose(history.weights.sum(axis=2), 1, rtol=1e-5)
