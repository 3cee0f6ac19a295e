"""An exception that nobody expected costs one sentence: not the window, and not what it was painted with."""

from __future__ import annotations

import logging
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from playground.messages import Message
from playground.ui.unexpected import Unexpected


class Speaker:
    def __init__(self) -> None:
        self.said: list[Message] = []

    def say(self, message: Message) -> None:
        self.said.append(message)


class Broken(QWidget):
    """Fails in the middle of painting itself."""

    tried = 0

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.drawText(2, 2, "…")
        self.tried += 1
        raise RuntimeError("no colour")


@pytest.fixture
def speaker() -> Speaker:
    return Speaker()


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "new" / "errors.log"


@pytest.fixture
def unexpected(qtbot: QtBot, speaker: Speaker, path: Path) -> Iterator[Unexpected]:
    made = Unexpected(speaker, path)
    yield made
    made.finish()


def fail() -> None:
    raise ValueError("seven")


def test_the_user_gets_one_sentence_and_the_file_the_traceback(
    qtbot: QtBot, unexpected: Unexpected, speaker: Speaker, path: Path
) -> None:
    assert not path.exists()
    QTimer.singleShot(0, fail)
    qtbot.waitUntil(lambda: bool(speaker.said))
    assert "seven" in str(speaker.said[0])
    assert str(path) in str(speaker.said[0])
    assert "in fail" in path.read_text("utf-8")


def test_the_same_failure_is_spoken_of_once_and_leaves_no_painter(
    qtbot: QtBot, unexpected: Unexpected, speaker: Speaker
) -> None:
    widget = Broken()
    qtbot.addWidget(widget)
    widget.show()
    for tried in range(1, 4):
        widget.update()
        qtbot.waitUntil(lambda tried=tried: widget.tried >= tried)
        assert not widget.paintingActive()
    assert len(speaker.said) == 1


def test_errors_of_the_log_are_in_the_file(unexpected: Unexpected, path: Path) -> None:
    logging.getLogger("playground.training").error("the trainer failed")
    logging.getLogger("playground.training").warning("of no interest")
    assert "the trainer failed" in path.read_text("utf-8")
    assert "of no interest" not in path.read_text("utf-8")


def test_where_no_file_can_be_the_sentence_comes_all_the_same(qtbot: QtBot, tmp_path: Path, speaker: Speaker) -> None:
    (tmp_path / "file").write_text("in the way")
    made = Unexpected(speaker, tmp_path / "file" / "errors.log")
    try:
        sys.excepthook(ValueError, ValueError("seven"), None)
    finally:
        made.finish()
    assert len(speaker.said) == 1


def test_the_wish_to_stop_goes_where_it_went_before(
    monkeypatch: pytest.MonkeyPatch, path: Path, speaker: Speaker
) -> None:
    heard: list[type[BaseException]] = []
    monkeypatch.setattr(sys, "excepthook", lambda kind, _error, _trace: heard.append(kind))
    made = Unexpected(speaker, path)
    sys.excepthook(KeyboardInterrupt, KeyboardInterrupt(), None)
    made.finish()
    assert heard == [KeyboardInterrupt]
    assert not speaker.said


def test_finished_exceptions_go_where_they_went_before(qtbot: QtBot, tmp_path: Path, speaker: Speaker) -> None:
    before = sys.excepthook
    Unexpected(speaker, tmp_path / "errors.log").finish()
    assert sys.excepthook == before
    assert not logging.getLogger("playground").handlers
