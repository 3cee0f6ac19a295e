"""Sessions that end with their test, and waiting for what they show."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from time import monotonic

import pytest

from playground.document.experiment import Experiment
from playground.engine.kernel import cache
from playground.training.engines import EngineFactory, ReferenceEngine, compiled_engine
from playground.training.preparation import EngineSupply, Supply
from playground.training.session import Session
from playground.training.snapshot import RunState, Snapshot

PATIENCE = 20.0

OpenSession = Callable[..., Session]


@pytest.fixture
def open_session() -> Iterator[OpenSession]:
    """Makes a session of an experiment, computed with numpy unless another `supply` is given."""
    sessions: list[Session] = []

    def open_(experiment: Experiment, *, supply: EngineSupply | None = None, step_limit: int | None = None) -> Session:
        sessions.append(Session(experiment, supply=supply or Supply(ReferenceEngine), step_limit=step_limit))
        return sessions[-1]

    yield open_
    assert all(session.close(PATIENCE) for session in sessions)


@pytest.fixture(scope="session")
def compiled() -> EngineFactory:
    """The compiled engine, compiled now where no test has done so before."""
    if not cache.is_ready():
        from playground.engine.kernel.prepare import prepare

        prepare()
    return compiled_engine


@pytest.fixture(params=["numpy", "compiled"])
def factory(request: pytest.FixtureRequest) -> EngineFactory:
    """Either engine: a session means the same with both."""
    if request.param == "compiled":
        engine: EngineFactory = request.getfixturevalue("compiled")
        return engine
    return ReferenceEngine


def until(session: Session, condition: Callable[[Snapshot], bool]) -> Snapshot:
    """The first snapshot that meets the condition; AssertionError with the last one where none comes."""
    end, last = monotonic() + PATIENCE, None
    while monotonic() < end:
        snapshot = session.take(end - monotonic())
        if snapshot is not None:
            last = snapshot
            if condition(snapshot):
                return snapshot
    raise AssertionError(f"waited in vain; the last snapshot was {last and (last.state, last.step, last.failure)}")


def in_state(state: RunState, step: int | None = None) -> Callable[[Snapshot], bool]:
    """A condition for `until`."""
    return lambda snapshot: snapshot.state is state and (step is None or snapshot.step == step)
