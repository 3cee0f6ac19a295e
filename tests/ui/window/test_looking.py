"""Looking changes nothing: whatever a person looks at, the run goes where a run goes that nobody looks at."""

from __future__ import annotations

from dataclasses import fields
from pathlib import Path

import numpy as np
import pytest
from pytestqt.qtbot import QtBot

from playground.datasets.prepare import prepare
from playground.datasets.spec import DataSpec
from playground.document.experiment import Choice, Experiment, LayerSpec, NetworkSpec, TrainingSpec
from playground.document.presets import preset
from playground.engine.program import State
from playground.training.headless import headless_run
from playground.training.snapshot import RunState, Wants
from playground.ui.actions import ACTIONS
from playground.ui.window import MainWindow
from tests.ui.window.views import DOING, LOOKS

# Adam remembers most of its past, and small batches draw from the random stream often.
TRAINING = TrainingSpec(optimizer=Choice.of("adam", learning_rate=0.01), batch_size=7)
EXPERIMENT = Experiment(network=NetworkSpec((LayerSpec(8), LayerSpec(8), LayerSpec(1, "linear"))), training=TRAINING)
# maps and single links; curves and values; pictures and matrices
EXPERIMENTS = {
    "two inputs": EXPERIMENT,
    "one input": Experiment(
        data=DataSpec("sine"), network=NetworkSpec((LayerSpec(5), LayerSpec(1, "linear"))), training=TRAINING
    ),
    "pictures": preset("digits"),
}
STEPS = 400
USUAL_RESOLUTION = Wants().output_resolution


def state_of(window: MainWindow) -> State:
    """All that decides how the run goes on; nobody changes it while the run stands still."""
    current = window.workbench.session._worker._current
    assert current is not None
    return current.run.state.copy()


def assert_same_bits(one: State, other: State) -> None:
    for field in fields(State):
        assert np.array_equal(getattr(one, field.name), getattr(other, field.name)), field.name


def at_rest(window: MainWindow, steps: int) -> bool:
    snapshot = window.workbench.snapshot
    return snapshot is not None and snapshot.step == steps and snapshot.state is RunState.PAUSED


def train(qtbot: QtBot, window: MainWindow, experiment: Experiment) -> None:
    """Open an experiment and stand still in the middle of an epoch."""
    window.workbench.open_experiment(experiment, None, None)
    window.workbench.session.step(STEPS)
    qtbot.waitUntil(lambda: at_rest(window, STEPS), timeout=60_000)


def see(qtbot: QtBot, window: MainWindow, resolution: int) -> None:
    """Wait until everything asked for so far has been looked at: a snapshot that answers one more wish is there.

    resolution  one that nobody has asked for yet, or no other snapshot would come
    """
    taken = window.workbench.snapshot.number
    window.workbench.want("test", Wants(output_resolution=resolution))
    qtbot.waitUntil(lambda: window.workbench.snapshot.number > taken, timeout=60_000)


def test_every_action_is_known_to_do_something_or_is_walked_through() -> None:
    assert {record.key for record in ACTIONS} >= DOING


@pytest.mark.parametrize("name", EXPERIMENTS)
def test_a_run_that_stands_still_keeps_every_bit(name: str, window: MainWindow, qtbot: QtBot) -> None:
    train(qtbot, window, EXPERIMENTS[name])
    before = state_of(window)
    for number, look in enumerate(LOOKS):
        look(window)
        see(qtbot, window, USUAL_RESOLUTION + 1 + number)
        assert_same_bits(state_of(window), before)
    assert window.workbench.experiment == EXPERIMENTS[name]
    assert not window.workbench.undo_stack.canUndo()


def test_a_run_that_is_looked_back_at_keeps_every_bit(window: MainWindow, qtbot: QtBot) -> None:
    train(qtbot, window, EXPERIMENT)
    before, past = state_of(window), window.workbench.past
    for step in (STEPS // 3, 1, STEPS - 1):
        past.look_back(step)
        qtbot.waitUntil(lambda step=step: is_shown(window, step), timeout=60_000)
        for look in LOOKS[:4]:
            look(window)
        assert_same_bits(state_of(window), before)
    past.look_at_now()
    qtbot.waitUntil(lambda: at_rest(window, STEPS) and window.workbench.snapshot.look_back is None, timeout=60_000)
    assert_same_bits(state_of(window), before)
    assert not window.workbench.undo_stack.canUndo()


def is_shown(window: MainWindow, step: int) -> bool:
    """Whether the window shows the run as it was at an earlier step."""
    seen = window.workbench.snapshot
    return seen.step == step and seen.look_back is not None and seen.look_back.progress == 1


def test_saving_keeps_every_bit(window: MainWindow, qtbot: QtBot, tmp_path: Path) -> None:
    train(qtbot, window, EXPERIMENT)
    before, path = state_of(window), tmp_path / "looked.playground"
    window.files.save_to(path)
    qtbot.waitUntil(path.exists, timeout=60_000)
    assert_same_bits(state_of(window), before)


def test_a_run_that_is_looked_at_all_the_time_ends_where_one_does_that_nobody_looks_at(
    window: MainWindow, qtbot: QtBot
) -> None:
    train(qtbot, window, EXPERIMENT)
    slow, further = 150.0, 1200
    window.workbench.session.set_speed(slow)
    window.workbench.session.step(further)
    for look in LOOKS:
        look(window)
    window.workbench.session.set_speed(None)
    qtbot.waitUntil(lambda: at_rest(window, STEPS + further), timeout=60_000)
    alone = headless_run(EXPERIMENT, prepare(EXPERIMENT.data, "mse", 1))
    alone.train(STEPS + further)
    assert_same_bits(state_of(window), alone.state)
