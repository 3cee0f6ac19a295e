"""What a window leaves for the next one."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from PySide6.QtWidgets import QMenu
from pytestqt.qtbot import QtBot

from playground.document.presets import DEFAULT, preset
from playground.i18n import language
from playground.ui.app import make_application, make_window
from playground.ui.remembering import Remembering
from playground.ui.settings import Settings, load_settings
from playground.ui.theme.theme import theme
from playground.ui.window import MainWindow


def test_what_changes_is_written_while_the_window_is_open(qtbot: QtBot, window: MainWindow, tmp_path: Path) -> None:
    path = tmp_path / "settings.json"
    remembering = Remembering(window, path)
    window.change_language("th")
    theme().choose("dark")
    remembering.look()
    qtbot.waitUntil(path.exists)
    loaded, complaint = load_settings(path)
    assert complaint is None
    assert (loaded.language, loaded.theme) == ("th", "dark")
    assert loaded.arrangement
    theme().choose("light")
    window.close()
    remembering.finish()
    assert load_settings(path)[0].theme == "light"


def test_nothing_is_written_again_where_nothing_has_changed(qtbot: QtBot, window: MainWindow, tmp_path: Path) -> None:
    path = tmp_path / "settings.json"
    remembering = Remembering(window, path)
    remembering.look()
    qtbot.waitUntil(path.exists)
    path.unlink()
    remembering.look()
    window.close()  # waits for what is being written
    assert not path.exists()


def test_a_language_that_was_never_chosen_is_not_remembered(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    make_application()
    monkeypatch.setattr("playground.ui.app.system_language", lambda: "th")
    window = make_window(preset(DEFAULT), None, Settings())
    qtbot.addWidget(window)
    assert language() == "th"
    assert window.settings.language == ""
    window.close()


def test_settings_that_make_no_sense_open_a_usable_window(qtbot: QtBot, tmp_path: Path) -> None:
    make_application()
    path = tmp_path / "settings.json"
    odd = {"language": "lo", "theme": "hologram", "scale": -3, "geometry": "x", "arrangement": "ก", "recent": [""]}
    path.write_text(json.dumps(odd))
    settings, complaint = load_settings(path)
    assert complaint is None
    window = make_window(preset(DEFAULT), None, settings)
    qtbot.addWidget(window)
    window.show()
    assert window.width() >= 960
    window.close()


def test_the_menus_check_what_is_chosen_however_it_was_chosen(window: MainWindow) -> None:
    menus = {menu.title(): menu for menu in window.findChildren(QMenu)}
    window.transport.language.button("th").click()
    menu = menus["Language"]
    menu.aboutToShow.emit()
    assert [action.data() for action in menu.actions() if action.isChecked()] == ["th"]
    window.transport.language.button("en").click()
    menu.aboutToShow.emit()
    assert [action.data() for action in menu.actions() if action.isChecked()] == ["en"]
