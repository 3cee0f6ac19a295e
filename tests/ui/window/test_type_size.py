"""Larger type: by keys, everywhere, remembered, and nothing is cut off at twice the size on a small screen."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QObject, QSize, Qt
from PySide6.QtWidgets import QApplication, QMainWindow, QWidget
from pytestqt.exceptions import TimeoutError
from pytestqt.qtbot import QtBot

from playground.ui.focus.order import is_aside
from playground.ui.settings import load_settings, save_settings
from playground.ui.theme.scale import PROJECTOR_SCALES, SCALES
from playground.ui.theme.theme import theme
from playground.ui.window import MainWindow
from tests.ui.window.legibility import clipped_texts, settle

CTRL = Qt.KeyboardModifier.ControlModifier


def test_keys_make_all_type_larger_and_smaller_and_usual_again(qtbot: QtBot, window: MainWindow) -> None:
    usual = window.font().pixelSize()
    qtbot.keyClick(window, Qt.Key.Key_Plus, CTRL)
    assert window.font().pixelSize() > usual
    qtbot.keyClick(window, Qt.Key.Key_Equal, CTRL)  # the same key without Shift
    larger = window.font().pixelSize()
    qtbot.keyClick(window, Qt.Key.Key_Minus, CTRL)
    assert usual < window.font().pixelSize() < larger
    qtbot.keyClick(window, Qt.Key.Key_0, CTRL)
    assert window.font().pixelSize() == usual


def test_it_ends_at_twice_the_size_and_says_the_size(qtbot: QtBot, window: MainWindow) -> None:
    usual = window.font().pixelSize()
    for _scale in range(len(SCALES) + 1):
        qtbot.keyClick(window, Qt.Key.Key_Plus, CTRL)
    assert window.font().pixelSize() == 2 * usual
    assert window.toast.text == "Type at 200 %"


def test_the_size_is_remembered_and_the_projector_has_its_own(qtbot: QtBot, window: MainWindow, tmp_path: Path) -> None:
    window.action("larger").trigger()
    window.action("projector").trigger()
    assert theme().scale == PROJECTOR_SCALES[0]
    window.action("larger").trigger()
    window.action("projector").trigger()
    assert theme().scale == SCALES[1]
    window.remember()
    save_settings(window.settings, tmp_path / "settings.json")
    settings, _complaint = load_settings(tmp_path / "settings.json")
    assert (settings.scale, settings.projector_scale) == (SCALES[1], PROJECTOR_SCALES[1])


def test_panels_come_back_to_where_they_were_moved_once_the_type_is_small_again(
    qtbot: QtBot, window: MainWindow
) -> None:
    window.setAnimated(False)
    window.docks.by_key["gradient"].hide()
    window.addDockWidget(Qt.DockWidgetArea.LeftDockWidgetArea, window.docks.by_key["loss"])
    settle(window)
    before = places(window)
    theme().set_scale(200)
    assert window.tabifiedDockWidgets(window.docks.by_key["output"])
    theme().set_scale(100)
    qtbot.waitUntil(lambda: places(window) == before)
    assert not window.tabifiedDockWidgets(window.docks.by_key["output"])


class LaidOutAtOnce(QObject):
    """Has the window give every panel its new room as soon as its type changes, as Qt does when there is much to do."""

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.StyleChange and isinstance(watched, QMainWindow):
            watched.layout().activate()
            QApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest)
        return False


@pytest.mark.parametrize("at_once", [False, True])
def test_panels_have_their_sizes_again_once_the_type_has_its_own(
    qtbot: QtBot, window: MainWindow, *, at_once: bool
) -> None:
    window.setAnimated(False)
    layout = LaidOutAtOnce()
    if at_once:
        window.installEventFilter(layout)
    settle(window)
    before = places(window)
    for _press in range(2):
        window.action("larger").trigger()
        settle(window)
    window.action("usual_size").trigger()
    qtbot.waitUntil(lambda: places(window) == before)


def test_a_panel_that_was_moved_while_the_type_was_large_stays_there(window: MainWindow) -> None:
    window.action("larger").trigger()
    settle(window)
    window.addDockWidget(Qt.DockWidgetArea.LeftDockWidgetArea, window.docks.by_key["loss"])
    window.action("usual_size").trigger()
    settle(window)
    assert window.dockWidgetArea(window.docks.by_key["loss"]) is Qt.DockWidgetArea.LeftDockWidgetArea


def places(window: MainWindow) -> dict[str, tuple[int, int, int, int]]:
    shown = {key: dock for key, dock in window.docks.by_key.items() if dock.isVisible() and not is_aside(dock)}
    return {key: dock.geometry().getRect() for key, dock in shown.items()}


@pytest.mark.parametrize("language", ["en", "th"])
@pytest.mark.parametrize("scale", SCALES)
def test_nothing_is_cut_off_at_any_size(qtbot: QtBot, window: MainWindow, language: str, scale: int) -> None:
    window.change_language(language)
    theme().set_scale(scale)
    qtbot.waitUntil(lambda: window.size() == QSize(1280, 720))
    cut = {name: found for name in window.docks.by_key if (found := texts_cut_in(qtbot, window, name))}
    assert not cut
    assert window.minimumSizeHint().width() <= 1280
    assert window.minimumSizeHint().height() <= 720


def texts_cut_in(qtbot: QtBot, window: MainWindow, panel: str) -> list[str]:
    """What is cut off in the window while a panel, and then each of its views, is in front."""
    window.docks.by_key[panel].raise_()
    view = window.docks.views[panel]
    found = set(cut_now(qtbot, window))
    for key in view.tabs.offered if panel in ("output", "gradient") else ():
        view.tabs.turn_to(key)
        found.update(cut_now(qtbot, window))
    for index in range(view.tabs.count()) if panel == "inspector" else ():
        view.tabs.setCurrentIndex(index)
        found.update(cut_now(qtbot, window))
    return sorted(found)


def cut_now(qtbot: QtBot, window: QWidget) -> list[str]:
    """The texts that are still cut off once the panels have found their places."""
    settle(window)
    with suppress(TimeoutError):
        qtbot.waitUntil(lambda: not clipped_texts(window))
    return clipped_texts(window)
