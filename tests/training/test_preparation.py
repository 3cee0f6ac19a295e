"""Until the compiled engine is ready the start is shown, commands are remembered, and numba stays unloaded."""

from __future__ import annotations

import subprocess
import sys
import threading

import numpy as np
import pytest

from playground.datasets.spec import DataSpec
from playground.document.experiment import Experiment
from playground.training import preparation
from playground.training.engines import EngineFactory, ReferenceEngine, compiled_engine
from playground.training.preparation import CompiledSupply
from playground.training.snapshot import RunState
from tests.training.conftest import PATIENCE, OpenSession, in_state, until

EXPERIMENT = Experiment(data=DataSpec(samples=40))


class Late:
    """A supply that is ready when the test says so."""

    def __init__(self) -> None:
        self.ready = threading.Event()
        self.stopped = threading.Event()

    def poll(self) -> EngineFactory | None:
        return ReferenceEngine if self.ready.is_set() else None

    def stop(self) -> None:
        self.stopped.set()


class Broken(Late):
    """A supply that has no engine at the first time of asking."""

    def poll(self) -> EngineFactory | None:
        if not self.ready.is_set():
            self.ready.set()
            raise ImportError("no compiler here")
        return ReferenceEngine


def test_the_start_is_shown_while_the_engine_is_prepared(open_session: OpenSession) -> None:
    supply = Late()
    session = open_session(EXPERIMENT, supply=supply)
    early = until(session, in_state(RunState.PREPARING))
    assert early.figures is not None
    assert early.output is not None
    supply.ready.set()
    ready = until(session, in_state(RunState.IDLE))
    assert np.array_equal(ready.parameters, early.parameters)


def test_commands_given_meanwhile_are_remembered(open_session: OpenSession) -> None:
    supply = Late()
    session = open_session(EXPERIMENT, supply=supply)
    session.step(7)
    assert until(session, in_state(RunState.PREPARING)).step == 0
    supply.ready.set()
    until(session, in_state(RunState.PAUSED, 7))


def test_that_a_command_was_heard_is_shown_at_once(open_session: OpenSession) -> None:
    supply = Late()
    session = open_session(EXPERIMENT, supply=supply)
    assert not until(session, in_state(RunState.PREPARING)).goes_on
    session.train()
    until(session, lambda snapshot: snapshot.awaits_engine)
    session.pause()
    until(session, lambda snapshot: not snapshot.awaits_engine)
    session.train()
    supply.ready.set()
    running = until(session, in_state(RunState.RUNNING))
    assert running.goes_on
    assert not running.awaits_engine


def test_a_command_can_be_taken_back_meanwhile(open_session: OpenSession) -> None:
    supply = Late()
    session = open_session(EXPERIMENT, supply=supply)
    session.train()
    session.pause()
    until(session, in_state(RunState.PREPARING))
    supply.ready.set()
    until(session, in_state(RunState.IDLE))


def test_closing_ends_the_preparation(open_session: OpenSession) -> None:
    supply = Late()
    session = open_session(EXPERIMENT, supply=supply)
    assert session.close(PATIENCE)
    assert supply.stopped.is_set()


def test_an_engine_that_cannot_be_made_is_a_failure_and_is_tried_again(open_session: OpenSession) -> None:
    session = open_session(EXPERIMENT, supply=Broken())
    failed = until(session, in_state(RunState.FAILED))
    assert failed.failure is not None
    assert "no compiler here" in str(failed.failure.message)
    session.reset()
    until(session, in_state(RunState.IDLE))


def test_a_kept_engine_needs_no_preparation(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(preparation.cache, "is_ready", lambda: True)
    assert CompiledSupply().poll() is compiled_engine


def test_a_child_prepares_and_the_worker_compiles_where_it_fails(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(preparation.cache, "is_ready", lambda: False)
    monkeypatch.setattr(preparation, "PREPARE", "no.such.module")
    supply = CompiledSupply()
    assert supply.poll() is None
    assert supply._child is not None
    assert supply._child.wait(PATIENCE) != 0
    assert supply.poll() is compiled_engine


def test_where_no_child_can_be_started_the_worker_compiles(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(preparation.cache, "is_ready", lambda: False)
    monkeypatch.setattr(sys, "executable", "/no/such/python")
    assert CompiledSupply().poll() is compiled_engine


def test_stopping_kills_the_child(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(preparation.cache, "is_ready", lambda: False)
    monkeypatch.setattr(preparation, "PREPARE", "http.server")  # something that does not end by itself
    supply = CompiledSupply()
    supply.poll()
    child = supply._child
    assert child is not None
    supply.stop()
    assert child.poll() is not None


def test_importing_the_session_loads_neither_numba_nor_qt() -> None:
    code = (
        "import sys; import playground.training.session, playground.training.headless; "
        "assert not {'numba', 'PySide6', 'playground.engine.kernel.compiled'} & set(sys.modules)"
    )
    subprocess.run([sys.executable, "-c", code], check=True, timeout=60)
