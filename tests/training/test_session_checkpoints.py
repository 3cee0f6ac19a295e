"""A session can be asked for the moment it is at, and opened at such a moment; both whatever it is doing."""

from __future__ import annotations

from concurrent.futures import CancelledError
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from playground.datasets.prepare import prepare
from playground.datasets.spec import DataSpec
from playground.document.experiment import Choice, Experiment, LayerSpec, NetworkSpec
from playground.messages import UserError
from playground.training.engines import EngineFactory, ReferenceEngine
from playground.training.headless import headless_run
from playground.training.insight import ParameterPlace
from playground.training.nudging import MOST_MOVES
from playground.training.preparation import Supply
from playground.training.run import Run
from playground.training.session import Session
from playground.training.snapshot import RunState, Snapshot
from tests.training.conftest import PATIENCE, OpenSession, in_state, until
from tests.training.test_preparation import Late

EXPERIMENT = Experiment(data=DataSpec(samples=46))  # 23 rows to train: batches of 10, 10 and 3 an epoch
LINEAR = NetworkSpec((LayerSpec(4, activation="linear"), LayerSpec(1, activation="linear")))
WILD = replace(
    EXPERIMENT,
    network=LINEAR,
    training=replace(EXPERIMENT.training, optimizer=Choice.of("sgd", learning_rate=1e4)),
)
DEEPER = replace(EXPERIMENT, network=NetworkSpec((LayerSpec(4), LayerSpec(4), LayerSpec(1))))


def headless(steps: int, factory: EngineFactory = ReferenceEngine, experiment: Experiment = EXPERIMENT) -> Run:
    run = headless_run(experiment, prepare(experiment.data, "mse", 1), factory=factory)
    run.train(steps)
    return run


def assert_shows(snapshot: Snapshot, run: Run) -> None:
    """That the snapshot is of the very moment `run` is at, its histories included."""
    history, evaluations = run.steps.history(), run.evaluations.history()
    assert np.array_equal(snapshot.parameters, run.state.parameters)
    assert np.array_equal(snapshot.steps.loss_low, history.loss_low)
    assert np.array_equal(snapshot.steps.norm_high, history.norm_high)
    assert np.array_equal(snapshot.evaluations.step, evaluations.step)
    assert np.array_equal(snapshot.evaluations.train, evaluations.train)


# Asking


def test_asking_while_it_trains_disturbs_nothing(open_session: OpenSession, factory: EngineFactory) -> None:
    session = open_session(EXPERIMENT, supply=Supply(factory))
    session.step(3000)
    steps = [session.capture().result(PATIENCE).step for _ in range(20)]
    assert steps == sorted(steps)
    assert_shows(until(session, in_state(RunState.PAUSED, 3000)), headless(3000, factory))


def test_a_moment_of_a_moving_run_is_the_one_a_run_alone_comes_by(open_session: OpenSession) -> None:
    session = open_session(EXPERIMENT)
    session.train()
    until(session, lambda snapshot: snapshot.step > 10)
    checkpoint = session.capture().result(PATIENCE)
    assert np.array_equal(checkpoint.state.parameters, headless(checkpoint.step).state.parameters)
    assert session.state is RunState.RUNNING


def test_it_is_answered_while_the_engine_is_prepared(open_session: OpenSession, compiled: EngineFactory) -> None:
    session = open_session(EXPERIMENT, supply=Late())
    until(session, in_state(RunState.PREPARING))
    checkpoint = session.capture().result(PATIENCE)
    again = open_session(EXPERIMENT, supply=Supply(compiled))
    again.open(EXPERIMENT, None, checkpoint)
    again.step(9)
    assert_shows(until(again, in_state(RunState.PAUSED, 9)), headless(9, compiled))


def test_a_run_that_diverged_is_there_as_it_is(open_session: OpenSession) -> None:
    session = open_session(WILD)
    session.train()
    failed = until(session, in_state(RunState.FAILED))
    checkpoint = session.capture().result(PATIENCE)
    assert checkpoint.step == failed.step
    again = open_session(WILD)
    again.open(WILD, None, checkpoint)
    same = until(again, in_state(RunState.FAILED))
    assert same.failure is not None
    assert failed.failure is not None
    assert same.failure.message == failed.failure.message
    assert (failed.failure.well is None, same.failure.well) == (False, None)
    assert np.array_equal(same.parameters, failed.parameters)


