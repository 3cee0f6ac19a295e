"""The whole window in Thai."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from playground.i18n import WORD_BORDER
from playground.ui.window import MainWindow


@pytest.fixture
def thai(qtbot: QtBot, window: MainWindow) -> MainWindow:
    """The window in Thai, after a few steps, so that everything has something to say."""
    window.change_language("th")
    window.workbench.session.step(50)
    qtbot.waitUntil(lambda: window.workbench.snapshot is not None and window.workbench.snapshot.step >= 50)
    return window


def test_what_a_screen_reader_says_has_no_marks_of_word_borders(thai: MainWindow) -> None:
    widgets = thai.findChildren(QWidget)
    spoken = [text for widget in widgets for text in (widget.accessibleName(), widget.accessibleDescription())]
    assert sum(map(bool, spoken)) > 50
    assert not [text for text in spoken if WORD_BORDER in text]


def test_menus_and_titles_have_no_marks_either(thai: MainWindow) -> None:
    texts = [action.text() for action in thai.findChildren(QAction)]
    assert not [text for text in (*texts, thai.windowTitle()) if WORD_BORDER in text]


def test_sentences_have_them(thai: MainWindow) -> None:
    assert WORD_BORDER in thai.action("export").toolTip()
