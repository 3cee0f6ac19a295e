"""Panels that are moved, hidden and floated: remembered for each size of screen, and put back by one action."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QSize, Qt
from pytestqt.qtbot import QtBot

from playground.document.presets import DEFAULT, preset
from playground.ui import app
from playground.ui.app import make_window
from playground.ui.screen_size import size_class
from playground.ui.settings import Settings
from playground.ui.window import MainWindow

SMALL, LARGE = QSize(1024, 740), QSize(1920, 1040)
LEFT = Qt.DockWidgetArea.LeftDockWidgetArea


@pytest.mark.parametrize(
    ("one", "other", "same"), [((1280, 720), (1280, 745), True), ((1024, 768), (1280, 720), False)]
)
def test_a_task_bar_makes_no_other_screen(one: tuple[int, int], other: tuple[int, int], same: bool) -> None:
    assert (size_class(QSize(*one)) == size_class(QSize(*other))) is same


def test_each_size_of_screen_has_its_own_arrangement(window: MainWindow) -> None:
    docks = window.docks.by_key
    window.change_screen(SMALL)
    docks["gradient"].hide()
    window.addDockWidget(LEFT, docks["loss"])
    window.change_screen(LARGE)
    assert docks["gradient"].isVisible()
    assert window.dockWidgetArea(docks["loss"]) != LEFT
    window.change_screen(SMALL)
    assert docks["gradient"].isHidden()
    assert window.dockWidgetArea(docks["loss"]) == LEFT


def test_another_screen_of_the_same_size_changes_nothing(window: MainWindow) -> None:
    window.change_screen(LARGE)
    window.docks.by_key["gradient"].hide()
    window.change_screen(LARGE + QSize(0, 8))
    assert window.docks.by_key["gradient"].isHidden()


def test_an_arrangement_outlives_the_window(qtbot: QtBot, window: MainWindow) -> None:
    window.docks.by_key["loss"].hide()
    window.docks.by_key["output"].setFloating(True)
    window.remember()
    again = make_window(preset(DEFAULT), None, Settings(**vars(window.settings)))
    qtbot.addWidget(again)
    assert again.docks.by_key["loss"].isHidden()
    assert again.docks.by_key["output"].isFloating()
    again.close()


def test_one_action_puts_every_panel_back(window: MainWindow) -> None:
    docks = window.docks.by_key
    docks["loss"].hide()
    docks["output"].setFloating(True)
    window.addDockWidget(LEFT, docks["gradient"])
    window.action("restore").trigger()
    assert not any(dock.isHidden() or dock.isFloating() for dock in docks.values())
    assert window.dockWidgetArea(docks["gradient"]) != LEFT


def test_a_new_window_is_not_larger_than_the_screen(qtbot: QtBot, window: MainWindow) -> None:
    new = make_window(preset(DEFAULT), None, Settings(language="en", theme="light"))
    qtbot.addWidget(new)
    available = new.screen().availableSize()
    assert new.width() <= max(available.width(), new.minimumWidth())
    assert new.height() <= max(available.height(), new.minimumHeight())
    new.close()


@pytest.mark.parametrize(("large", "geometry", "fills"), [(10_000, "", True), (1, "", False), (10_000, "x", False)])
def test_the_very_first_window_fills_a_screen_that_has_no_room_for_it(
    window: MainWindow, monkeypatch: pytest.MonkeyPatch, large: int, geometry: str, fills: bool
) -> None:
    monkeypatch.setattr(app, "LARGE", (large, large))
    window.settings.geometry = geometry
    window.hide()
    app.show_first(window)
    assert window.isMaximized() is fills