def test_a_repeated_nudge_goes_on(open_session: OpenSession) -> None:
    session, bias = open_session(EXPERIMENT), ParameterPlace(1, 0)
    session.set_parameter(bias, 1e5)  # far away from any bottom
    session.nudge_until_no_better(bias, -1.0)
    until(session, lambda snapshot: snapshot.insight.nudge is not None and snapshot.insight.nudge.moves > 2)
    session.capture().result(PATIENCE)
    until(session, lambda snapshot: snapshot.insight.nudge is not None and snapshot.insight.nudge.moves == MOST_MOVES)


def test_without_a_run_there_is_a_sentence(tmp_path: Path) -> None:
    missing = replace(EXPERIMENT, data=DataSpec(kind="table", path="missing.csv", features=()))
    with Session(missing, tmp_path, supply=Supply(ReferenceEngine)) as session:
        question = session.capture()
        assert isinstance(question.exception(PATIENCE), UserError)


def test_a_question_that_comes_too_late_is_cancelled() -> None:
    session = Session(EXPERIMENT, supply=Supply(ReferenceEngine), start=False)
    early = session.capture()
    session.close()
    for question in (early, session.capture()):
        with pytest.raises(CancelledError):
            question.result(PATIENCE)


# Opening


def test_it_stands_still_where_it_was_with_its_histories(open_session: OpenSession, factory: EngineFactory) -> None:
    first = open_session(EXPERIMENT, supply=Supply(factory))
    first.step(100)
    until(first, in_state(RunState.PAUSED, 100))
    session = open_session(DEEPER, supply=Supply(factory))
    session.train()
    session.open(EXPERIMENT, None, first.capture().result(PATIENCE))
    opened = until(session, in_state(RunState.PAUSED, 100))
    assert opened.run == 2
    assert_shows(opened, headless(100, factory))
    assert opened.gradient is not None
    session.step(33)
    assert_shows(until(session, in_state(RunState.PAUSED, 133)), headless(133, factory))


def test_a_start_stands_ready(open_session: OpenSession) -> None:
    checkpoint = open_session(EXPERIMENT).capture().result(PATIENCE)
    session = open_session(DEEPER)
    session.open(EXPERIMENT, None, checkpoint)
    assert until(session, lambda snapshot: snapshot.experiment == EXPERIMENT).state is RunState.IDLE


def test_a_session_can_begin_there(compiled: EngineFactory, open_session: OpenSession) -> None:
    first = open_session(EXPERIMENT, supply=Supply(compiled))
    first.step(20)
    until(first, in_state(RunState.PAUSED, 20))
    checkpoint = first.capture().result(PATIENCE)
    with Session(EXPERIMENT, checkpoint=checkpoint, supply=Supply(compiled)) as session:
        session.step(2)
        assert_shows(until(session, in_state(RunState.PAUSED, 22)), headless(22, compiled))


def test_it_may_be_opened_before_the_engine_is_ready(open_session: OpenSession, compiled: EngineFactory) -> None:
    first = open_session(EXPERIMENT, supply=Supply(compiled))
    first.step(50)
    until(first, in_state(RunState.PAUSED, 50))

    class LateCompiled(Late):
        def poll(self) -> EngineFactory | None:
            return compiled if self.ready.is_set() else None

    supply = LateCompiled()
    session = open_session(DEEPER, supply=supply)
    session.open(EXPERIMENT, None, first.capture().result(PATIENCE))
    early = until(session, lambda snapshot: snapshot.step == 50)
    assert early.state is RunState.PREPARING
    session.set_parameter(ParameterPlace(0, 0, 0), 0.5)
    supply.ready.set()
    opened = until(session, in_state(RunState.PAUSED, 50))
    assert opened.parameters[0] == 0.5
    expected = headless(50, compiled)
    expected.set_parameter(0, 0.5)
    assert_shows(opened, expected)
    session.step(30)
    expected.train(30)
    assert_shows(until(session, in_state(RunState.PAUSED, 80)), expected)


def test_one_that_does_not_fit_is_a_sentence_and_leaves_the_run_as_it_was(open_session: OpenSession) -> None:
    session = open_session(EXPERIMENT)
    session.step(5)
    before = until(session, in_state(RunState.PAUSED, 5))
    session.open(DEEPER, None, session.capture().result(PATIENCE))
    failed = until(session, in_state(RunState.FAILED))
    assert failed.failure is not None
    assert "does not fit the network" in str(failed.failure.message)
    assert np.array_equal(failed.parameters, before.parameters)
    assert failed.experiment == EXPERIMENT
