"""A short session of somebody who does anything; and that the soak would hear of what goes wrong."""

from __future__ import annotations

import logging
from pathlib import Path

import pytest
from PySide6.QtCore import qWarning
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from playground.ui.charts.output_view import OutputView
from tests.soak.counts import Counts, growing, memory_growth
from tests.soak.overrides import guarded_overrides
from tests.soak.soak import after, soak
from tests.soak.stage import at_home
from tests.soak.watch import Watch

SEED, ACTIONS, SECONDS = 5, 120, 20.0


def counts(widgets: int = 800, memory: float = 300.0) -> Counts:
    return Counts(widgets, windows=60, objects=1200, timers=11, threads=2, tasks=6, items=12, memory=memory)


@pytest.mark.no_qt_log  # the session hears of Qt's warnings itself
def test_a_short_session_breaks_no_law(qapp: object, tmp_path: Path) -> None:
    with at_home(tmp_path):
        assert soak(SEED, tmp_path, after(SECONDS, ACTIONS), say=str, home_every=60) > 0


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
    assert "guarded" not in OutputView.paintEvent.__code__.co_name


def test_more_and_more_widgets_are_noticed_and_a_few_more_are_not() -> None:
    assert not growing([counts(), counts(790), counts(805), counts(812)])
    assert growing([counts(), counts(), counts(840), counts(880)]) == ["widgets 800 -> 880"]


def test_memory_that_grows_without_end_is_noticed_and_what_levels_off_is_not() -> None:
    visits = list(range(0, 4000, 200))
    assert memory_growth(visits, [counts(memory=300 + step / 50) for step in visits]) == pytest.approx(20.0)
    assert memory_growth(visits, [counts(memory=min(340.0, 300 + step / 10)) for step in visits]) == 0.0


def test_a_widget_that_is_no_window_is_no_closed_dialog(qtbot: QtBot) -> None:
    from tests.soak.home import hidden

    inside = QWidget()
    qtbot.addWidget(inside)
    child = QWidget(inside)
    assert child not in hidden(QWidget)
    assert inside in hidden(QWidget)
