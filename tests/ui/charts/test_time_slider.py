"""The time line stands below the steps of its plot, follows the run, and says which step to look back at."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from playground.i18n import set_language
from playground.training.snapshot import LookBack, RunState
from playground.ui.charts import time_slider
from playground.ui.charts.gradient import GradientChart
from playground.ui.charts.loss import LossChart
from playground.ui.charts.time_slider import TimeSlider
from tests.ui.charts.runs import StandInWorkbench, snapshot

LEFT, NO_KEYS = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier


@pytest.fixture
def chart(shown: Callable[[type], LossChart], workbench: StandInWorkbench) -> LossChart:
    chart = shown(LossChart)
    workbench.show(snapshot())
    chart.redraw()
    return chart


@pytest.fixture
def time(chart: LossChart) -> TimeSlider:
    return chart.time


def looking_back(step: int, **fields: object) -> object:
    return snapshot(step=step, look_back=LookBack(step, 1000, 1.0), state=RunState.PAUSED, **fields)


def test_its_range_is_that_of_the_run_and_it_stands_at_the_newest_step(time: TimeSlider) -> None:
    assert (time.minimum(), time.maximum(), time.value()) == (0, 1000, 1000)
    assert time.isEnabled()
    assert time.accessibleDescription() == "Step 1,000 of 1,000"


def test_it_says_where_it_begins_unless_that_is_the_start(chart: LossChart, workbench: StandInWorkbench) -> None:
    assert "begins" not in chart.time.toolTip()
    workbench.show(snapshot(first_step=400))
    chart.redraw()
    assert "The time line begins at step 400: moments before it were not kept." in chart.time.toolTip()


def test_to_follow_the_run_is_not_to_look_back(chart: LossChart, workbench: StandInWorkbench) -> None:
    workbench.show(snapshot(step=2000))
    chart.redraw()
    assert chart.time.value() == 2000
    assert workbench.past.looks == []


def test_there_is_nothing_to_go_back_to_before_the_first_step(chart: LossChart, workbench: StandInWorkbench) -> None:
    workbench.show(snapshot(step=0, state=RunState.IDLE))
    chart.redraw()
    assert not chart.time.isEnabled()
    workbench.show(snapshot(step=50, first_step=50))
    chart.redraw()
    assert not chart.time.isEnabled()


def test_it_is_in_line_with_the_plot(chart: LossChart, time: TimeSlider) -> None:
    rect, (left, right) = chart.plot.view_rect(), chart.plot.shown_steps
    for position in (0, 400, 1000):
        x = chart.plot.mapTo(chart, rect.topLeft()).x() + (position - left) / (right - left) * rect.width()
        assert time.mapTo(chart, QPoint(round(time.x_of(position)), 0)).x() == pytest.approx(x, abs=1)
        assert time.position_at(time.x_of(position)) == pytest.approx(position, abs=1)


def test_a_click_goes_there_and_dragging_goes_along(time: TimeSlider, workbench: StandInWorkbench) -> None:
    places = [QPoint(round(time.x_of(step)), time.height() // 2) for step in (400, 300, 200)]
    QTest.mousePress(time, LEFT, NO_KEYS, places[0])
    for place in places[1:]:
        QTest.mouseMove(time, place)
    QTest.mouseRelease(time, LEFT, NO_KEYS, places[-1])
    assert workbench.past.looks == pytest.approx([400, 300, 200], abs=4)


def test_the_right_end_is_now(time: TimeSlider, workbench: StandInWorkbench) -> None:
    QTest.mouseClick(time, LEFT, NO_KEYS, QPoint(round(time.x_of(400)), 5))
    QTest.mouseClick(time, LEFT, NO_KEYS, QPoint(time.width() - 1, 5))
    assert workbench.past.looks[-1] is None


@pytest.mark.parametrize(
    ("key", "step"),
    [
        (Qt.Key.Key_Left, 599),
        (Qt.Key.Key_Right, 601),
        (Qt.Key.Key_PageDown, 500),
        (Qt.Key.Key_PageUp, 700),
        (Qt.Key.Key_Home, 0),
        (Qt.Key.Key_End, None),
    ],
)
def test_it_is_moved_by_keys(chart: LossChart, workbench: StandInWorkbench, key: Qt.Key, step: int | None) -> None:
    workbench.show(looking_back(600))
    chart.redraw()
    QTest.keyClick(chart.time, key)
    assert workbench.past.looks == [step]


def test_it_stands_where_one_looks_even_before_the_step_is_there(chart: LossChart, workbench: StandInWorkbench) -> None:
    workbench.show(snapshot(step=410, look_back=LookBack(600, 1000, 0.2)))
    chart.redraw()
    assert (chart.time.value(), chart.time.maximum()) == (600, 1000)
    assert chart.time.accessibleDescription() == "Step 600 of 1,000"


def test_a_run_of_more_steps_than_a_slider_counts_can_be_gone_back_in(
    chart: LossChart, workbench: StandInWorkbench, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(time_slider, "MOST_POSITIONS", 100)
    workbench.show(looking_back(600))
    chart.redraw()
    assert (chart.time.value(), chart.time.maximum()) == (60, 100)
    QTest.keyClick(chart.time, Qt.Key.Key_Left)
    assert workbench.past.looks == [590]


def test_it_speaks_the_language_that_is_set(chart: LossChart) -> None:
    before = chart.time.toolTip()
    set_language("th")
    QApplication.sendEvent(chart.time, QEvent(QEvent.Type.LanguageChange))
    assert chart.time.toolTip() != before


def test_the_step_is_marked_in_every_chart_over_steps(
    shown: Callable[[type], GradientChart], chart: LossChart, workbench: StandInWorkbench
) -> None:
    gradient = shown(GradientChart)
    for each, plot in ((chart, chart.plot), (gradient, gradient.pages["magnitude"].plot)):
        workbench.show(looking_back(600))
        each.redraw()
        assert plot.looked_at == 600
        workbench.show(snapshot())
        each.redraw()
        assert plot.looked_at is None


def test_an_earlier_step_leaves_the_range_of_the_charts_as_it_is(chart: LossChart, workbench: StandInWorkbench) -> None:
    before = chart.plot.shown_steps
    workbench.show(looking_back(3))
    chart.redraw()
    assert chart.plot.shown_steps == before
    workbench.show(looking_back(3, run=2))
    chart.redraw()
    assert chart.plot.shown_steps == before
