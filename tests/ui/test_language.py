"""Another language is told to every window that is still there, and none of them vanishes while it is told."""

from __future__ import annotations

import gc

import pytest
from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot
from shiboken6 import delete

from playground.ui.language import show_language


class Listener(QWidget):
    """`may_collect`: for each time it was told of another language, whether Python might collect garbage then."""

    def __init__(self) -> None:
        super().__init__()
        self.may_collect: list[bool] = []

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self.may_collect.append(gc.isenabled())
        super().changeEvent(event)


@pytest.fixture
def listener(qtbot: QtBot) -> Listener:
    show_language("en")
    listener = Listener()
    qtbot.addWidget(listener)
    return listener


def test_no_garbage_is_collected_while_windows_are_told(listener: Listener) -> None:
    show_language("th")
    assert listener.may_collect == [False]
    assert gc.isenabled()


def test_a_window_that_has_ended_meanwhile_is_passed_over(listener: Listener, monkeypatch: pytest.MonkeyPatch) -> None:
    ended = QWidget()
    delete(ended)
    monkeypatch.setattr(QApplication, "topLevelWidgets", staticmethod(lambda: [ended, listener]))
    show_language("th")
    assert len(listener.may_collect) == 1
