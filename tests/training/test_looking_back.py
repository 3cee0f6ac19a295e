"""A session shows any earlier step as it was, changes nothing by it, and can go on from there."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import numpy as np
import pytest
from numpy.typing import NDArray

from playground.datasets.prepare import prepare
from playground.datasets.spec import DataSpec
from playground.document.edits import add_layer, set_activation, set_optimizer, set_training
from playground.document.experiment import Choice, Experiment, LayerSpec, NetworkSpec
from playground.engine.program import State
from playground.training.engines import EngineFactory, ReferenceEngine
from playground.training.headless import headless_run
from playground.training.insight import InsightWants, ParameterPlace
from playground.training.preparation import Supply
from playground.training.run import Run
from playground.training.session import Session
from playground.training.snapshot import RunState, Snapshot, Wants
from tests.training.conftest import PATIENCE, OpenSession, in_state, until
from tests.training.test_checkpoint import assert_same
from tests.training.test_preparation import Late

EXPERIMENT = Experiment(data=DataSpec(samples=46))
SLOWER = set_optimizer(EXPERIMENT, Choice.of("sgd", learning_rate=0.001))
PLACE = ParameterPlace(0, 2, 1)
# diverges within a few steps
WILD = replace(
    set_optimizer(EXPERIMENT, Choice.of("sgd", learning_rate=1e2)),
    network=NetworkSpec((LayerSpec(4, "linear"), LayerSpec(1, "linear"))),
)


def headless(steps: int, factory: EngineFactory = ReferenceEngine) -> Run:
    run = headless_run(EXPERIMENT, prepare(EXPERIMENT.data, "mse", 1), factory=factory)
    run.train(steps)
    return run


def trained(session: Session, steps: int) -> Snapshot:
    session.step(steps)
    return until(session, in_state(RunState.PAUSED, steps))


def looking(session: Session, step: int) -> Snapshot:
    session.look_back(step)
    return until(session, lambda s: s.look_back is not None and s.step == step and s.look_back.progress == 1)


def back_now(session: Session) -> Snapshot:
    session.look_at_now()
    return until(session, lambda snapshot: snapshot.look_back is None)


# Looking


def test_everything_is_as_it_was_at_that_step(open_session: OpenSession, factory: EngineFactory) -> None:
    session = open_session(EXPERIMENT, supply=Supply(factory))
    end = trained(session, 1000)
    for step in (700, 33, 0, 999, 1000):
        then, alone = looking(session, step), headless(step, factory)
        assert np.array_equal(then.parameters, alone.state.parameters)
        assert (then.gradient is None) == (step == 0)
        assert then.gradient is None or np.array_equal(then.gradient, alone.state.gradient)
        assert (then.epoch, then.run, then.state) == (alone.state.epoch, end.run, RunState.PAUSED)
        assert then.look_back is not None
        assert then.look_back.newest == 1000


def test_figures_and_maps_are_of_that_step(open_session: OpenSession) -> None:
    session = open_session(EXPERIMENT)
    early = trained(session, 40)
    session.step(400)
    until(session, in_state(RunState.PAUSED, 440))
    then = looking(session, 40)
    assert then.figures == early.figures
    assert early.output is not None
    assert then.output is not None
    assert np.array_equal(then.output.values, early.output.values)
    assert early.unit_maps is not None
    assert then.unit_maps is not None
    assert np.array_equal(then.unit_maps.layers[0], early.unit_maps.layers[0])


def test_histories_stay_those_of_the_whole_run(open_session: OpenSession) -> None:
    session = open_session(EXPERIMENT)
    session.want(Wants(insight=InsightWants(health=True, parameter=PLACE)))
    session.set_parameter(PLACE, 0.5)
    end = trained(session, 300)
    looking(session, 20)
    session.want(Wants(output_resolution=50, insight=InsightWants(health=True, parameter=PLACE)))
    then = until(session, lambda s: s.insight.health is not None and 20 in s.insight.health.step)
    assert np.array_equal(then.steps.loss_low, end.steps.loss_low)
    assert np.array_equal(then.evaluations.train, end.evaluations.train)
    assert then.hand_steps == (0,)
    assert then.insight.health is not None
    assert then.insight.parameter is not None
    assert then.insight.health.step.tolist() == sorted(then.insight.health.step)
    assert {20.0, 300.0} <= set(then.insight.health.step)
    assert then.insight.parameter.step[-1] == 20


def test_looking_changes_nothing(open_session: OpenSession) -> None:
    session = open_session(EXPERIMENT)
    end = trained(session, 500)
    before = session.capture().result(PATIENCE)
    looking(session, 77)
    assert_same(session.capture().result(PATIENCE), before)
    now = back_now(session)
    assert np.array_equal(now.parameters, end.parameters)
    session.step(100)
    after = until(session, in_state(RunState.PAUSED, 600))
    assert np.array_equal(after.parameters, headless(600).state.parameters)
    assert np.array_equal(after.steps.loss_low, headless(600).steps.history().loss_low)


def test_the_run_stands_still_while_one_looks_back(open_session: OpenSession) -> None:
    session = open_session(EXPERIMENT)
    session.train()
    moving = until(session, lambda snapshot: snapshot.step > 100)
    then = looking(session, 50)
    assert then.look_back is not None
    assert then.look_back.newest >= moving.step
    now = back_now(session)
    assert (now.state, now.step) == (RunState.PAUSED, then.look_back.newest)


def test_settings_are_those_of_that_step(open_session: OpenSession) -> None:
    session, relu = open_session(EXPERIMENT), set_activation(EXPERIMENT, 0, "relu")
    trained(session, 100)
    session.apply(relu)
    session.step(100)
    until(session, in_state(RunState.PAUSED, 200))
    then = looking(session, 99)
    assert then.experiment == EXPERIMENT
    assert then.network.activations == ("tanh", "linear")
    assert looking(session, 150).network.activations == ("relu", "linear")
    assert back_now(session).experiment == relu


def test_a_run_that_diverged_can_be_looked_back_in(open_session: OpenSession) -> None:
    session = open_session(WILD)
    session.train()
    failed = until(session, in_state(RunState.FAILED))
    then = looking(session, 2)
    assert (then.state, then.failure) == (RunState.PAUSED, None)
    assert session.failure is None
    again = back_now(session)
    assert (again.state, again.failure) == (RunState.FAILED, failed.failure)


def test_a_step_that_is_not_there_is_the_nearest_that_is(open_session: OpenSession) -> None:
    session = open_session(EXPERIMENT)
    trained(session, 50)
    for asked, shown in ((-5, 0), (99, 50)):
        session.look_back(asked)
        until(session, lambda s, shown=shown: s.look_back is not None and s.step == s.look_back.step == shown)


def test_a_run_that_was_opened_begins_where_it_was_opened(open_session: OpenSession) -> None:
    first = open_session(EXPERIMENT)
    trained(first, 100)
    checkpoint = first.capture().result(PATIENCE)
    session = open_session(EXPERIMENT)
    session.open(EXPERIMENT, None, checkpoint)
    session.step(50)
    assert until(session, in_state(RunState.PAUSED, 150)).first_step == 100
    assert np.array_equal(looking(session, 120).parameters, headless(120).state.parameters)


def test_while_the_engine_is_prepared_there_is_nothing_to_look_back_at(open_session: OpenSession) -> None:
    supply = Late()
    session = open_session(EXPERIMENT, supply=supply)
    session.step(7)
    session.look_back(0)
    supply.ready.set()
    until(session, in_state(RunState.PAUSED, 7))


def test_a_long_way_says_how_far_it_is_and_can_be_given_up(open_session: OpenSession) -> None:
    wide = replace(EXPERIMENT, network=NetworkSpec((LayerSpec(300), LayerSpec(300), LayerSpec(1, "linear"))))
    session = open_session(wide)
    session.want(Wants(output=False, unit_maps=False))
    end = trained(session, 63)
    session.look_back(62)
    on_the_way = until(session, lambda snapshot: snapshot.look_back is not None)
    assert on_the_way.look_back is not None
    assert on_the_way.look_back.step == 62
    assert 0 <= on_the_way.look_back.progress <= 1
    assert np.array_equal(back_now(session).parameters, end.parameters)


# Going on


def test_going_on_is_a_run_that_never_went_further(open_session: OpenSession, factory: EngineFactory) -> None:
    session = open_session(EXPERIMENT, supply=Supply(factory))
    end = trained(session, 1000)
    looking(session, 300)
    session.go_on(EXPERIMENT)
    branched = until(session, lambda snapshot: snapshot.run > end.run)
    assert (branched.step, branched.state, branched.look_back) == (300, RunState.PAUSED, None)
    assert "goes on from step 300" in str(branched.notices[0])
    assert np.array_equal(branched.steps.loss_low, headless(300, factory).steps.history().loss_low)
    session.step(100)
    after = until(session, in_state(RunState.PAUSED, 400))
    alone = headless(400, factory)
    assert np.array_equal(after.parameters, alone.state.parameters)
    assert np.array_equal(after.evaluations.train, alone.evaluations.history().train)


def test_what_is_asked_meanwhile_waits_until_the_step_is_there(open_session: OpenSession) -> None:
    session = open_session(EXPERIMENT)
    trained(session, 1000)
    session.look_back(31)
    session.go_on(EXPERIMENT)
    session.step(10)
    assert np.array_equal(until(session, in_state(RunState.PAUSED, 41)).parameters, headless(41).state.parameters)


class Gate(ReferenceEngine):
    """An engine that takes no step while it is shut."""

    is_shut = False

    def run(self, state: State, steps: int, losses: NDArray[np.float64], norms: NDArray[np.float64]) -> int:
        return 0 if Gate.is_shut else super().run(state, steps, losses, norms)


@pytest.fixture
def on_the_way(open_session: OpenSession) -> Iterator[Session]:
    """On the way to step 300 of 1,000, with no hope to get there, to go on from there; the run is kept under 1."""
    session = open_session(EXPERIMENT, supply=Supply(Gate))
    trained(session, 1000)
    Gate.is_shut = True
    session.look_back(300)
    assert session.token() == 1
    session.go_on(EXPERIMENT, keep=1)
    until(session, lambda snapshot: snapshot.look_back is not None and snapshot.look_back.goes_on)
    yield session
    Gate.is_shut = False


def test_on_the_way_it_is_heard_how_to_move(on_the_way: Session) -> None:
    on_the_way.train()
    until(on_the_way, lambda s: s.state is RunState.RUNNING and s.look_back is not None and s.look_back.goes_on)
    on_the_way.pause()
    until(on_the_way, in_state(RunState.PAUSED))
    on_the_way.step(10)
    Gate.is_shut = False
    there = until(on_the_way, lambda s: s.look_back is None and s.step == 310)
    assert np.array_equal(there.parameters, headless(310).state.parameters)


@pytest.mark.parametrize(
    "between",
    [
        lambda session: None,
        lambda session: session.train(),
        lambda session: session.apply(SLOWER, keep=8) or session.train() or session.apply(EXPERIMENT, restore=8),
    ],
    ids=["nothing", "train", "edit"],
)
def test_taken_back_on_the_way_it_ends_at_once(on_the_way: Session, between) -> None:
    between(on_the_way)
    on_the_way.apply(EXPERIMENT, keep=2, restore=1)
    back = until(on_the_way, lambda snapshot: snapshot.look_back is None)
    assert (back.state, back.step) == (RunState.PAUSED, 1000)
    assert np.array_equal(back.parameters, headless(1000).state.parameters)


def test_done_again_after_that_it_goes_there_once_more(on_the_way: Session) -> None:
    on_the_way.apply(EXPERIMENT, keep=2, restore=1)
    until(on_the_way, lambda snapshot: snapshot.look_back is None)
    Gate.is_shut = False
    on_the_way.go_on(EXPERIMENT, 300, keep=1, restore=2)
    branch = until(on_the_way, lambda s: s.look_back is None and s.step == 300)
    assert np.array_equal(branch.parameters, headless(300).state.parameters)
    on_the_way.step(5)
    until(on_the_way, in_state(RunState.PAUSED, 305))
    on_the_way.apply(EXPERIMENT, keep=2, restore=1)
    until(on_the_way, in_state(RunState.PAUSED, 1000))
    on_the_way.go_on(EXPERIMENT, 300, keep=1, restore=2)
    until(on_the_way, in_state(RunState.PAUSED, 305))


def test_another_document_does_not_wait_for_the_way(on_the_way: Session) -> None:
    on_the_way.open(SLOWER, None)
    assert until(on_the_way, lambda snapshot: snapshot.look_back is None).experiment == SLOWER


def test_what_is_saved_on_the_way_is_what_is_there_at_its_end(on_the_way: Session) -> None:
    saved = on_the_way.capture()
    Gate.is_shut = False
    assert saved.result(PATIENCE).step == 300


def test_a_run_that_diverged_is_heard_on_the_way_too(open_session: OpenSession) -> None:
    session = open_session(WILD)
    session.train()
    failed = until(session, in_state(RunState.FAILED))
    calm = set_optimizer(WILD, Choice.of("sgd", learning_rate=1e-3))
    session.go_on(calm, 2, keep=session.token())
    session.train()
    assert until(session, lambda s: s.run > failed.run and s.step > 2).experiment == calm


def test_the_old_future_comes_back_to_the_bit_with_all_its_steps(open_session: OpenSession) -> None:
    session = open_session(EXPERIMENT)
    end = trained(session, 500)
    before, kept, redo = session.capture().result(PATIENCE), session.token(), session.token()
    looking(session, 100)
    session.go_on(EXPERIMENT, keep=kept)
    session.step(50)
    until(session, in_state(RunState.PAUSED, 150))
    branch = session.capture().result(PATIENCE)
    session.apply(EXPERIMENT, keep=redo, restore=kept)
    assert_same(session.capture().result(PATIENCE), before)
    assert np.array_equal(looking(session, 480).parameters, headless(480).state.parameters)
    assert back_now(session).origin == end.origin
    session.apply(EXPERIMENT, keep=kept, restore=redo)
    assert_same(session.capture().result(PATIENCE), branch)


def test_it_goes_on_with_other_settings_where_that_is_asked(open_session: OpenSession) -> None:
    session = open_session(EXPERIMENT)
    end = trained(session, 200)
    looking(session, 150)
    session.go_on(SLOWER)
    branched = until(session, lambda snapshot: snapshot.run > end.run)
    assert branched.experiment == SLOWER
    session.step(40)
    until(session, in_state(RunState.PAUSED, 190))
    then = looking(session, 150)
    assert np.array_equal(then.parameters, headless(150).state.parameters)
    assert then.experiment == SLOWER


def test_without_looking_back_it_is_an_edit(open_session: OpenSession) -> None:
    session = open_session(EXPERIMENT)
    trained(session, 50)
    session.go_on(SLOWER)
    assert until(session, lambda snapshot: snapshot.experiment == SLOWER).step == 50


@pytest.mark.parametrize(
    "move",
    [
        lambda session: session.step(3),
        lambda session: session.apply(set_training(EXPERIMENT, l2=0.1)),
        lambda session: session.set_parameter(PLACE, 0.5),
        lambda session: session.nudge(PLACE, 0.1),
    ],
    ids=["step", "edit", "hand", "nudge"],
)
def test_whatever_moves_the_run_is_done_where_it_stands(open_session: OpenSession, move) -> None:
    session = open_session(EXPERIMENT)
    trained(session, 100)
    looking(session, 10)
    move(session)
    assert until(session, lambda snapshot: snapshot.look_back is None).step >= 100


def test_a_new_start_ends_the_looking_back(open_session: OpenSession) -> None:
    session = open_session(EXPERIMENT)
    for begin in (
        session.reset,
        lambda: session.open(EXPERIMENT, None),
        lambda: session.apply(add_layer(EXPERIMENT, 0)),
    ):
        session.step(50)
        until(session, lambda snapshot: snapshot.step == 50 and snapshot.state is RunState.PAUSED)
        looking(session, 10)
        begin()
        assert until(session, lambda snapshot: snapshot.look_back is None).step == 0
