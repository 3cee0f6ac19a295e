"""A run that cannot come right again stops by itself, says why, and knows the step it was still well at."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from playground.datasets.prepare import prepare
from playground.datasets.spec import DataSpec
from playground.document.experiment import Choice, Experiment, LayerSpec, NetworkSpec
from playground.document.presets import PRESETS, preset
from playground.engine.optimizers import OPTIMIZERS
from playground.engine.program import Divergence
from playground.training.divergence import explain, last_well_step
from playground.training.engines import EngineFactory, ReferenceEngine
from playground.training.headless import headless_run
from playground.training.run import Run
from playground.training.runaway import SHORTEST_WINDOW, steps_to_check
from playground.training.snapshot import StepHistory

SINE = Experiment(
    data=DataSpec(kind="sine", samples=46, features=()),
    network=NetworkSpec((LayerSpec(4, "linear"), LayerSpec(1, "linear"))),
)


def with_training(experiment: Experiment = SINE, **settings: object) -> Experiment:
    return replace(experiment, training=replace(experiment.training, **settings))  # type: ignore[arg-type]


def run_of(experiment: Experiment, factory: EngineFactory = ReferenceEngine) -> Run:
    units = experiment.network.layers[-1].units
    return headless_run(experiment, prepare(experiment.data, experiment.training.loss, units), factory=factory)


# The slope of an absolute error has bounds: the loss of a linear network doubles and doubles, but never leaps.
HOPELESS = with_training(loss="mae", optimizer=Choice.of("momentum", learning_rate=0.3))
BOUNDED = replace(
    with_training(HOPELESS, loss="mse"), network=NetworkSpec((LayerSpec(8, "tanh"), LayerSpec(1, "linear")))
)


# A loss that runs away


def test_a_loss_beyond_hope_stops_the_run_although_it_is_a_number(factory: EngineFactory) -> None:
    run = run_of(HOPELESS, factory)
    done = run.train(10_000)
    assert done == run.state.step < 10_000
    assert run.diverged
    assert run.state.divergence is not None
    assert run.state.divergence.quantity == "growth"
    assert run.state.divergence.step == run.state.step
    assert np.isfinite(run.state.parameters).all()
    assert run.state.step % SHORTEST_WINDOW == 0


@pytest.mark.parametrize("pieces", [[1] * 700, [300, 300, 300], [255, 1, 513]])
def test_it_stops_at_the_same_step_however_the_steps_are_cut(compiled: EngineFactory, pieces: list[int]) -> None:
    whole, cut = run_of(HOPELESS, compiled), run_of(HOPELESS, compiled)
    whole.train(10_000)
    while not cut.diverged and cut.state.step < 10_000:
        for steps in pieces:
            cut.train(steps)
    assert cut.state.divergence == whole.state.divergence
    assert np.array_equal(cut.state.parameters, whole.state.parameters)


def test_it_shows_in_the_lowest_layer_that_has_grown() -> None:
    run = run_of(HOPELESS)
    run.train(10_000)
    assert run.state.divergence is not None
    assert run.state.divergence.layer == 0
    bounded = run_of(BOUNDED)
    bounded.train(10_000)
    assert bounded.state.divergence is not None
    assert bounded.state.divergence.layer == 1


def test_a_loss_that_is_large_but_falls_goes_on(compiled: EngineFactory) -> None:
    run = run_of(with_training(optimizer=Choice.of("adam", learning_rate=0.1)), compiled)
    run.train(10)
    run.set_parameter(run.program.network.parameter_count - 1, 2000.0)
    run.train(5000)
    assert not run.diverged
    history = run.steps.history()
    assert history.loss_high.max() > 1e6 * history.loss_low[0]


def test_a_loss_that_is_large_from_the_start_goes_on(compiled: EngineFactory) -> None:
    large = Choice.of("constant", value=1000.0)
    layers = NetworkSpec((LayerSpec(4), LayerSpec(1, "linear", bias_init=large)))
    run = run_of(replace(with_training(optimizer=Choice.of("sgd", learning_rate=1e-9)), network=layers), compiled)
    assert run.train(3000) == 3000


@pytest.mark.parametrize("name", PRESETS)
def test_no_experiment_that_ships_is_stopped(name: str, compiled: EngineFactory) -> None:
    steps = 300 if name == "digits" else 5000
    assert run_of(preset(name), compiled).train(steps) == steps


@pytest.mark.parametrize("kind", [kind for kind in OPTIMIZERS if kind != "nudge"])
def test_no_optimizer_is_stopped_at_its_own_rate(kind: str, compiled: EngineFactory) -> None:
    run = run_of(with_training(preset("circle"), optimizer=Choice(kind)), compiled)
    assert run.train(20_000) == 20_000


def test_the_next_check_is_always_ahead(compiled: EngineFactory) -> None:
    run = run_of(preset("circle"), compiled)
    for steps in (1, 255, 256, 5000, 33_333):
        run.train(steps)
        ahead = steps_to_check(run.steps)
        assert 0 < ahead <= max(SHORTEST_WINDOW, 8 * run.steps.stride)


# The last step at which it was well


def history(losses: list[float], stride: int = 1, spread: float = 1.0) -> StepHistory:
    low = np.array(losses)
    step = 1.0 + stride * np.arange(len(losses))
    norms = np.ones((len(losses), 2))
    return StepHistory(step, low, low * spread, norms, norms)


def test_it_is_the_last_one_near_the_best() -> None:
    assert last_well_step(history([1.0, 0.5, 0.2, 0.1, 0.11, 0.13, 5.0, 400.0, 1e9])) == 5
    assert last_well_step(history([1.0, 4.0, 16.0])) == 0
    assert last_well_step(history([1.0, 0.9, 0.8])) == 2
    assert last_well_step(history([])) == 0


def test_of_many_steps_kept_as_one_it_is_the_last_that_was_surely_well() -> None:
    assert last_well_step(history([1.0, 0.1, 0.1, 900.0], stride=100)) == 299


def test_noise_is_no_reason_to_go_back_further() -> None:
    noisy = [1.0, 0.3, 0.2, 0.35, 0.1, 0.28, 0.33, 0.3, 700.0]
    assert last_well_step(history(noisy)) == 7


@given(st.lists(st.floats(1e-3, 1e3), min_size=1, max_size=50))
def test_it_is_a_step_of_the_run(losses: list[float]) -> None:
    assert 0 <= last_well_step(history(losses)) < len(losses)


# What is said


def sentence(experiment: Experiment, quantity: str = "gradient", **told: object) -> str:
    divergence = Divergence(1200, 1, quantity)  # type: ignore[arg-type]
    return str(explain(divergence, run_of(experiment).program, history([1.0, 0.5, 9.0]), **told).message)  # type: ignore[arg-type]


def test_the_step_the_layer_and_the_likely_cause_are_named() -> None:
    quick = with_training(optimizer=Choice.of("sgd", learning_rate=7.0))
    begin = "Training diverged at step 1,200, first in layer 2: "
    assert sentence(quick) == begin + "the learning rate 7 is probably too high."
    assert sentence(with_training(quick, l2=0.5)).endswith(
        "the learning rate 7 is probably too high for such a penalty."
    )
    assert sentence(with_training(optimizer=Choice("nudge"))) == begin + "the numbers grew beyond all bounds."
    assert sentence(quick, "growth").startswith("The loss ran away by step 1,200, first in layer 2: ")


def test_a_value_set_by_hand_since_it_was_well_is_the_likely_cause() -> None:
    assert sentence(SINE, hand_steps=(0, 7)).endswith("a value set by hand at step 7 is probably the cause.")
    assert sentence(SINE, hand_steps=(0,)).endswith("is probably too high.")


def test_the_rate_is_known_where_there_is_one() -> None:
    divergence = Divergence(3, 0, "loss")
    assert explain(divergence, run_of(SINE).program).learning_rate == 0.03
    assert explain(divergence, run_of(with_training(optimizer=Choice("nudge"))).program).learning_rate is None
    assert explain(divergence, run_of(SINE).program).well is None
