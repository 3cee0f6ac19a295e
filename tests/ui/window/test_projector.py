"""Projector mode: F11 and back, everything as it was; large, whole and strong for the back row."""

from __future__ import annotations

from typing import Any

import pytest
from PySide6.QtCore import QEvent, QRect, QSize, Qt
from PySide6.QtGui import QFont, QPainter
from PySide6.QtWidgets import QApplication, QScrollArea, QWidget
from pytestqt.qtbot import QtBot

from playground.document.class_view import CHARTS, CONTROLS, PANELS, ClassView
from playground.ui.focus.order import is_aside
from playground.ui.settings import Settings
from playground.ui.theme.scale import PROJECTOR_SCALES
from playground.ui.theme.theme import theme
from playground.ui.window import MainWindow
from tests.ui.snapshots import network_of
from tests.ui.window.legibility import clipped_texts, settle, smallest_letters

SIZES = [(1280, 720), (1024, 768)]
LEAST_LETTERS = 20
LEAST_CHART_EMS = 10


def press(qtbot: QtBot, window: MainWindow, key: Qt.Key) -> None:
    qtbot.keyClick(window, key)


def enter(qtbot: QtBot, window: MainWindow, size: tuple[int, int] = SIZES[0]) -> None:
    """Begin to present, in a window of this size."""
    press(qtbot, window, Qt.Key.Key_F11)
    window.resize(*size)
    qtbot.waitUntil(lambda: window.size() == QSize(*size) and not window.projector.is_settling)


def everything(window: MainWindow) -> dict[str, Any]:
    """All that has to be as it was before."""
    docks = {
        key: (dock.isVisible(), dock.isFloating(), QRect(dock.geometry()), window.dockWidgetArea(dock))
        for key, dock in window.docks.by_key.items()
    }
    areas = [window.network.view, *window.docks.views["palette"].findChildren(QScrollArea)]
    areas += window.docks.views["inspector"].findChildren(QScrollArea)
    transform = window.network.view.transform()
    return {
        "size": window.size(),
        "state": window.windowState(),
        "tokens": theme().tokens,
        "menus": window.menuBar().isVisible(),
        "docks": docks,
        "scrolled": [(area.horizontalScrollBar().value(), area.verticalScrollBar().value()) for area in areas],
        "zoom": (transform.m11(), transform.m22()),
        "bar": {name: [w.isVisible() for w in group] for name, group in window.transport.groups.items()},
        "parts": [w.isVisible() for w in (window.network, window.network.status, window.network.legend)],
    }


def make_unusual(qtbot: QtBot, window: MainWindow) -> None:
    """An arrangement that nobody else has."""
    window.setAnimated(False)
    theme().choose("dark")
    theme().set_scale(110)
    docks = window.docks.by_key
    docks["layers"].hide()
    docks["loss"].setFloating(True)
    docks["loss"].move(100, 100)
    window.addDockWidget(Qt.DockWidgetArea.LeftDockWidgetArea, docks["gradient"])
    window.resizeDocks([docks["palette"]], [260], Qt.Orientation.Horizontal)
    qtbot.waitUntil(lambda: docks["loss"].isWindow() and docks["palette"].width() == 260)
    scroll = window.docks.views["palette"].findChild(QScrollArea)
    assert scroll is not None
    scroll.verticalScrollBar().setValue(30)
    window.network.view.scale(1.5, 1.5)
    window.network.view.horizontalScrollBar().setValue(40)


def test_f11_leaves_everything_as_it_was(qtbot: QtBot, window: MainWindow) -> None:
    make_unusual(qtbot, window)
    before = everything(window)
    for _time in range(2):
        press(qtbot, window, Qt.Key.Key_F11)
        qtbot.waitUntil(lambda: not window.projector.is_settling)
        assert everything(window) != before
        press(qtbot, window, Qt.Key.Key_F11)
        qtbot.waitUntil(lambda: not window.places.is_held)
        assert everything(window) == before


def test_even_after_the_class_saw_other_panels_and_larger_type(qtbot: QtBot, window: MainWindow) -> None:
    make_unusual(qtbot, window)
    before = everything(window)
    enter(qtbot, window)
    window.projector.show_view(ClassView(panels=("loss", "inspector"), controls=CONTROLS))
    window.action("larger").trigger()
    window.enlarging.toggle("loss")
    press(qtbot, window, Qt.Key.Key_F11)
    window.resize(before["size"])
    qtbot.waitUntil(lambda: not window.places.is_held)
    assert everything(window) == before


def test_f11_again_and_again_leaves_no_widget_behind(qtbot: QtBot, window: MainWindow) -> None:
    counts = []
    for _time in range(3):
        enter(qtbot, window)
        press(qtbot, window, Qt.Key.Key_F11)
        qtbot.waitUntil(lambda: not window.places.is_held)
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        counts.append(len(window.findChildren(QWidget)))
    assert counts[1] == counts[2]


def test_what_is_remembered_meanwhile_is_how_it_was_before(qtbot: QtBot, window: MainWindow) -> None:
    window.remember()
    before = Settings(geometry=window.settings.geometry, arrangement=window.settings.arrangement)
    enter(qtbot, window)
    window.remember()
    assert (window.settings.geometry, window.settings.arrangement) == (before.geometry, before.arrangement)


