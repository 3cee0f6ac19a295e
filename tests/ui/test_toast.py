from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from playground.i18n import _, set_language
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


def test_a_sentence_that_is_on_the_screen_follows_the_language(window: QWidget) -> None:
    toast = Toast(window)
    toast.show_message(Message("Loss"))
    set_language("th")
    QApplication.sendEvent(window, QEvent(QEvent.Type.LanguageChange))
    assert toast.text == toast.accessibleName() == _("Loss") != "Loss"
