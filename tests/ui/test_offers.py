"""What the status line offers: the way back to now, and what helps a run that diverged."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from playground.document import edits
from playground.document.experiment import Choice
from playground.messages import message
from playground.training.insight import Diagnosis, Insight
from playground.training.snapshot import Failure, LookBack, RunState, Snapshot
from playground.ui import status_line
from playground.ui.status_line import StatusLine
from playground.ui.workbench import Workbench
from tests.ui.snapshots import StillSession, network_of, snapshot_of, still_workbench

QUICK = edits.set_optimizer(network_of(4), Choice.of("sgd", learning_rate=7.0))
DIVERGED = Failure(message("Training diverged."), 1210, 1, True, well=1180, learning_rate=7.0)


@pytest.fixture
def workbench(monkeypatch: pytest.MonkeyPatch) -> Workbench:
    return still_workbench(monkeypatch, QUICK)


@pytest.fixture
def session(workbench: Workbench) -> StillSession:
    assert isinstance(workbench.session, StillSession)
    return workbench.session


@pytest.fixture
def line(qtbot: QtBot, workbench: Workbench) -> StatusLine:
    line = StatusLine(workbench)
    qtbot.addWidget(line)
    line.resize(560, 40)
    with qtbot.waitExposed(line):
        line.show()
    return line


@pytest.fixture
def show(workbench: Workbench) -> Callable[..., Snapshot]:
    def show(state: RunState = RunState.PAUSED, **fields: object) -> Snapshot:
        snapshot = snapshot_of(workbench.experiment, state=state, **fields)
        workbench.snapshot = snapshot
        workbench.snapshot_taken.emit(snapshot)
        return snapshot

    return show


def press(qtbot: QtBot, line: StatusLine, text: str) -> None:
    [button] = [button for button in line.sentence.buttons if button.text() == text]
    assert button.isVisible()
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)


def words(line: StatusLine) -> list[str]:
    return [button.text() for button in line.sentence.buttons if button.isVisible()]


# Looking back


@pytest.fixture
def looking(line: StatusLine, workbench: Workbench, show: Callable[..., Snapshot]) -> StatusLine:
    show(step=3200)
    workbench.past.look_back(1200)
    show(step=1200, look_back=LookBack(1200, 3200, 1.0))
    return line


def test_it_says_which_step_is_looked_at_before_anything_else(
    looking: StatusLine, show: Callable[..., Snapshot]
) -> None:
    assert looking.text == "Looking back at step 1,200 of 3,200."
    assert words(looking) == ["Back to now", "Go on from here"]
    trouble = Insight(diagnosis=Diagnosis("dead", message("Dead.")))
    show(step=1200, look_back=LookBack(1200, 3200, 1.0), insight=trouble)
    assert looking.text.startswith("Looking back")


def test_back_to_now(looking: StatusLine, session: StillSession, qtbot: QtBot, show: Callable[..., Snapshot]) -> None:
    press(qtbot, looking, "Back to now")
    assert session.looks == [1200, None]
    show(step=3200)
    assert looking.text.startswith("Paused.")
    assert words(looking) == []


def test_go_on_from_here(looking: StatusLine, workbench: Workbench, qtbot: QtBot) -> None:
    press(qtbot, looking, "Go on from here")
    assert workbench.undo_stack.undoText() == "Go on from step 1,200"
    assert words(looking) == []


def test_only_a_long_way_is_worth_a_word(
    line: StatusLine, workbench: Workbench, show: Callable[..., Snapshot], monkeypatch: pytest.MonkeyPatch
) -> None:
    now = 100.0
    monkeypatch.setattr(status_line.time, "monotonic", lambda: now)
    workbench.past.look_back(1200)
    show(step=900, look_back=LookBack(1200, 3200, 0.1))
    assert line.text.startswith("Looking back at step 1,200")
    now += 2 * status_line.PATIENCE
    show(step=1000, look_back=LookBack(1200, 3200, 0.42))
    assert line.text == "Step 1,200 of 3,200 is computed once more: 42.0 % of the way."
    assert words(line) == ["Back to now"]  # which ends it; to go on, the step has to be there
    show(step=1200, look_back=LookBack(1200, 3200, 1.0))
    assert words(line) == ["Back to now", "Go on from here"]
    assert line.text.startswith("Looking back at step 1,200")


def test_on_the_way_to_where_the_run_goes_on_from_one_can_come_back(
    looking: StatusLine,
    workbench: Workbench,
    session: StillSession,
    qtbot: QtBot,
    show: Callable[..., Snapshot],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    now = 100.0
    monkeypatch.setattr(status_line.time, "monotonic", lambda: now)
    workbench.train()
    for progress in (0.1, 0.42):
        show(RunState.RUNNING, step=900, look_back=LookBack(1200, 3200, progress, goes_on=True))
        now += 2 * status_line.PATIENCE
    assert looking.text == "Step 1,200 of 3,200 is computed once more, to go on from there: 42.0 % of the way."
    assert words(looking) == ["Back to now"]
    press(qtbot, looking, "Back to now")
    assert session.kept[-1][1] == session.kept[0][0]
    assert not workbench.undo_stack.canUndo()


# A run that diverged


@pytest.fixture
def diverged(line: StatusLine, show: Callable[..., Snapshot]) -> StatusLine:
    show(RunState.FAILED, step=1209, failure=DIVERGED)
    return line


def test_the_cause_is_followed_by_what_helps(diverged: StatusLine) -> None:
    assert diverged.text == "Training diverged."
    assert words(diverged) == ["Back to the last good step", "Learning rate / 10"]
    tips = [button.toolTip() for button in diverged.sentence.buttons]
    assert "1,180" in tips[0]
    assert "0.7" in tips[1]


def test_the_last_good_step_is_looked_at(diverged: StatusLine, session: StillSession, qtbot: QtBot) -> None:
    press(qtbot, diverged, "Back to the last good step")
    assert session.looks == [1180]


def test_a_tenth_of_the_rate_stands_ready_at_the_last_good_step(
    diverged: StatusLine, session: StillSession, workbench: Workbench, qtbot: QtBot
) -> None:
    press(qtbot, diverged, "Learning rate / 10")
    slower = edits.set_optimizer(QUICK, Choice.of("sgd", learning_rate=0.7))
    assert session.looks == [(1180, slower)]
    assert session.moved == []
    assert workbench.experiment == slower
    assert workbench.undo_stack.undoText() == "Learning rate / 10"
    workbench.undo_stack.undo()
    assert workbench.experiment == QUICK
    assert session.kept[1][1] == session.kept[0][0]


def test_where_no_good_step_is_kept_the_rate_alone_is_changed(
    line: StatusLine, show: Callable[..., Snapshot], workbench: Workbench, session: StillSession, qtbot: QtBot
) -> None:
    show(RunState.FAILED, failure=Failure(message("Diverged."), 7, 0, True, learning_rate=7.0))
    assert words(line) == ["Learning rate / 10"]
    press(qtbot, line, "Learning rate / 10")
    assert dict(workbench.experiment.training.optimizer.settings)["learning_rate"] == 0.7
    assert session.looks == []


def test_without_a_rate_only_the_way_back_is_offered(line: StatusLine, show: Callable[..., Snapshot]) -> None:
    show(RunState.FAILED, failure=Failure(message("Diverged."), 7, 0, True, well=3))
    assert words(line) == ["Back to the last good step"]
    show(RunState.FAILED, failure=Failure(message("A defect."), 7, None, diverged=False))
    assert words(line) == []
