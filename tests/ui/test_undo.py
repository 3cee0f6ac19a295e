"""Every step that takes a trained network away can be undone, and done again."""

from __future__ import annotations

import pytest

from playground.document import edits
from playground.training.snapshot import RunState, Snapshot
from playground.ui.workbench import Workbench
from tests.ui.snapshots import StillSession, network_of, snapshot_of, still_workbench


@pytest.fixture
def workbench(monkeypatch: pytest.MonkeyPatch, qapp: object) -> Workbench:
    return still_workbench(monkeypatch, network_of(4))


@pytest.fixture
def session(workbench: Workbench) -> StillSession:
    assert isinstance(workbench.session, StillSession)
    return workbench.session


def show(workbench: Workbench, **fields: object) -> Snapshot:
    snapshot = snapshot_of(workbench.experiment, state=RunState.PAUSED, **fields)
    workbench.snapshot = snapshot
    return snapshot


def set_units(workbench: Workbench, units: int, key: str = "") -> None:
    assert workbench.edit("Units", edits.set_units, 0, units, key=key) is None


def test_an_edit_and_its_undo_keep_and_restore_by_turns(workbench: Workbench, session: StillSession) -> None:
    set_units(workbench, 5)
    workbench.undo_stack.undo()
    workbench.undo_stack.redo()
    [(before, after), undo, redo] = session.kept
    assert before != after
    assert undo == (after, before)
    assert redo == (before, after)


def test_a_turned_wheel_is_one_step_back_to_what_was_there_first(workbench: Workbench, session: StillSession) -> None:
    for units in (5, 6, 7):
        set_units(workbench, units, key="units")
    first, *others = (tokens[0] for tokens in session.kept)
    workbench.undo_stack.undo()
    assert session.kept[-1][1] == first
    assert set(others) <= set(session.forgotten)
    assert first not in session.forgotten
    assert not workbench.undo_stack.canUndo()


def test_a_wheel_that_is_turned_there_and_back_restores_what_was_there(
    workbench: Workbench, session: StillSession
) -> None:
    for units in (5, 4):
        set_units(workbench, units, key="units")
    assert session.kept[-1] == (None, session.kept[0][0])
    assert session.applied[-1] == network_of(4)
    assert not workbench.undo_stack.canUndo()


def test_what_can_no_longer_be_done_again_is_forgotten(workbench: Workbench, session: StillSession) -> None:
    set_units(workbench, 5)
    set_units(workbench, 6)
    for _ in range(2):
        workbench.undo_stack.undo()
    undone = {token for tokens in session.kept for token in tokens if token is not None}
    set_units(workbench, 7)
    assert undone <= set(session.forgotten)


def test_a_reset_is_a_step_of_its_own_where_something_was_trained(workbench: Workbench, session: StillSession) -> None:
    show(workbench, step=100)
    workbench.reset()
    assert workbench.undo_stack.undoText() == "Reset"
    workbench.undo_stack.undo()
    workbench.undo_stack.redo()
    [(before, _nothing), undo, redo] = session.kept
    assert undo[1] == before
    assert redo == (before, undo[0])


def test_a_reset_of_an_untouched_network_is_nothing_to_undo(workbench: Workbench, session: StillSession) -> None:
    show(workbench, is_untouched=True)
    workbench.reset()
    assert session.kept == [(None, None)]
    assert not workbench.undo_stack.canUndo()
