"""A frozen parameter keeps its bits, whatever the optimizer; all others learn as if it were a number of the network."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from playground.datasets.prepare import prepare
from playground.datasets.spec import DataSpec
from playground.document.edits import freeze_layer, freeze_parameter, move_layer, set_optimizer, set_training
from playground.document.experiment import Choice, Experiment, LayerSpec, NetworkSpec
from playground.engine.optimizers import OPTIMIZERS
from playground.training.engines import EngineFactory, ReferenceEngine
from playground.training.headless import headless_run
from playground.training.run import Run
from playground.training.snapshot import RunState
from playground.training.start import program_of, start_parameters
from tests.training.conftest import OpenSession, in_state, until

EXPERIMENT = Experiment(data=DataSpec(samples=40))
DATA = prepare(EXPERIMENT.data, "mse", 1)
PLACES = [(0, source, unit) for source in (-1, 0, 1) for unit in range(4)] + [(1, source, 0) for source in range(-1, 4)]


def run_of(experiment: Experiment, factory: EngineFactory = ReferenceEngine) -> Run:
    return headless_run(experiment, DATA, factory=factory)


def flat_index(place: tuple[int, int, int]) -> int:
    layer, source, unit = place
    width, start = ((4, 0), (1, 12))[layer]
    rows = (2, 4)[layer]
    return start + (rows if source < 0 else source) * width + unit


@settings(max_examples=30, deadline=None)
@given(st.sampled_from(sorted(OPTIMIZERS)), st.lists(st.sampled_from(PLACES), max_size=6), st.floats(0, 0.1))
def test_what_is_frozen_keeps_its_bits_and_no_optimizer_remembers_it(optimizer: str, places, l2: float) -> None:
    experiment = set_training(set_optimizer(EXPERIMENT, optimizer), l2=l2)
    for place in places:
        experiment = freeze_parameter(experiment, *place)
    run = run_of(experiment)
    run.train(4)
    held = [flat_index(place) for place in set(places)]
    learnt = np.setdiff1d(np.arange(17), held)
    assert np.array_equal(run.state.parameters[held], start_parameters(experiment, DATA)[held])
    assert not run.state.slots[:, held].any()
    assert not run.state.update[held].any()
    if optimizer != "nudge":
        assert (run.state.parameters != start_parameters(experiment, DATA))[learnt].all()


@pytest.mark.parametrize("optimizer", ["sgd", "momentum", "adamw"])
def test_both_engines_hold_the_same_parameters(compiled: EngineFactory, optimizer: str) -> None:
    experiment = freeze_layer(freeze_parameter(set_optimizer(EXPERIMENT, optimizer), 0, 1, 2), 1)
    ours, theirs = run_of(experiment), run_of(experiment, compiled)
    for run in (ours, theirs):
        run.train(50)
    start = start_parameters(experiment, DATA)
    still = [6, *range(12, 17)]
    assert np.flatnonzero(theirs.state.parameters == start).tolist() == still
    np.testing.assert_allclose(theirs.state.parameters, ours.state.parameters, rtol=1e-9)


def test_all_frozen_nothing_learns() -> None:
    run = run_of(freeze_layer(freeze_layer(EXPERIMENT, 0), 1))
    run.train(10)
    assert np.array_equal(run.state.parameters, start_parameters(EXPERIMENT, DATA))


def test_nothing_frozen_needs_no_mask() -> None:
    assert program_of(EXPERIMENT, DATA).trainable is None


def test_freezing_in_a_run_forgets_momentum_and_the_others_go_on() -> None:
    experiment = set_optimizer(EXPERIMENT, Choice.of("momentum", learning_rate=0.03))
    run, free = run_of(experiment), run_of(experiment)
    for each in (run, free):
        each.train(20)
    before = run.state.parameters[0]
    run.change(program_of(freeze_parameter(experiment, 0, 0, 0), DATA))
    assert run.state.slots[0, 0] == 0
    assert np.array_equal(run.state.slots[0, 1:], free.state.slots[0, 1:])
    run.train(20)
    assert run.state.parameters[0] == before
    run.change(program_of(experiment, DATA))
    run.train(1)
    assert run.state.parameters[0] != before


def test_freezing_in_a_session_goes_on_with_the_same_run(open_session: OpenSession) -> None:
    session = open_session(EXPERIMENT)
    session.step(5)
    before = until(session, in_state(RunState.PAUSED, 5))
    session.apply(freeze_layer(EXPERIMENT, 0))
    session.step(5)
    after = until(session, in_state(RunState.PAUSED, 10))
    assert after.run == before.run
    assert np.array_equal(after.parameters[:12], before.parameters[:12])
    assert (after.parameters[12:] != before.parameters[12:]).all()


def test_a_frozen_layer_that_is_moved_takes_its_weights_along(open_session: OpenSession) -> None:
    twins = replace(EXPERIMENT, network=NetworkSpec((LayerSpec(2), LayerSpec(2), LayerSpec(1, "linear"))))
    frozen = freeze_layer(twins, 0)
    session = open_session(frozen)
    session.step(5)
    before = until(session, in_state(RunState.PAUSED, 5))
    session.apply(move_layer(frozen, 0, 1))
    after = until(session, lambda snapshot: snapshot.run > before.run)
    old, new = (snapshot.network.views(snapshot.parameters) for snapshot in (before, after))
    assert np.array_equal(new[1].weight, old[0].weight)
    assert np.array_equal(new[0].weight, old[1].weight)
    session.step(5)
    trained = until(session, in_state(RunState.PAUSED, 5))
    assert np.array_equal(trained.network.views(trained.parameters)[1].weight, old[0].weight)


def test_a_file_that_freezes_what_is_not_there_freezes_the_rest() -> None:
    experiment = replace(EXPERIMENT, training=replace(EXPERIMENT.training, frozen=((0, 0, 0), (7, 0, 0))))
    mask = program_of(experiment, DATA).trainable
    assert mask is not None
    assert np.flatnonzero(mask == 0).tolist() == [0]
