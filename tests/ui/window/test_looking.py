"""Looking changes nothing: whatever a person looks at, the run goes where a run goes that nobody looks at."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import fields

import numpy as np
import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from playground.datasets.prepare import prepare
from playground.document.experiment import Choice, Experiment, LayerSpec, NetworkSpec, TrainingSpec
from playground.engine.program import State
from playground.training.headless import headless_run
from playground.training.snapshot import RunState, Wants
from playground.ui import selection
from playground.ui.canvas.frame import Quantity
from playground.ui.selection import DATA, TRAINING, Selection
from playground.ui.theme.theme import theme
from playground.ui.window import MainWindow
from tests.ui.mouse import point_at

# Adam remembers most of its past, and small batches draw from the random stream often.
EXPERIMENT = Experiment(
    network=NetworkSpec((LayerSpec(8), LayerSpec(8), LayerSpec(1, "linear"))),
    training=TrainingSpec(optimizer=Choice.of("adam", learning_rate=0.01), batch_size=7),
)

STEPS = 400
LEFT, NO_KEYS = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
GRID = 9
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


def places(widget: QWidget) -> Iterator[QPoint]:
    """A grid of places on a widget."""
    for row in range(1, GRID):
        for column in range(1, GRID):
            yield QPoint(widget.width() * column // GRID, widget.height() * row // GRID)


def sweep(widget: QWidget) -> None:
    """Move the mouse over all of a widget."""
    for place in places(widget):
        point_at(widget, place)


def look_at_output(window: MainWindow) -> None:
    chart = window.docks.views["output"]
    for key in chart.tabs.offered:
        chart.turn_to(key)
        sweep(chart.page.view)
        window.workbench.pull()
    hidden = chart.pages["hidden"]
    chart.turn_to("hidden")
    for index in range(hidden.layer_box.count()):
        hidden.layer_box.setCurrentIndex(index)
        hidden.layer_box.activated.emit(index)
    chart.turn_to("map")
    view = chart.page.view
    for place in places(view):
        QTest.mouseClick(view, LEFT, NO_KEYS, place)
    for key in (Qt.Key.Key_Right, Qt.Key.Key_Up, Qt.Key.Key_Escape):
        QTest.keyClick(view, key)
    for pill in ("hard", "soft"):
        chart.page.boundary[pill].click()
    for _twice in range(2):
        chart.page.samples.entries["test"].click()


def look_at_charts(window: MainWindow) -> None:
    gradient, loss = window.docks.views["gradient"], window.docks.views["loss"]
    for key in gradient.tabs.offered:
        gradient.turn_to(key)
        sweep(gradient)
        window.workbench.pull()
    sweep(loss)


def look_at_network(window: MainWindow) -> None:
    canvas = window.network.view
    for quantity in Quantity:
        window.network.quantity.button(quantity.value).click()
        sweep(canvas.viewport())
    for layer, unit in ((0, 0), (1, 7), (2, 0)):
        window.workbench.unit_hovered.emit((layer, unit))
        window.workbench.pull()
    window.workbench.unit_hovered.emit(None)


def select_everything(window: MainWindow) -> None:
    for chosen in (
        DATA,
        TRAINING,
        selection.layer(1),
        Selection("unit", 1, 3),
        Selection("weight", 0, 2, 1),
        Selection("bias", 2, 0),
    ):
        window.workbench.select(chosen)
        sweep(window.docks.views["inspector"])
        window.workbench.pull()


def change_how_it_looks(window: MainWindow) -> None:
    for code in ("th", "en"):
        window.change_language(code)
    for choice in ("dark", "light"):
        theme().choose(choice)
    for on in (True, False):
        theme().set_projector(on)
    for width, height in ((1024, 768), (1920, 1080), (1280, 720)):
        window.resize(width, height)
        window.workbench.pull()


def move_panels(window: MainWindow) -> None:
    for dock in window.docks.by_key.values():
        dock.hide()
        window.workbench.pull()
        dock.show()
    window.action("restore").trigger()


LOOKS: tuple[Callable[[MainWindow], None], ...] = (
    look_at_output,
    look_at_charts,
    look_at_network,
    select_everything,
    change_how_it_looks,
    move_panels,
)


@pytest.fixture
def trained(qtbot: QtBot, window: MainWindow) -> MainWindow:
    """The window with a run that stands still in the middle of an epoch."""
    window.workbench.open_experiment(EXPERIMENT, None, None)
    window.workbench.session.step(STEPS)
    qtbot.waitUntil(lambda: at_rest(window, STEPS), timeout=20_000)
    return window


def see(qtbot: QtBot, window: MainWindow, resolution: int) -> None:
    """Wait until everything asked for so far has been looked at: a snapshot that answers one more wish is there.

    resolution  one that nobody has asked for yet, or no other snapshot would come
    """
    taken = window.workbench.snapshot.number
    window.workbench.want("test", Wants(output_resolution=resolution))
    qtbot.waitUntil(lambda: window.workbench.snapshot.number > taken)


def test_a_run_that_stands_still_keeps_every_bit(trained: MainWindow, qtbot: QtBot) -> None:
    before = state_of(trained)
    for number, look in enumerate(LOOKS):
        look(trained)
        see(qtbot, trained, USUAL_RESOLUTION + 1 + number)
        assert_same_bits(state_of(trained), before)
    assert trained.workbench.experiment == EXPERIMENT
    assert not trained.workbench.undo_stack.canUndo()


def test_a_run_that_is_looked_at_all_the_time_ends_where_one_does_that_nobody_looks_at(
    trained: MainWindow, qtbot: QtBot
) -> None:
    slow, further = 2000.0, 1200
    trained.workbench.session.set_speed(slow)
    trained.workbench.session.step(further)
    for look in LOOKS:
        look(trained)
    trained.workbench.session.set_speed(None)
    qtbot.waitUntil(lambda: at_rest(trained, STEPS + further), timeout=20_000)
    alone = headless_run(EXPERIMENT, prepare(EXPERIMENT.data, "mse", 1))
    alone.train(STEPS + further)
    assert_same_bits(state_of(trained), alone.state)
