"""Train, Pause, Step, Epoch, Reset, New start: pressed as a person would."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from playground.document.presets import preset
from playground.training.snapshot import RunState, Snapshot
from playground.ui.widgets.readout import ReadOut
from playground.ui.window import MainWindow


def button(window: MainWindow, name: str) -> QPushButton:
    found = [b for b in window.findChildren(QPushButton) if b.accessibleName() == name]
    assert len(found) == 1, name
    return found[0]


def press(qtbot: QtBot, window: MainWindow, name: str) -> None:
    qtbot.mouseClick(button(window, name), Qt.MouseButton.LeftButton)


def snapshot(window: MainWindow) -> Snapshot:
    assert window.workbench.snapshot is not None
    return window.workbench.snapshot


def state(window: MainWindow) -> RunState:
    return snapshot(window).state


def readout_names(window: MainWindow) -> list[str]:
    return [readout.spoken for readout in window.findChildren(ReadOut)]


def test_train_moves_the_run_and_the_button_becomes_pause(qtbot: QtBot, window: MainWindow) -> None:
    press(qtbot, window, "Train")
    qtbot.waitUntil(lambda: snapshot(window).step > 100)
    press(qtbot, window, "Pause")
    qtbot.waitUntil(lambda: state(window) is RunState.PAUSED)
    assert button(window, "Train").isEnabled()


def test_space_trains_and_pauses(qtbot: QtBot, window: MainWindow) -> None:
    window.network.setFocus()
    qtbot.keyClick(window, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: state(window) is RunState.RUNNING)
    qtbot.keyClick(window, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: state(window) is RunState.PAUSED)


def test_step_is_one_update_and_epoch_uses_every_sample_once(qtbot: QtBot, window: MainWindow) -> None:
    press(qtbot, window, "Step")
    qtbot.waitUntil(lambda: snapshot(window).step == 1)
    press(qtbot, window, "Epoch")
    samples = len(snapshot(window).data.x_train)
    batch = window.workbench.experiment.training.batch_size
    qtbot.waitUntil(lambda: snapshot(window).epoch == 1)
    assert snapshot(window).step == -(-samples // batch)


def test_train_becomes_pause_at_once_while_the_engine_is_prepared(window: MainWindow) -> None:
    preparing = replace(snapshot(window), state=RunState.PREPARING, awaits_engine=True)
    window.workbench.snapshot_taken.emit(preparing)
    assert window.transport.train.accessibleName() == "Pause"
    window.workbench.snapshot_taken.emit(replace(preparing, awaits_engine=False))
    assert window.transport.train.accessibleName() == "Train"


def test_reset_is_the_same_start_again_bit_for_bit(qtbot: QtBot, window: MainWindow) -> None:
    start = snapshot(window).parameters
    press(qtbot, window, "Epoch")
    qtbot.waitUntil(lambda: snapshot(window).epoch == 1)
    trained = snapshot(window).parameters
    assert not np.array_equal(trained, start)
    press(qtbot, window, "Reset")
    qtbot.waitUntil(lambda: snapshot(window).step == 0)
    assert np.array_equal(snapshot(window).parameters, start)
    press(qtbot, window, "Epoch")
    qtbot.waitUntil(lambda: snapshot(window).epoch == 1)
    assert np.array_equal(snapshot(window).parameters, trained)


def test_a_new_start_draws_other_weights_and_can_be_undone(qtbot: QtBot, window: MainWindow) -> None:
    start = snapshot(window).parameters
    press(qtbot, window, "New start")
    qtbot.waitUntil(lambda: not np.array_equal(snapshot(window).parameters, start))
    press(qtbot, window, "Undo")
    qtbot.waitUntil(lambda: np.array_equal(snapshot(window).parameters, start))


def test_the_read_outs_say_what_the_engine_holds(qtbot: QtBot, window: MainWindow) -> None:
    press(qtbot, window, "Epoch")
    qtbot.waitUntil(lambda: snapshot(window).epoch == 1)
    figures = snapshot(window).figures
    assert figures is not None
    assert figures.test_loss is not None
    expected = {
        "Epoch 1",
        f"Step {snapshot(window).step:,}",
        f"Training loss {figures.train_loss:.4f}",
        f"Test loss {figures.test_loss:.4f}",
    }
    qtbot.waitUntil(lambda: expected <= set(readout_names(window)))


def test_a_slow_speed_takes_single_steps(qtbot: QtBot, window: MainWindow) -> None:
    window.transport.speed.setCurrentIndex(1)
    press(qtbot, window, "Train")
    qtbot.waitUntil(lambda: snapshot(window).step >= 3)
    press(qtbot, window, "Pause")
    qtbot.waitUntil(lambda: state(window) is RunState.PAUSED)
    assert snapshot(window).step < 100


def test_closing_the_window_in_mid_run_ends_the_training(qtbot: QtBot, window: MainWindow) -> None:
    press(qtbot, window, "Train")
    qtbot.waitUntil(lambda: snapshot(window).step > 0)
    window.close()
    assert window.workbench.session.close(timeout=5.0)


@pytest.mark.parametrize("language", ["en", "th"])
@pytest.mark.parametrize("preset_name", ["circle", "sine"])
@pytest.mark.parametrize("width", [1024, 1280, 1920])
def test_step_and_epoch_say_what_they_do_in_one_row_with_the_figures(
    qtbot: QtBot, window: MainWindow, language: str, preset_name: str, width: int
) -> None:
    window.change_language(language)
    window.workbench.open_experiment(preset(preset_name), None, None)
    window.resize(width, 768)
    qtbot.waitUntil(lambda: window.transport.width() == width)
    row = window.transport.train.geometry()
    assert all(window.transport.groups["run"][index].text() for index in range(3))
    assert row.top() < window.transport.figures.geometry().center().y() < row.bottom()
