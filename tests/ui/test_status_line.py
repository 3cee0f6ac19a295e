from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from playground.document.experiment import Experiment
from playground.messages import message
from playground.training.insight import Diagnosis, Insight, InsightWants, Remedy
from playground.training.snapshot import Failure, RunState, Snapshot
from playground.ui import status_line
from playground.ui.status_line import StatusLine
from playground.ui.workbench import Workbench
from tests.ui.snapshots import network_of, snapshot_of, still_workbench

HEALTHY = Diagnosis("healthy", message("Gradients healthy: all is well."))
DEAD = Diagnosis(
    "dead",
    message("{dead} of 4 units are dead.", dead=3),
    Remedy(message("Use leaky ReLU in layer {layer}", layer=1), "set_activation", (0, "leaky_relu")),
)


@pytest.fixture
def workbench(monkeypatch: pytest.MonkeyPatch) -> Workbench:
    return still_workbench(monkeypatch, network_of(4))


@pytest.fixture
def line(qtbot: QtBot, workbench: Workbench) -> StatusLine:
    line = StatusLine(workbench)
    qtbot.addWidget(line)
    line.resize(360, 40)
    with qtbot.waitExposed(line):
        line.show()
    return line


@pytest.fixture
def show(workbench: Workbench) -> Callable[..., Snapshot]:
    def show(state: RunState = RunState.RUNNING, diagnosis: Diagnosis | None = None, **fields: object) -> Snapshot:
        snapshot = snapshot_of(workbench.experiment, state=state, insight=Insight(diagnosis=diagnosis), **fields)
        workbench.snapshot = snapshot
        workbench.snapshot_taken.emit(snapshot)
        return snapshot

    return show


def test_without_a_diagnosis_the_state_is_said(line: StatusLine, show: Callable[..., Snapshot]) -> None:
    show(RunState.RUNNING)
    assert line.text == "Training."
    show(RunState.PAUSED)
    assert line.text.startswith("Paused.")
    assert line.remedy == ""


def test_that_training_was_asked_for_is_said_while_the_engine_is_prepared(
    line: StatusLine, show: Callable[..., Snapshot]
) -> None:
    show(RunState.PREPARING)
    assert "only the very first start" in line.text
    show(RunState.PREPARING, awaits_engine=True)
    assert line.text == "Preparing the engine. Training begins by itself as soon as it is ready."


@pytest.mark.parametrize("state", [RunState.RUNNING, RunState.PAUSED])
def test_a_diagnosis_is_said_while_the_run_goes_on_or_rests(
    line: StatusLine, show: Callable[..., Snapshot], state: RunState
) -> None:
    show(state, HEALTHY)
    assert line.text == "Gradients healthy: all is well."
    assert line.sentence.accessibleName() == line.text
    assert not line.sentence.button.isVisible()


@pytest.mark.parametrize("state", [RunState.PREPARING, RunState.IDLE])
def test_the_state_wins_before_the_run(line: StatusLine, show: Callable[..., Snapshot], state: RunState) -> None:
    show(state, DEAD)
    assert "dead" not in line.text
    assert line.remedy == ""


def test_a_failure_wins_and_says_its_own_sentence(line: StatusLine, show: Callable[..., Snapshot]) -> None:
    show(RunState.RUNNING, DEAD)
    failure = Failure(message("The loss is no longer a finite number."), 7, 0, diverged=True)
    show(RunState.FAILED, DEAD, failure=failure)
    assert line.text == "The loss is no longer a finite number."
    assert line.remedy == ""


def test_pressing_the_remedy_does_the_edit_which_can_be_undone(
    line: StatusLine, show: Callable[..., Snapshot], workbench: Workbench, qtbot: QtBot
) -> None:
    before: Experiment = workbench.experiment
    show(RunState.RUNNING, DEAD)
    assert line.remedy == "Use leaky ReLU in layer 1"
    qtbot.mouseClick(line.sentence.button, Qt.MouseButton.LeftButton)
    assert workbench.experiment.network.layers[0].activation == "leaky_relu"
    assert workbench.undo_stack.undoText() == "Use leaky ReLU in layer 1"
    assert line.remedy == ""
    workbench.undo_stack.undo()
    assert workbench.experiment == before


def test_what_still_speaks_of_the_old_network_does_not_bring_the_remedy_back(
    line: StatusLine, show: Callable[..., Snapshot], qtbot: QtBot
) -> None:
    show(RunState.RUNNING, DEAD)
    qtbot.mouseClick(line.sentence.button, Qt.MouseButton.LeftButton)
    show(RunState.RUNNING, DEAD)
    assert line.remedy == ""


def test_a_sentence_stays_long_enough_to_be_read(
    line: StatusLine, show: Callable[..., Snapshot], monkeypatch: pytest.MonkeyPatch
) -> None:
    now = 100.0
    monkeypatch.setattr(status_line.time, "monotonic", lambda: now)
    show(RunState.RUNNING, DEAD)
    show(RunState.RUNNING, None)
    assert line.remedy
    now += status_line.HOLD
    show(RunState.RUNNING, None)
    assert line.text == "Training."


def test_a_run_that_rests_is_told_at_once(line: StatusLine, show: Callable[..., Snapshot]) -> None:
    show(RunState.RUNNING, DEAD)
    show(RunState.PAUSED, HEALTHY)
    assert line.text == "Gradients healthy: all is well."


def test_a_new_run_starts_without_the_old_diagnosis(line: StatusLine, show: Callable[..., Snapshot]) -> None:
    show(RunState.RUNNING, DEAD)
    show(RunState.RUNNING, None, run=2)
    assert line.text == "Training."


def test_a_diagnosis_is_wanted_only_while_the_line_can_be_seen(line: StatusLine, workbench: Workbench) -> None:
    assert workbench.session.wanted.insight == InsightWants(diagnosis=True)
    line.hide()
    assert workbench.session.wanted.insight == InsightWants()


def test_the_height_never_changes(line: StatusLine, show: Callable[..., Snapshot]) -> None:
    show(RunState.RUNNING, None)
    height = line.sizeHint().height()
    long = Diagnosis("dead", message("A very long sentence that goes on and on. " * 5), DEAD.remedy)
    show(RunState.PAUSED, long)
    assert line.sizeHint().height() == height
