from __future__ import annotations

import time
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from playground.ui.charts import cadence as cadence_module
from playground.ui.charts.cadence import Cadence


class Clock:
    """A clock that moves by hand, so that nothing depends on how busy the machine is."""

    def __init__(self) -> None:
        self.now = 1000.0
        self.owner = QObject()

    def monotonic(self) -> float:
        return self.now

    def beats(self, per_second: float, seconds: float) -> Iterator[float]:
        for _beat in range(round(per_second * seconds)):
            self.now += 1 / per_second
            yield self.now


@pytest.fixture
def clock(qapp: object, monkeypatch: pytest.MonkeyPatch) -> Clock:
    clock = Clock()
    monkeypatch.setattr(cadence_module, "time", clock)
    return clock


def test_the_first_request_is_answered_at_once(qtbot: QtBot) -> None:
    calls: list[float] = []
    owner = QObject()
    Cadence(20, lambda: calls.append(time.monotonic()), owner).request()
    assert len(calls) == 1


def test_requests_that_come_too_early_become_one_and_are_not_lost(qtbot: QtBot) -> None:
    calls: list[float] = []
    owner = QObject()
    cadence = Cadence(20, lambda: calls.append(time.monotonic()), owner)
    cadence.now()
    for _ in range(10):
        cadence.request()
    assert len(calls) == 1
    qtbot.waitUntil(lambda: len(calls) == 2)
    assert not cadence.waiting


def test_it_is_never_more_often_than_its_rate(clock: Clock) -> None:
    calls: list[float] = []
    cadence = Cadence(20, lambda: calls.append(clock.now), clock.owner)
    for _beat in clock.beats(per_second=60, seconds=2):
        cadence.request()
    assert len(calls) in (40, 41)


def test_two_cadences_of_different_phase_take_turns(clock: Clock) -> None:
    calls: dict[str, list[float]] = {"even": [], "odd": []}
    even = Cadence(30, lambda: calls["even"].append(clock.now), clock.owner)
    odd = Cadence(30, lambda: calls["odd"].append(clock.now), clock.owner, phase=0.5)
    for _beat in clock.beats(per_second=60, seconds=2):
        even.request()
        odd.request()
    together = set(calls["even"]) & set(calls["odd"])
    assert len(together) <= 2
    assert min(len(calls["even"]), len(calls["odd"])) >= 55


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
