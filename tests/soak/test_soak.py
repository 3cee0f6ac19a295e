"""A shortened soak; and that a soak would hear of what goes wrong."""

from __future__ import annotations

import logging
import subprocess
import sys
import traceback
from pathlib import Path

import pytest
from PySide6.QtCore import qWarning
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from playground.ui.charts.output_view import OutputView
from tests.soak.counts import Counts, growing, memory_growth
from tests.soak.home import hidden
from tests.soak.overrides import guarded_overrides
from tests.soak.watch import Watch

ROOT = Path(__file__).resolve().parents[2]


def counts(widgets: int = 800, memory: float = 300.0) -> Counts:
    return Counts(widgets, windows=60, objects=1200, timers=11, threads=2, tasks=6, items=12, memory=memory)


def test_anything_that_somebody_does_keeps_every_law() -> None:
    command = [sys.executable, "-m", "tests.soak", "--minutes", "0.3", "--seed", "1"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=600)
    assert done.returncode == 0, done.stdout[-3000:] + done.stderr[-3000:]


def test_errors_in_the_log_and_warnings_of_qt_are_heard(qapp: object) -> None:
    watch = Watch()
    with watch.listening():
        logging.getLogger("playground.training").error("the training thread failed")
        qWarning("QPainter::begin: a paint device can only be painted by one painter at a time")
    assert [complaint.split(":")[0] for complaint in watch.take()] == ["log", "Qt"]
    assert not watch.take()


def test_an_exception_in_what_qt_calls_is_heard_and_goes_no_further(qtbot: QtBot) -> None:
    heard: list[BaseException] = []
    with guarded_overrides(heard.append):
        view = OutputView()
        qtbot.addWidget(view)
        view.snapshot = object()  # type: ignore[assignment] - painting it is not implemented
        assert isinstance(view.grab().toImage().width(), int)
    assert [type(error) for error in heard] == [NotImplementedError]
    assert not painters_of(heard[0])
    assert "guarded" not in OutputView.paintEvent.__code__.co_name


def painters_of(error: BaseException) -> list[QPainter]:
    """The painters that the frames of `error` keep alive."""
    frames = [frame for frame, _line in traceback.walk_tb(error.__traceback__)]
    return [value for frame in frames for value in frame.f_locals.values() if isinstance(value, QPainter)]


def test_more_and_more_widgets_are_noticed_and_a_few_more_are_not() -> None:
    assert not growing([counts(), counts(790), counts(805), counts(812)])
    assert growing([counts(), counts(), counts(840), counts(880)]) == ["widgets 800 -> 880"]


def test_memory_that_grows_without_end_is_noticed_and_what_levels_off_is_not() -> None:
    visits = list(range(0, 4000, 200))
    assert memory_growth(visits, [counts(memory=300 + step / 50) for step in visits]) == pytest.approx(20.0)
    assert memory_growth(visits, [counts(memory=min(340.0, 300 + step / 10)) for step in visits]) == 0.0


def test_a_widget_that_is_no_window_is_no_closed_dialog(qtbot: QtBot) -> None:
    inside = QWidget()
    qtbot.addWidget(inside)
    child = QWidget(inside)
    assert child not in hidden(QWidget)
    assert inside in hidden(QWidget)
