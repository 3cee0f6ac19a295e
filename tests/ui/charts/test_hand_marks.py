from __future__ import annotations

from collections.abc import Callable

import pytest

from playground.ui.charts.loss import LossChart
from playground.ui.theme.theme import theme
from tests.ui.charts.runs import StandInWorkbench, snapshot


@pytest.fixture
def chart(shown: Callable[[type], LossChart], workbench: StandInWorkbench) -> LossChart:
    chart = shown(LossChart)
    workbench.show(snapshot())
    chart.redraw()
    return chart


def is_in_legend(chart: LossChart) -> bool:
    return "by hand" in [entry.text() for entry in chart.legend.shown]


def test_a_weight_set_by_hand_leaves_a_mark_and_not_a_point(chart: LossChart, workbench: StandInWorkbench) -> None:
    before = chart.plot.curves.points("train")[0].tolist()
    assert not is_in_legend(chart)
    workbench.show(snapshot(hand_steps=(800,)))
    chart.redraw()
    assert chart.hand_marks.steps == (800,)
    assert is_in_legend(chart)
    assert chart.plot.curves.points("train")[0].tolist() == before


def test_the_mark_is_drawn_at_its_step(chart: LossChart, workbench: StandInWorkbench) -> None:
    accent = theme().colour("accent").name()

    def columns() -> set[int]:
        image = chart.plot.viewport().grab().toImage()
        rect = chart.plot.view_rect()
        rows = range(rect.top() + 2, rect.bottom() - 2)
        return {
            x
            for x in range(rect.left(), rect.right())
            if sum(image.pixelColor(x, y).name() == accent for y in rows) > len(rows) / 4
        }

    assert columns() == set()
    workbench.show(snapshot(hand_steps=(400,)))
    chart.redraw()
    [column] = columns()
    rect, (left, right) = chart.plot.view_rect(), chart.plot.shown_steps
    assert column == pytest.approx(rect.left() + 400 / (right - left) * rect.width(), abs=2)


def test_pointing_at_the_mark_says_what_it_is(chart: LossChart, workbench: StandInWorkbench) -> None:
    workbench.show(snapshot(hand_steps=(400,)))
    chart.redraw()
    chart.plot.point_at(402)
    assert "set by hand at step 400" in chart.plot.spoken
    chart.plot.point_at(700)
    assert "by hand" not in chart.plot.spoken


def test_a_run_in_which_nothing_was_set_has_no_marks(chart: LossChart, workbench: StandInWorkbench) -> None:
    workbench.show(snapshot(hand_steps=(800,)))
    chart.redraw()
    workbench.show(snapshot(run=2))
    chart.redraw()
    assert chart.hand_marks.steps == ()
    assert not is_in_legend(chart)
