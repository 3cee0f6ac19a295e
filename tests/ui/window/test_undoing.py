"""In the window, with the real engine: nothing that was trained is lost by a step that can be undone."""

from __future__ import annotations

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QToolButton
from pytestqt.qtbot import QtBot

from playground.training.insight import ParameterPlace
from playground.training.snapshot import RunState, Snapshot
from playground.ui.hand_edits import HandEdits
from playground.ui.window import MainWindow

STEPS = 300


def now(window: MainWindow) -> Snapshot:
    assert window.workbench.snapshot is not None
    return window.workbench.snapshot


def press(window: MainWindow, key: str) -> None:
    """Press the button of an action, or choose it in the menu where it has none."""
    [*buttons] = [b for b in window.transport.findChildren(QToolButton) if b.defaultAction() is window.action(key)]
    if buttons:
        QTest.mouseClick(buttons[0], Qt.MouseButton.LeftButton)
    else:
        window.action(key).trigger()


def train(window: MainWindow, qtbot: QtBot, steps: int = STEPS) -> Snapshot:
    end = now(window).step + steps
    window.workbench.session.step(steps)
    qtbot.waitUntil(lambda: now(window).step == end and now(window).state is RunState.PAUSED, timeout=20_000)
    return now(window)


def assert_is_back(window: MainWindow, qtbot: QtBot, before: Snapshot) -> None:
    """All of the run is there again: weights, gradients, histories, figures."""
    qtbot.waitUntil(lambda: np.array_equal(now(window).parameters, before.parameters), timeout=20_000)
    qtbot.waitUntil(lambda: now(window).figures is not None, timeout=20_000)
    after = now(window)
    assert after.step == before.step
    for name in ("gradient", "update"):
        assert np.array_equal(getattr(after, name), getattr(before, name)), name
    assert np.array_equal(after.steps.loss_high, before.steps.loss_high)
    assert np.array_equal(after.evaluations.train, before.evaluations.train)
    assert after.figures == before.figures
    assert after.experiment == before.experiment == window.workbench.experiment


@pytest.mark.parametrize("key", ["reset", "new_start", "add_layer", "remove_layer"])
def test_what_a_button_takes_away_undo_brings_back(window: MainWindow, qtbot: QtBot, key: str) -> None:
    before = train(window, qtbot)
    press(window, key)
    qtbot.waitUntil(lambda: now(window).step == 0)
    press(window, "undo")
    assert_is_back(window, qtbot, before)
    assert f"at step {STEPS}" in window.toast.text


def test_redo_brings_back_what_was_trained_after_the_change(window: MainWindow, qtbot: QtBot) -> None:
    before = train(window, qtbot)
    press(window, "add_layer")
    qtbot.waitUntil(lambda: now(window).step == 0)
    after = train(window, qtbot, 100)
    for _ in range(2):
        press(window, "undo")
        assert_is_back(window, qtbot, before)
        press(window, "redo")
        assert_is_back(window, qtbot, after)


def test_undone_while_it_trains_it_stands_still_where_it_was(window: MainWindow, qtbot: QtBot) -> None:
    before = train(window, qtbot)
    press(window, "add_layer")
    press(window, "train")
    qtbot.waitUntil(lambda: now(window).network.layers == 3 and now(window).step > 20)
    press(window, "undo")
    assert_is_back(window, qtbot, before)
    assert now(window).state is RunState.PAUSED
    assert "paused" in window.toast.text


def test_steps_of_every_kind_are_undone_one_by_one(window: MainWindow, qtbot: QtBot) -> None:
    """Set by hand, trained, a layer put in, set by hand, reset: and all the way back."""
    hand, place = HandEdits(window.workbench), ParameterPlace(0, 0, 0)
    start = train(window, qtbot)
    hand.set(place, 0.75)
    qtbot.waitUntil(lambda: now(window).parameters[0] == 0.75)
    edited = now(window)
    press(window, "add_layer")
    qtbot.waitUntil(lambda: now(window).step == 0)
    hand.set(place, -0.5)
    qtbot.waitUntil(lambda: now(window).parameters[0] == -0.5)
    train(window, qtbot, 50)
    press(window, "reset")
    for _ in range(3):
        press(window, "undo")
    assert_is_back(window, qtbot, edited)
    press(window, "undo")
    assert_is_back(window, qtbot, start)
    assert not window.workbench.undo_stack.canUndo()
