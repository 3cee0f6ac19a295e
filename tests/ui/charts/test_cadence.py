from __future__ import annotations

import time

from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from playground.ui.charts.cadence import Cadence


def test_the_first_request_is_answered_at_once(qtbot: QtBot) -> None:
    calls: list[float] = []
    owner = QObject()
    Cadence(20, lambda: calls.append(time.monotonic()), owner).request()
    assert len(calls) == 1


def test_requests_that_come_too_early_become_one_and_are_not_lost(qtbot: QtBot) -> None:
    calls: list[float] = []
    owner = QObject()
    cadence = Cadence(20, lambda: calls.append(time.monotonic()), owner)
    for _ in range(10):
        cadence.request()
    assert len(calls) == 1
    qtbot.waitUntil(lambda: len(calls) == 2)
    assert calls[1] - calls[0] >= 0.045
    assert not cadence.waiting


def test_now_answers_a_kept_request(qtbot: QtBot) -> None:
    calls: list[int] = []
    owner = QObject()
    cadence = Cadence(1, lambda: calls.append(1), owner)
    cadence.request()
    cadence.request()
    assert cadence.waiting
    cadence.now()
    assert calls == [1, 1]
    assert not cadence.waiting
