"""Looking back shows another experiment and changes no document; whoever acts then goes on from there, undoably."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from playground.document import edits
from playground.messages import message
from playground.training.insight import ParameterPlace
from playground.training.snapshot import Failure, LookBack, RunState, Snapshot
from playground.ui.hand_edits import HandEdits
from playground.ui.workbench import Workbench
from tests.ui.snapshots import StillSession, network_of, snapshot_of, still_workbench

NOW = network_of(4)
THEN = edits.set_activation(NOW, 0, "relu")


@pytest.fixture
def workbench(monkeypatch: pytest.MonkeyPatch, qapp: object) -> Workbench:
    workbench = still_workbench(monkeypatch, NOW)
    show(workbench, snapshot_of(NOW, state=RunState.PAUSED, step=3200))
    return workbench


@pytest.fixture
def session(workbench: Workbench) -> StillSession:
    assert isinstance(workbench.session, StillSession)
    return workbench.session


def show(workbench: Workbench, snapshot: Snapshot) -> None:
    """The next snapshot arrives."""
    workbench.session.take = lambda: snapshot  # type: ignore[attr-defined, method-assign]
    workbench.pull()


def look_back(workbench: Workbench, step: int = 1200) -> None:
    workbench.past.look_back(step)
    show(workbench, snapshot_of(THEN, number=2, state=RunState.PAUSED, step=step, look_back=LookBack(step, 3200, 1.0)))


def test_the_settings_of_then_are_shown_and_those_of_now_come_back(workbench: Workbench, session: StillSession) -> None:
    look_back(workbench)
    assert workbench.experiment == THEN
    assert workbench.past.is_shown
    assert workbench.past.present == NOW
    workbench.past.look_at_now()
    assert workbench.experiment == workbench.past.present == NOW
    assert not workbench.past.is_shown
    assert session.looks == [1200, None]
    assert not workbench.undo_stack.canUndo()


def test_what_is_still_on_its_way_does_not_bring_the_past_back(workbench: Workbench) -> None:
    look_back(workbench)
    workbench.past.look_at_now()
    show(workbench, snapshot_of(THEN, number=3, look_back=LookBack(1200, 3200, 1.0)))
    assert workbench.experiment == NOW


@pytest.mark.parametrize("move", ["train", "step", "epoch"])
def test_to_train_is_to_go_on_from_there(workbench: Workbench, session: StillSession, move: str) -> None:
    look_back(workbench)
    getattr(workbench, move)()
    assert session.looks == [1200, (1200, THEN)]
    assert session.moved == [move]
    assert workbench.undo_stack.undoText() == "Go on from step 1,200"
    assert workbench.experiment == THEN
    assert not workbench.past.is_shown


def test_undone_the_run_of_now_is_back_and_done_again_the_other(workbench: Workbench, session: StillSession) -> None:
    look_back(workbench)
    workbench.past.go_on()
    [(before, after)] = session.kept
    workbench.undo_stack.undo()
    assert workbench.experiment == NOW
    workbench.undo_stack.redo()
    assert workbench.experiment == THEN
    assert session.kept[1:] == [(after, before), (before, after)]


@pytest.fixture
def on_the_way(workbench: Workbench) -> Workbench:
    """The run is to go on from step 1,200, which is still being computed, with a setting that is new."""
    look_back(workbench)
    workbench.edit("Rate", edits.set_training, l2=0.1)
    way = LookBack(1200, 3200, 0.2, goes_on=True)
    show(workbench, snapshot_of(workbench.experiment, number=3, state=RunState.PAUSED, step=0, look_back=way))
    assert workbench.past.is_elsewhere
    return workbench


def test_on_the_way_there_one_can_come_back_to_now(on_the_way: Workbench, session: StillSession) -> None:
    before = session.kept[0][0]
    on_the_way.past.look_at_now()
    assert session.kept[-1][1] == before
    assert on_the_way.experiment == NOW
    assert not on_the_way.undo_stack.canUndo()
    assert [on_the_way.undo_stack.text(index) for index in range(2)] == ["Go on from step 1,200", "Rate"]
    assert not on_the_way.past.is_elsewhere


def test_on_the_way_there_another_step_can_be_looked_at_instead(on_the_way: Workbench, session: StillSession) -> None:
    on_the_way.past.look_back(900)
    assert not on_the_way.undo_stack.canUndo()
    assert on_the_way.past.present == NOW
    assert session.looks[-1] == 900


def test_a_start_that_is_asked_for_on_the_way_can_be_undone(on_the_way: Workbench) -> None:
    show(on_the_way, replace(on_the_way.snapshot, number=4, is_untouched=True))
    on_the_way.reset()
    assert on_the_way.undo_stack.undoText() == "Reset"
    assert on_the_way.experiment == NOW
    assert on_the_way.undo_stack.count() == 1


def test_once_it_is_there_coming_back_to_now_is_nothing(on_the_way: Workbench) -> None:
    show(on_the_way, replace(on_the_way.snapshot, number=4, run=on_the_way.snapshot.run + 1, look_back=None))
    on_the_way.past.look_at_now()
    assert on_the_way.undo_stack.index() == 2


def test_an_edit_goes_on_from_there_first(workbench: Workbench, session: StillSession) -> None:
    look_back(workbench)
    assert workbench.edit("Rate", edits.set_training, l2=0.1) is None
    assert [workbench.undo_stack.text(index) for index in range(2)] == ["Go on from step 1,200", "Rate"]
    workbench.undo_stack.undo()
    assert workbench.experiment == THEN
    workbench.undo_stack.undo()
    assert workbench.experiment == NOW


def test_an_edit_that_is_none_or_impossible_stays_in_the_past(workbench: Workbench) -> None:
    look_back(workbench)
    assert workbench.edit("Same", edits.set_activation, 0, "relu") is None
    assert workbench.edit("Impossible", edits.remove_layer, 1) is not None
    assert workbench.past.is_shown
    assert not workbench.undo_stack.canUndo()


def test_a_value_set_by_hand_goes_on_from_there_first(workbench: Workbench, session: StillSession) -> None:
    look_back(workbench)
    HandEdits(workbench).set(ParameterPlace(0, 1, 0), 0.3)
    assert session.looks == [1200, (1200, THEN)]
    assert workbench.undo_stack.count() == 2


@pytest.mark.parametrize("begin", ["reset", "new_start"])
def test_a_new_start_is_one_of_now(workbench: Workbench, session: StillSession, begin: str) -> None:
    look_back(workbench, step=0)
    getattr(workbench, begin)()
    assert session.looks == [0, None]
    assert workbench.undo_stack.count() == 1
    assert workbench.experiment.network == NOW.network


def test_undo_comes_back_to_now(workbench: Workbench) -> None:
    workbench.edit("Rate", edits.set_training, l2=0.1)
    look_back(workbench)
    workbench.undo_stack.undo()
    assert workbench.experiment == NOW
    assert not workbench.past.is_shown


def test_another_document_ends_it(workbench: Workbench) -> None:
    look_back(workbench)
    workbench.open_experiment(network_of(2), None, None)
    assert not workbench.past.is_shown
    assert workbench.past.present == network_of(2)


def test_a_failure_on_the_way_ends_it_and_one_that_was_there_before_does_not(
    workbench: Workbench, qtbot: object
) -> None:
    old, new = (Failure(message("No."), 7, None, diverged=False) for _ in range(2))
    new = Failure(message("Nor that."), 7, None, diverged=False)
    show(workbench, snapshot_of(NOW, number=5, state=RunState.FAILED, failure=old))
    workbench.past.look_back(3)
    show(workbench, snapshot_of(NOW, number=6, state=RunState.FAILED, failure=old))
    assert workbench.past.is_shown
    show(workbench, snapshot_of(NOW, number=7, state=RunState.FAILED, failure=new))
    assert not workbench.past.is_shown


def test_who_listens_hears_of_it_once(workbench: Workbench) -> None:
    heard: list[bool] = []
    keep: Callable[[bool], None] = heard.append
    workbench.past.changed.connect(keep)
    look_back(workbench)
    look_back(workbench, 800)
    workbench.past.look_at_now()
    workbench.past.look_at_now()
    assert heard == [True, False]
