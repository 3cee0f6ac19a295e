"""In the window, with the real engine: back to any step of the run, and on from there; and out of a divergence."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import numpy as np
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from playground.document import edits
from playground.document.experiment import Choice, Experiment, LayerSpec, NetworkSpec
from playground.projects.files import read_project
from playground.training.snapshot import RunState, Snapshot
from playground.ui.charts.time_slider import TimeSlider
from playground.ui.status_line import StatusLine
from playground.ui.window import MainWindow

STEPS = 1000
LEFT = Qt.MouseButton.LeftButton


def now(window: MainWindow) -> Snapshot:
    assert window.workbench.snapshot is not None
    return window.workbench.snapshot


def status(window: MainWindow) -> StatusLine:
    [found] = window.network.findChildren(StatusLine)
    return found


def slider(window: MainWindow) -> TimeSlider:
    [found] = window.docks.views["loss"].findChildren(TimeSlider)
    return found


def train(window: MainWindow, qtbot: QtBot, steps: int = STEPS) -> Snapshot:
    end = now(window).newest_step + steps
    window.workbench.session.step(steps)
    qtbot.waitUntil(lambda: now(window).step == end and now(window).state is RunState.PAUSED, timeout=20_000)
    qtbot.waitUntil(lambda: slider(window).maximum() == end)
    return now(window)


def is_at(window: MainWindow, step: int) -> bool:
    seen = now(window)
    return seen.step == step and seen.look_back is not None and seen.look_back.progress == 1


def go_back(window: MainWindow, qtbot: QtBot, step: int) -> Snapshot:
    """By the slider: a click, and then the keyboard for the rest of the way."""
    time = slider(window)
    qtbot.waitUntil(lambda: time.isEnabled() and time.maximum() == now(window).newest_step)
    QTest.mouseClick(time, LEFT, Qt.KeyboardModifier.NoModifier, QPoint(round(time.x_of(step)), time.height() // 2))
    while time.value() != step:
        QTest.keyClick(time, Qt.Key.Key_Left if time.value() > step else Qt.Key.Key_Right)
    qtbot.waitUntil(lambda: is_at(window, step), timeout=20_000)
    return now(window)


def press(window: MainWindow, text: str) -> None:
    line = status(window).sentence
    [button] = [button for button in line.buttons if button.text() == text and button.isVisible()]
    QTest.mouseClick(button, LEFT)


def assert_same(one: Snapshot, other: Snapshot) -> None:
    assert one.step == other.step
    assert np.array_equal(one.parameters, other.parameters)
    assert np.array_equal(one.steps.loss_high, other.steps.loss_high)
    assert np.array_equal(one.evaluations.train, other.evaluations.train)


def test_an_earlier_step_is_shown_as_it_was_and_now_comes_back(window: MainWindow, qtbot: QtBot) -> None:
    early = train(window, qtbot, 300)
    end = train(window, qtbot, 700)
    then = go_back(window, qtbot, 300)
    assert np.array_equal(then.parameters, early.parameters)
    qtbot.waitUntil(lambda: now(window).figures == early.figures)
    assert window.transport.figures.readouts["step"].value == "300"
    assert "Looking back at step 300 of 1,000" in status(window).text
    press(window, "Back to now")
    qtbot.waitUntil(lambda: now(window).look_back is None)
    assert_same(now(window), end)
    assert not window.workbench.undo_stack.canUndo()


def test_the_network_is_drawn_with_the_settings_of_then(window: MainWindow, qtbot: QtBot) -> None:
    train(window, qtbot, 400)
    window.workbench.edit("ReLU", edits.set_activation, 0, "relu")
    train(window, qtbot, 400)
    go_back(window, qtbot, 399)
    qtbot.waitUntil(lambda: window.workbench.experiment.network.layers[0].activation == "tanh")
    go_back(window, qtbot, 600)
    qtbot.waitUntil(lambda: window.workbench.experiment.network.layers[0].activation == "relu")
    go_back(window, qtbot, 100)
    press(window, "Back to now")
    assert window.workbench.experiment.network.layers[0].activation == "relu"


def test_train_goes_on_from_there_and_undo_brings_the_old_future_back(window: MainWindow, qtbot: QtBot) -> None:
    end = train(window, qtbot)
    go_back(window, qtbot, 200)
    window.workbench.session.set_speed(50.0)
    window.action("train").trigger()
    qtbot.waitUntil(lambda: now(window).run > end.run and now(window).step > 205)
    window.action("train").trigger()
    qtbot.waitUntil(lambda: now(window).state is RunState.PAUSED)
    assert len(now(window).steps.step) == now(window).step < STEPS
    window.action("undo").trigger()
    qtbot.waitUntil(lambda: now(window).step == STEPS and now(window).figures is not None)
    assert_same(now(window), end)
    then = go_back(window, qtbot, 777)
    assert then.look_back is not None
    assert then.look_back.newest == STEPS


def test_the_slider_stops_a_run_that_trains(window: MainWindow, qtbot: QtBot) -> None:
    window.action("train").trigger()
    qtbot.waitUntil(lambda: slider(window).maximum() > 1000, timeout=20_000)
    time = slider(window)
    QTest.mouseClick(time, LEFT, Qt.KeyboardModifier.NoModifier, QPoint(round(time.x_of(time.maximum() // 2)), 5))
    qtbot.waitUntil(lambda: now(window).look_back is not None)
    assert now(window).state is RunState.PAUSED
    newest = now(window).newest_step
    press(window, "Back to now")
    qtbot.waitUntil(lambda: now(window).look_back is None)
    assert now(window).step == newest


# Out of a divergence

LINEAR = NetworkSpec((LayerSpec(4, "linear"), LayerSpec(1, "linear")))


def diverge(window: MainWindow, qtbot: QtBot) -> Snapshot:
    """A run that learns for a while, until somebody turns up the learning rate."""
    window.workbench.open_experiment(replace(Experiment(), network=LINEAR), None, None)
    qtbot.waitUntil(lambda: now(window).network.activations == ("linear", "linear"))
    train(window, qtbot, 500)
    quick = Choice.of("sgd", learning_rate=50.0)
    window.workbench.edit("Learning rate", edits.set_optimizer, quick)
    window.action("train").trigger()
    qtbot.waitUntil(lambda: now(window).state is RunState.FAILED, timeout=20_000)
    return now(window)


def test_the_last_good_step_is_where_it_was_still_well(window: MainWindow, qtbot: QtBot) -> None:
    failed = diverge(window, qtbot)
    assert failed.failure is not None
    assert failed.failure.well is not None
    press(window, "Back to the last good step")
    well = failed.failure.well
    qtbot.waitUntil(lambda: is_at(window, well) and now(window).figures is not None)
    assert 490 <= well <= 505
    assert now(window).figures.train_loss < 2 * failed.evaluations.train[0]
    press(window, "Back to now")
    qtbot.waitUntil(lambda: now(window).state is RunState.FAILED)
    assert_same(now(window), failed)


def test_a_tenth_of_the_rate_stands_ready_and_is_undone_to_the_bit(window: MainWindow, qtbot: QtBot) -> None:
    failed = diverge(window, qtbot)
    press(window, "Learning rate / 10")
    qtbot.waitUntil(lambda: now(window).run > failed.run and now(window).state is RunState.PAUSED)
    assert failed.failure is not None
    assert now(window).step == failed.failure.well
    assert now(window).experiment == window.workbench.experiment
    assert dict(now(window).experiment.training.optimizer.settings)["learning_rate"] == 5.0
    window.action("undo").trigger()
    qtbot.waitUntil(lambda: now(window).state is RunState.FAILED)
    assert_same(now(window), failed)
    assert now(window).failure == failed.failure


def test_charts_stay_readable(window: MainWindow, qtbot: QtBot) -> None:
    failed = diverge(window, qtbot)
    loss, gradient = window.docks.views["loss"], window.docks.views["gradient"]
    assert failed.steps.loss_high.max() > 1e20
    for card, plot in ((loss, loss.plot), (gradient, gradient.pages["magnitude"].plot)):
        card.redraw()
        _bottom, top = plot.view.viewRange()[1]
        assert top < 8


# What is saved


def test_saving_while_looking_back_saves_the_run_where_it_stands(
    window: MainWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    train(window, qtbot, 300)
    window.workbench.edit("ReLU", edits.set_activation, 0, "relu")
    end = train(window, qtbot, 300)
    go_back(window, qtbot, 200)
    assert window.workbench.experiment.network.layers[0].activation == "tanh"
    path = tmp_path / "looked.playground"
    window.files.save_to(path)
    qtbot.waitUntil(lambda: window.workbench.path == path, timeout=20_000)
    project = read_project(path)
    assert project.experiment.network.layers[0].activation == "relu"
    assert project.checkpoint is not None
    assert project.checkpoint.step == end.step
    assert np.array_equal(project.checkpoint.state.parameters, end.parameters)
    assert is_at(window, 200)
