from __future__ import annotations

import logging
import threading

import pytest
from pytestqt.qtbot import QtBot

from playground.messages import Message, UserError
from playground.ui.background import Background


@pytest.fixture
def background(qapp: object) -> object:
    worker = Background()
    yield worker
    worker.close()


def test_work_runs_in_another_thread_and_is_answered_in_this_one(qtbot: QtBot, background: Background) -> None:
    threads: list[threading.Thread] = []
    answers: list[object] = []

    def work() -> int:
        threads.append(threading.current_thread())
        return 7

    def done(result: object) -> None:
        answers.append((result, threading.current_thread()))

    background.run(work, done, answers.append)
    qtbot.waitUntil(lambda: bool(answers))
    assert answers == [(7, threading.current_thread())]
    assert threads[0] is not threading.current_thread()


def test_what_the_user_gave_wrong_is_answered_with_its_sentence(qtbot: QtBot, background: Background) -> None:
    sentences: list[Message] = []

    def work() -> None:
        raise UserError("{path} is empty.", path="a.csv")

    background.run(work, sentences.append, sentences.append)
    qtbot.waitUntil(lambda: bool(sentences))
    assert str(sentences[0]) == "a.csv is empty."


def test_a_defect_is_logged_and_answered_with_a_sentence(
    qtbot: QtBot, background: Background, caplog: pytest.LogCaptureFixture
) -> None:
    sentences: list[Message] = []

    def work() -> None:
        raise ZeroDivisionError("by zero")

    with caplog.at_level(logging.CRITICAL):
        background.run(work, sentences.append, sentences.append)
        qtbot.waitUntil(lambda: bool(sentences))
    assert "by zero" in str(sentences[0])
    assert "Traceback" not in str(sentences[0])
