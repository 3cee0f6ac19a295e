from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from playground.i18n import plain_text, set_language
from playground.messages import Message
from playground.ui.toast import Toast


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    window = QWidget()
    window.resize(800, 400)
    qtbot.addWidget(window)
    window.show()
    return window


def test_a_sentence_is_shown_inside_the_window_and_spoken(window: QWidget) -> None:
    toast = Toast(window)
    toast.show_message(Message("{path} is empty.", {"path": "data.csv"}))
    assert toast.isVisible()
    assert toast.text == toast.accessibleName() == "data.csv is empty."
    assert window.rect().contains(toast.geometry())


def test_a_long_sentence_wraps_and_stays_inside_a_window_that_shrinks(window: QWidget) -> None:
    toast = Toast(window)
    toast.show_message(Message("A sentence that goes on. " * 20))
    window.resize(420, 400)
    assert window.rect().contains(toast.geometry())
    assert toast.height() > 60


def test_it_stands_over_the_part_it_was_given_while_that_has_room(window: QWidget) -> None:
    part = QWidget(window)
    part.setGeometry(300, 0, 480, 200)
    part.show()
    toast = Toast(window, part)
    toast.show_message(Message("A sentence that goes on. " * 5))
    assert part.geometry().contains(toast.geometry())
    part.resize(100, 200)
    assert toast.geometry().center().x() == pytest.approx(400, abs=1)
    part.hide()
    assert toast.geometry().bottom() > 300


def test_it_does_not_stay_in_a_language_that_was_left(window: QWidget) -> None:
    toast = Toast(window)
    toast.show_message(Message("Nothing to see yet: it appears with the run."))
    said = toast.text
    try:
        set_language("th")
        QApplication.sendEvent(toast, QEvent(QEvent.Type.LanguageChange))
        assert toast.isVisible()
        assert toast.text != said
        assert toast.accessibleName() == plain_text(toast.text)
        toast.show_text("a text that is there in one language only")
        QApplication.sendEvent(toast, QEvent(QEvent.Type.LanguageChange))
        assert not toast.isVisible()
    finally:
        set_language("en")
