"""The window without a mouse: where Tab, F6 and the arrow keys lead, and how it is seen where the keyboard is."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

import numpy as np
import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QColor, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QTabBar, QWidget
from pytestqt.qtbot import QtBot

from playground.engine.activations import ACTIVATIONS
from playground.ui import selection
from playground.ui.focus.order import takes_focus
from playground.ui.focus.ring import OWN
from playground.ui.palette.item import PaletteItem
from playground.ui.selection import Selection
from playground.ui.theme.theme import theme
from playground.ui.window import MainWindow

TAB, F6 = Qt.Key.Key_Tab, Qt.Key.Key_F6
SHIFT = Qt.KeyboardModifier.ShiftModifier
PANELS = ["bar", "palette", "network", "inspector", "output", "loss", "gradient"]
MOST = 300


@pytest.fixture
def active(qtbot: QtBot, window: MainWindow) -> Iterator[MainWindow]:
    """The window with the focus on the first control."""
    window.activateWindow()
    window.transport.train.setFocus()
    qtbot.waitUntil(window.transport.train.hasFocus)
    yield window
    theme().choose("light")


def press(window: MainWindow, key: Qt.Key, keys: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> QWidget:
    """Press a key as the system does, and tell what has the focus then."""
    QTest.keyClick(window.windowHandle(), key, keys)
    return QApplication.focusWidget()


def round_trip(window: MainWindow, keys: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> list[QWidget]:
    """Everything that Tab stops at until it is back at the start."""
    start = QApplication.focusWidget()
    found = [start]
    while (stop := press(window, TAB if not keys else Qt.Key.Key_Backtab, keys)) is not start:
        assert len(found) < MOST, f"a trap at {stop.accessibleName()}"
        found.append(stop)
    return found


def panel_of(window: MainWindow, control: QWidget) -> str:
    docks = {dock: key for key, dock in window.docks.by_key.items()}
    names = {window.panels[0]: "bar", window.network: "network"} | docks
    if isinstance(control, QTabBar) and control.parent() is window:
        return "palette"  # the tabs that the palette shares with the layers
    return next(name for panel, name in names.items() if panel.isAncestorOf(control))


def focusable(window: MainWindow) -> set[QWidget]:
    layers = window.docks.by_key["layers"]  # behind the palette
    shown = (widget for widget in window.findChildren(QWidget) if widget.isVisible() and takes_focus(widget))
    return {widget for widget in shown if not layers.isAncestorOf(widget)}


@pytest.mark.parametrize(
    "chosen", [selection.layer(0), selection.DATA, selection.TRAINING, Selection("weight", 0, 2, 1)]
)
def test_tab_visits_every_control_once_and_comes_back(qtbot: QtBot, active: MainWindow, chosen: Selection) -> None:
    active.workbench.select(chosen)
    found = round_trip(active)
    assert len(found) == len(set(found))
    assert set(found) == focusable(active)
    assert active.workbench.selection == chosen  # looking changes nothing
    assert active.workbench.undo_stack.count() == 0


def test_shift_tab_goes_the_same_way_back(active: MainWindow) -> None:
    there = round_trip(active)
    back = round_trip(active, SHIFT)
    assert back == [there[0], *reversed(there[1:])]


def test_tab_goes_panel_by_panel_as_one_reads(active: MainWindow) -> None:
    panels = [panel_of(active, control) for control in round_trip(active)]
    assert [name for name, _run in groupby(panels)] == PANELS


def test_tab_goes_along_the_rows_of_a_panel(active: MainWindow) -> None:
    active.workbench.select(selection.TRAINING)
    fields = [control for control in round_trip(active) if panel_of(active, control) == "inspector"][1:]
    places = [control.mapTo(active, QPoint(0, 0)) for control in fields]
    rows = [place.y() // 10 for place in places]
    assert rows == sorted(rows)
    for _row, run in groupby(places, key=lambda place: place.y() // 10):
        columns = [place.x() for place in run]
        assert columns == sorted(columns)


def test_the_order_follows_panels_that_are_moved(qtbot: QtBot, active: MainWindow) -> None:
    active.addDockWidget(Qt.DockWidgetArea.LeftDockWidgetArea, active.docks.by_key["loss"])
    loss, palette = active.docks.by_key["loss"], active.docks.by_key["palette"]
    qtbot.waitUntil(lambda: loss.y() > palette.y() and loss.x() < active.network.x())
    panels = [name for name, _run in groupby(panel_of(active, control) for control in round_trip(active))]
    assert panels.index("loss") < panels.index("network")
    active.action("restore").trigger()


def test_f6_goes_from_panel_to_panel_and_back(active: MainWindow) -> None:
    there = [panel_of(active, press(active, F6)) for _panel in PANELS]
    assert there == [*PANELS[1:], PANELS[0]]
    back = [panel_of(active, press(active, F6, SHIFT)) for _panel in PANELS]
    assert back == [*reversed(PANELS[1:]), PANELS[0]]


def test_f6_comes_back_to_where_one_was_in_a_panel(active: MainWindow) -> None:
    press(active, TAB)
    was = press(active, TAB)
    press(active, F6)
    assert press(active, F6, SHIFT) is was


def test_f6_passes_a_panel_that_is_hidden(active: MainWindow) -> None:
    active.docks.by_key["palette"].hide()
    active.docks.by_key["layers"].hide()
    assert panel_of(active, press(active, F6)) == "network"
    active.action("restore").trigger()


def test_arrow_keys_go_through_the_palette(active: MainWindow) -> None:
    first = press(active, F6)
    assert isinstance(first, PaletteItem)
    assert first.accessibleName() == "Circle"
    assert press(active, Qt.Key.Key_Right).accessibleName() == "Exclusive-or"
    below = press(active, Qt.Key.Key_Down)
    assert below.accessibleName() == "Moons"
    assert press(active, Qt.Key.Key_Up).accessibleName() == "Exclusive-or"
    assert press(active, Qt.Key.Key_Home).accessibleName() == "Circle"
    last = press(active, Qt.Key.Key_End)
    assert last.accessibleName() == "TensorFlow Playground default"
    assert press(active, Qt.Key.Key_Right) is last
    seen = set()
    while (item := press(active, Qt.Key.Key_Left)).accessibleName() != "Circle":
        seen.add(item.accessibleName())
    assert len(seen) > len(ACTIVATIONS) + 12


def test_an_item_of_the_palette_is_given_to_the_layer_by_key(active: MainWindow) -> None:
    stops = [press(active, F6)]
    while panel_of(active, stop := press(active, TAB)) == "palette":
        stops.append(stop)
    names = [stop.accessibleName() for stop in stops]
    assert "Tanh" in names  # what is set is where Tab stops
    assert "Sigmoid" not in names
    stops[names.index("Tanh")].setFocus()
    sigmoid = press(active, Qt.Key.Key_Left)
    press(active, Qt.Key.Key_Return)
    assert active.workbench.experiment.network.layers[0].activation == "sigmoid"
    assert QApplication.focusWidget() is sigmoid


# -- the ring -------------------------------------------------------------------------------------------------------


def ring_round(qtbot: QtBot, window: MainWindow, control: QWidget) -> QRect:
    qtbot.waitUntil(lambda: window.focus_ring.target is control)
    return window.focus_ring.place


def test_a_ring_shows_where_the_keyboard_is(qtbot: QtBot, active: MainWindow) -> None:
    step = press(active, TAB)
    place = ring_round(qtbot, active, step)
    assert place.contains(QRect(step.mapTo(active, QPoint(0, 0)), step.size()))


def test_the_ring_goes_with_a_click(qtbot: QtBot, active: MainWindow) -> None:
    ring_round(qtbot, active, press(active, TAB))
    QTest.mouseClick(active.windowHandle(), Qt.MouseButton.LeftButton, pos=QPoint(700, 100))
    assert active.focus_ring.target is None


def test_in_the_network_the_ring_is_around_what_is_selected(qtbot: QtBot, active: MainWindow) -> None:
    view = active.network.view
    while press(active, TAB) is not view:
        pass
    head = ring_round(qtbot, active, view)
    press(active, Qt.Key.Key_Down)
    qtbot.waitUntil(lambda: active.focus_ring.place.top() > head.bottom())
    assert active.focus_ring.place.width() < head.width()


def test_the_ring_leaves_a_panel_that_is_hidden(qtbot: QtBot, active: MainWindow) -> None:
    while panel_of(active, stop := press(active, TAB)) != "palette":
        pass
    ring_round(qtbot, active, stop)
    active.docks.by_key["palette"].hide()
    qtbot.waitUntil(lambda: active.focus_ring.target is not stop)
    active.action("restore").trigger()


def contrast(one: np.ndarray, other: np.ndarray) -> np.ndarray:
    def luminance(image: np.ndarray) -> np.ndarray:
        share = image / 255
        linear = np.where(share <= 0.04045, share / 12.92, ((share + 0.055) / 1.055) ** 2.4)
        return linear @ np.array([0.2126, 0.7152, 0.0722])

    a, b = luminance(one), luminance(other)
    return (np.maximum(a, b) + 0.05) / (np.minimum(a, b) + 0.05)


def pixels(window: MainWindow, place: QRect) -> np.ndarray:
    image = window.grab(place).toImage().convertToFormat(QImage.Format.Format_RGB32)
    rows = np.frombuffer(image.constBits(), np.uint8).reshape(image.height(), image.bytesPerLine())
    return rows[:, : 4 * image.width()].reshape(image.height(), image.width(), 4)[:, :, 2::-1].astype(float)


@pytest.mark.parametrize("name", ["light", "dark"])
def test_every_control_looks_different_with_the_keyboard(qtbot: QtBot, active: MainWindow, name: str) -> None:
    """At least a line around what is in view changes by 3:1, the least that WCAG asks of a sign of the focus."""
    theme().choose(name)
    QApplication.processEvents()
    unclear = []
    for _stop in range(len(focusable(active))):
        control = press(active, TAB)
        if isinstance(control, OWN):
            place = QRect(control.mapTo(active, QPoint(0, 0)), control.size())
        else:
            place = ring_round(qtbot, active, control)
        after = pixels(active, place)
        control.clearFocus()
        changed = int((contrast(pixels(active, place), after) >= 3).sum())
        control.setFocus()
        if changed < place.width() + place.height():
            unclear.append(f"{type(control).__name__} {control.accessibleName()}: {changed} pixels of {place.size()}")
    assert not unclear, "\n".join(unclear)


def test_fields_show_the_focus_by_their_own_border(active: MainWindow) -> None:
    assert QLineEdit in OWN
    assert QColor(theme().tokens.focus) != QColor(theme().tokens.border)