def test_the_results_that_are_open_are_seen_and_the_tools_are_not(qtbot: QtBot, window: MainWindow) -> None:
    window.docks.by_key["gradient"].hide()
    enter(qtbot, window)
    seen = {key for key, dock in window.docks.by_key.items() if dock.isVisible()}
    assert seen == {"output", "loss"}
    assert window.network.isVisible()
    assert not window.menuBar().isVisible()
    assert not window.transport.speed.isVisible()
    assert window.transport.train.isVisible()


@pytest.mark.parametrize("size", SIZES)
def test_the_network_and_every_chart_have_a_large_share_of_the_window(
    qtbot: QtBot, window: MainWindow, size: tuple[int, int]
) -> None:
    enter(qtbot, window, size)
    everything_there = size[0] * size[1]
    for part in (window.network, *(window.docks.by_key[chart] for chart in CHARTS)):
        assert part.width() * part.height() >= everything_there / 8


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("language", ["en", "th"])
def test_nothing_is_cut_off(qtbot: QtBot, window: MainWindow, language: str, size: tuple[int, int]) -> None:
    window.change_language(language)
    enter(qtbot, window, size)
    settle(window)
    qtbot.waitUntil(lambda: not clipped_texts(window))
    assert window.minimumSizeHint().width() <= size[0]
    assert window.minimumSizeHint().height() <= size[1]


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("language", ["en", "th"])
def test_nothing_is_cut_off_at_twice_the_size(
    qtbot: QtBot, window: MainWindow, language: str, size: tuple[int, int]
) -> None:
    window.change_language(language)
    enter(qtbot, window, size)
    theme().set_scale(200)
    settle(window)
    qtbot.waitUntil(lambda: not clipped_texts(window))
    assert window.minimumSizeHint().width() <= size[0]
    assert window.minimumSizeHint().height() <= size[1]


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("scale", PROJECTOR_SCALES)
def test_curves_that_are_seen_have_their_room_at_every_size_of_type(
    qtbot: QtBot, window: MainWindow, scale: int, size: tuple[int, int]
) -> None:
    window.change_language("th")
    theme().set_scale(scale, projector=True)
    enter(qtbot, window, size)
    seen = [key for key in ("loss", "gradient") if not is_aside(window.docks.by_key[key])]
    for key in seen:
        view = window.docks.views[key]
        assert view.height() >= LEAST_CHART_EMS * theme().tokens.text_size, key


@pytest.mark.parametrize("language", ["en", "th"])
def test_no_letter_is_smaller_than_twenty_pixels(
    qtbot: QtBot, window: MainWindow, language: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    window.change_language(language)
    painted: set[int] = set()
    set_font = QPainter.setFont

    def record(painter: QPainter, font: QFont) -> None:
        painted.add(font.pixelSize())
        set_font(painter, font)

    monkeypatch.setattr(QPainter, "setFont", record)
    enter(qtbot, window)
    window.projector.show_view(ClassView(panels=PANELS, controls=CONTROLS))
    for panel in ("palette", "layers", "inspector"):
        window.docks.by_key[panel].raise_()
        for chart in ("output", "gradient"):
            view = window.docks.views[chart]
            for key in view.tabs.offered:
                view.tabs.turn_to(key)
                view.redraw()
                window.grab()
        letters = smallest_letters(window)
        small = {text: size for text, size in letters.items() if size < LEAST_LETTERS}
        assert not small
        assert letters
    assert painted
    assert min(painted) >= LEAST_LETTERS


def test_type_grows_with_the_window(qtbot: QtBot, window: MainWindow) -> None:
    enter(qtbot, window)
    assert theme().tokens.text_size == 20
    window.resize(1920, 1080)
    qtbot.waitUntil(lambda: theme().tokens.text_size == 30)
    window.resize(1280, 720)
    qtbot.waitUntil(lambda: theme().tokens.text_size == 20)


def test_what_is_said_stays_above_the_panels_that_make_room_for_larger_type(qtbot: QtBot, window: MainWindow) -> None:
    enter(qtbot, window)
    for _time in range(2):
        press_larger(qtbot, window)
    qtbot.waitUntil(lambda: not window.projector.is_settling)
    stack = window.children()
    assert window.toast.isVisible()
    above = stack.index(window.toast)
    assert all(stack.index(dock) < above for dock in window.docks.by_key.values())
    assert not clipped_texts(window.toast)


def press_larger(qtbot: QtBot, window: MainWindow) -> None:
    qtbot.keyClick(window, Qt.Key.Key_Plus, Qt.KeyboardModifier.ControlModifier)


@pytest.mark.parametrize("size", SIZES)
def test_the_gradients_of_many_layers_have_room_below_the_output(
    qtbot: QtBot, window: MainWindow, size: tuple[int, int]
) -> None:
    enter(qtbot, window, size)
    gradient, output = window.docks.by_key["gradient"], window.docks.by_key["output"]
    usual = gradient.height()
    window.workbench.open_experiment(network_of(*[6] * 9), None, None)
    qtbot.waitUntil(lambda: gradient.height() > usual and gradient.x() == output.x())
    qtbot.waitUntil(lambda: output.height() >= LEAST_CHART_EMS * theme().tokens.text_size)
