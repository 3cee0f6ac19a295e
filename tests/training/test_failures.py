"""Failure is a state: it says why, keeps what was good, and can be left again."""

from __future__ import annotations

import logging
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from playground.datasets.spec import DataSpec
from playground.document.experiment import Choice, Experiment, LayerSpec, NetworkSpec
from playground.engine.network import Floats
from playground.engine.program import State
from playground.training.engines import EngineFactory, ReferenceEngine
from playground.training.preparation import Supply
from playground.training.session import Session
from playground.training.snapshot import RunState
from tests.training.conftest import PATIENCE, OpenSession, in_state, until

EXPERIMENT = Experiment(data=DataSpec(samples=40))
LINEAR = NetworkSpec((LayerSpec(4, activation="linear"), LayerSpec(1, activation="linear")))


def with_rate(rate: float) -> Experiment:
    training = replace(EXPERIMENT.training, optimizer=Choice.of("sgd", learning_rate=rate))
    return replace(EXPERIMENT, network=LINEAR, training=training)


class Faulty(ReferenceEngine):
    """An engine with a defect at the third step."""

    def run(self, state: State, steps: int, losses: Floats, norms: Floats) -> int:
        if state.step >= 3:
            raise RuntimeError("a screw is loose")
        return super().run(state, 1, losses, norms)


class Blind(ReferenceEngine):
    """An engine that can train, but cannot be looked at."""

    def forward(self, parameters: Floats, x: Floats) -> list[Floats] | None:
        raise RuntimeError("cannot look")


def test_divergence_says_when_where_and_why(open_session: OpenSession, factory: EngineFactory) -> None:
    session = open_session(with_rate(1e4), supply=Supply(factory))
    session.train()
    failed = until(session, in_state(RunState.FAILED))
    assert failed.failure is not None
    assert failed.failure.diverged
    assert failed.failure.step == failed.step + 1
    assert failed.failure.layer in (0, 1)
    assert "learning rate 10000 is" in str(failed.failure.message)
    assert np.isfinite(failed.parameters).all()
    assert session.failure == failed.failure


def test_what_cannot_move_stays_failed(open_session: OpenSession) -> None:
    session = open_session(with_rate(1e4))
    session.train()
    failed = until(session, in_state(RunState.FAILED))
    session.train()
    session.step()
    session.reset()
    until(session, in_state(RunState.IDLE))
    assert failed.step > 0


def test_a_lower_rate_goes_on_from_the_last_finite_parameters(open_session: OpenSession) -> None:
    session = open_session(with_rate(1e4))
    session.train()
    failed = until(session, in_state(RunState.FAILED))
    session.apply(with_rate(1e-9))
    ready = until(session, in_state(RunState.PAUSED))
    assert np.array_equal(ready.parameters, failed.parameters)
    assert ready.failure is None


def test_a_defect_becomes_a_state_with_its_traceback_in_the_log(
    open_session: OpenSession, caplog: pytest.LogCaptureFixture
) -> None:
    session = open_session(EXPERIMENT, supply=Supply(Faulty))
    with caplog.at_level(logging.ERROR, "playground.training"):
        session.train()
        failed = until(session, in_state(RunState.FAILED))
    assert failed.failure is not None
    assert not failed.failure.diverged
    assert (failed.step, failed.failure.step) == (3, 3)
    assert "a screw is loose" in str(failed.failure.message)
    assert "Traceback" in caplog.text
    session.reset()
    until(session, in_state(RunState.IDLE))
    session.apply(replace(EXPERIMENT, training=replace(EXPERIMENT.training, seed=3)))
    until(session, lambda snapshot: snapshot.experiment.training.seed == 3)


def test_where_looking_fails_the_failure_can_be_seen_and_nothing_spins(
    open_session: OpenSession, caplog: pytest.LogCaptureFixture
) -> None:
    session = open_session(EXPERIMENT, supply=Supply(Blind))
    failed = until(session, in_state(RunState.FAILED))
    assert failed.failure is not None
    assert "cannot look" in str(failed.failure.message)
    assert session.take(timeout=0.1) is None
    assert len(caplog.records) == 2
    assert session.close(PATIENCE)


def test_data_that_cannot_be_had_is_a_failure_and_can_be_put_right(tmp_path: Path) -> None:
    missing = replace(EXPERIMENT, data=DataSpec(kind="table", path="missing.csv", features=()))
    supply = Supply(ReferenceEngine)
    with Session(missing, tmp_path, supply=supply) as session:
        assert session.take(timeout=0.3) is None
        assert session.state is RunState.FAILED
        assert session.failure is not None
        assert "missing.csv" in str(session.failure.message)
        session.apply(EXPERIMENT)
        until(session, in_state(RunState.IDLE))


def test_data_that_gets_lost_leaves_what_was_open_as_it_was(open_session: OpenSession) -> None:
    session = open_session(EXPERIMENT)
    session.step(5)
    before = until(session, in_state(RunState.PAUSED))
    session.apply(replace(EXPERIMENT, data=DataSpec(kind="table", path="missing.csv", features=())))
    failed = until(session, in_state(RunState.FAILED))
    assert failed.experiment == EXPERIMENT
    assert np.array_equal(failed.parameters, before.parameters)
    session.apply(EXPERIMENT)
    assert until(session, in_state(RunState.PAUSED)).step == 5
