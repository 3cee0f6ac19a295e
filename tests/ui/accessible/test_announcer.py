"""What a screen reader is told as it happens: changes of state and of the network, and nothing that counts up."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from playground.document import edits
from playground.document.presets import preset
from playground.messages import message
from playground.training.snapshot import Failure, RunState
from playground.ui.accessible import announcer as announcer_module
from playground.ui.accessible.announcer import Announcer
from playground.ui.canvas.view import NetworkView
from playground.ui.workbench import Workbench
from tests.ui.snapshots import network_of, snapshot_of, still_workbench


@pytest.fixture
def workbench(monkeypatch: pytest.MonkeyPatch) -> Workbench:
    return still_workbench(monkeypatch, network_of(4))


@pytest.fixture
def said(monkeypatch: pytest.MonkeyPatch, qtbot: QtBot, workbench: Workbench) -> Iterator[list[str]]:
    """The sentences that are spoken; urgent ones end in an exclamation mark."""
    sentences: list[str] = []

    def listen(_widget: QWidget, sentence: str, *, urgent: bool = False) -> None:
        sentences.append(f"{sentence}!" if urgent else sentence)

    monkeypatch.setattr(announcer_module, "announce", listen)
    window = QWidget()
    qtbot.addWidget(window)
    Announcer(workbench, window)
    yield sentences
    window.close()


def go_through(workbench: Workbench, *states: RunState, **how: object) -> None:
    for number, state in enumerate(states, 1):
        workbench.snapshot_taken.emit(
            snapshot_of(workbench.experiment, number=number, state=state, **({"step": 30, "epoch": 2} | how))  # type: ignore[arg-type]
        )


def test_start_and_pause_are_told(workbench: Workbench, said: list[str]) -> None:
    go_through(workbench, RunState.IDLE, RunState.RUNNING, RunState.RUNNING, RunState.PAUSED)
    assert said == ["Training started.", "Paused at epoch 2, step 30."]


def test_the_end_is_told(workbench: Workbench, said: list[str]) -> None:
    go_through(workbench, RunState.RUNNING, RunState.FINISHED)
    assert said == ["Finished at epoch 2, step 30."]


def test_a_failure_is_told_at_once_and_once(workbench: Workbench, said: list[str]) -> None:
    go_through(workbench, RunState.RUNNING)
    failure = Failure(message("The loss is no longer a number."), 30, None, True)
    go_through(workbench, RunState.FAILED, RunState.FAILED, failure=failure)
    assert said == ["The loss is no longer a number.!"]


def test_a_new_start_is_told(workbench: Workbench, said: list[str]) -> None:
    go_through(workbench, RunState.PAUSED)
    go_through(workbench, RunState.IDLE, run=2)
    assert said == ["Back at the start."]


def test_what_counts_up_is_not_told(workbench: Workbench, said: list[str]) -> None:
    for number in range(50):
        go_through(workbench, RunState.RUNNING, step=number)
    assert said == []


def test_that_the_engine_is_ready_goes_without_saying(workbench: Workbench, said: list[str]) -> None:
    go_through(workbench, RunState.PREPARING, RunState.IDLE)
    assert said == []


def test_layers_that_come_and_go_are_told(workbench: Workbench, said: list[str]) -> None:
    workbench.edit("units", edits.set_units, 0, 7)
    workbench.edit("add", edits.add_layer, 1)
    workbench.edit("remove", edits.remove_layer, 0)
    workbench.undo_stack.undo()
    assert said == [
        "Added: Layer 2: 4 units, tanh, Xavier uniform",
        "Removed: Layer 1: 7 units, tanh, Xavier uniform",
        "Added: Layer 1: 7 units, tanh, Xavier uniform",
    ]


def test_another_experiment_is_not_told_as_layers(workbench: Workbench, said: list[str]) -> None:
    three = replace(workbench.experiment, network=network_of(7, 8, 9).network)
    workbench.experiment_changed.emit(three)
    assert said == []


def test_a_field_says_itself_what_it_is_set_to(workbench: Workbench, said: list[str]) -> None:
    workbench.edit("units", edits.set_units, 0, 7)
    assert said == []


def test_what_is_set_from_the_network_view_is_told(qtbot: QtBot, workbench: Workbench, said: list[str]) -> None:
    view = NetworkView(workbench)
    qtbot.addWidget(view)
    view.show()
    view.activateWindow()
    view.setFocus()
    qtbot.waitUntil(view.hasFocus)
    workbench.edit("units", edits.set_units, 0, 7)
    workbench.edit("data", edits.set_data_kind, "spiral")
    assert said == ["Layer 1: 7 units, tanh, Xavier uniform", "Data set: Spiral"]
    assert preset("spiral").data.kind == "spiral"
