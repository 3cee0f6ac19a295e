from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import replace

import numpy as np
import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from playground.i18n import set_language
from playground.training.evaluations import up_to_now
from playground.training.snapshot import EvaluationHistory, Figures
from playground.ui.charts.loss import LossChart
from playground.ui.charts.strokes import SOLID
from tests.ui.charts import runs
from tests.ui.charts.runs import StandInWorkbench, snapshot


@pytest.fixture
def chart(shown: Callable[[type], LossChart], workbench: StandInWorkbench) -> LossChart:
    chart = shown(LossChart)
    workbench.show(snapshot())
    chart.redraw()
    return chart


def show(chart: LossChart, workbench: StandInWorkbench, **changes: object) -> None:
    workbench.show(snapshot(**changes))
    chart.redraw()


def without_test(**changes: object) -> dict[str, object]:
    steps = np.arange(0.0, 100.0, 10.0)
    return {
        "data": runs.prepared(runs.dataset(np.random.default_rng(0)), test_share=0.0),
        "evaluations": EvaluationHistory(steps, 1 / (1 + steps), np.full(10, np.nan)),
        "figures": Figures(0.01, None, None, None, 0.0),
        **changes,
    }


def test_training_is_solid_and_test_is_dashed_and_of_another_colour(chart: LossChart) -> None:
    train, test = chart.plot.curves.stroke("train"), chart.plot.curves.stroke("test")
    assert train.dashes == SOLID
    assert test.dashes
    assert train.colour != test.colour


def test_the_curves_are_the_evaluations_on_a_log_axis(chart: LossChart) -> None:
    x, y = chart.plot.curves.points("train")
    history = snapshot().evaluations
    assert x.tolist() == history.step.tolist()
    assert y == pytest.approx(np.log10(history.train))


def test_the_curves_end_at_this_very_moment() -> None:
    figures = Figures(0.5, 0.6, None, None, 0.0)
    shown = up_to_now(snapshot(step=1007, figures=figures))
    assert (shown.step[-1], shown.train[-1], shown.test[-1]) == (1007, 0.5, 0.6)
    assert len(shown.step) == len(snapshot().evaluations.step) + 1


def test_an_evaluation_of_this_very_step_is_not_shown_twice() -> None:
    step = up_to_now(snapshot()).step
    assert len(step) == len(np.unique(step))


def test_without_test_samples_there_is_no_test_curve_and_no_word_of_it(
    chart: LossChart, workbench: StandInWorkbench
) -> None:
    show(chart, workbench, **without_test())
    assert "test" not in chart.plot.curves.names
    assert "test" not in [entry.text() for entry in chart.legend.shown]
    show(chart, workbench)
    assert "test" in chart.plot.curves.names
    assert [entry.text() for entry in chart.legend.shown] == ["training", "test", "batch"]


def test_batches_are_a_band_that_can_be_switched_off(chart: LossChart, qtbot: QtBot) -> None:
    x, _y = chart.plot.curves.points("batch")
    assert len(x) > 100
    qtbot.mouseClick(chart.batch, Qt.MouseButton.LeftButton)
    assert "batch" not in chart.plot.curves.names
    qtbot.mouseClick(chart.batch, Qt.MouseButton.LeftButton)
    assert "batch" in chart.plot.curves.names


def test_the_curves_have_about_as_many_points_as_there_are_pixels(
    chart: LossChart, workbench: StandInWorkbench
) -> None:
    many = runs.step_history(np.ones(5000), np.ones((5000, 2)), spread=0.5)
    show(chart, workbench, steps=many, step=5000)
    x, _y = chart.plot.curves.points("batch")
    assert len(x) <= 2 * chart.plot.columns


def test_the_linear_axis_begins_at_zero(chart: LossChart, qtbot: QtBot) -> None:
    qtbot.mouseClick(chart.log, Qt.MouseButton.LeftButton)
    (_low, _high), (bottom, top) = chart.plot.view.viewRange()
    assert bottom == 0
    assert top >= snapshot().evaluations.train.max()
    _x, y = chart.plot.curves.points("train")
    assert y == pytest.approx(snapshot().evaluations.train)


def test_a_loss_of_zero_is_drawn_on_a_log_axis_and_one_that_is_not_finite_is_a_gap(
    chart: LossChart, workbench: StandInWorkbench
) -> None:
    history = EvaluationHistory(np.array([0.0, 10.0, 20.0]), np.array([1.0, 0.0, np.inf]), np.array([1.0, np.nan, 2.0]))
    show(chart, workbench, evaluations=history, step=20, figures=None)
    _x, y = chart.plot.curves.points("train")
    assert np.isfinite(y[:2]).all()
    assert math.isnan(y[2])
    bottom, top = chart.plot.view.viewRange()[1]
    assert np.isfinite((bottom, top)).all()


@pytest.mark.parametrize("log", [True, False])
def test_a_run_that_diverges_can_still_be_drawn(chart: LossChart, workbench: StandInWorkbench, log: bool) -> None:
    chart.log.setChecked(log)
    losses = np.array([1.0, 1e40, 1e200, 1.7e308, np.inf, np.nan])
    steps = runs.step_history(losses, np.ones((6, 2)))
    history = EvaluationHistory(np.arange(6.0), losses, losses)
    show(chart, workbench, run=8, step=6, steps=steps, evaluations=history, figures=None)
    assert np.isfinite(chart.plot.view.viewRange()).all()
    assert not chart.grab().isNull()


def test_the_axis_of_steps_grows_in_steps(chart: LossChart, workbench: StandInWorkbench) -> None:
    ends = set()
    for step in range(1000, 2000, 10):
        show(chart, workbench, step=step)
        ends.add(chart.plot.shown_steps[1])
        assert chart.plot.shown_steps[1] >= step
    assert len(ends) <= 5


def test_a_new_run_begins_at_the_left_again(chart: LossChart, workbench: StandInWorkbench) -> None:
    show(chart, workbench, step=100_000)
    show(chart, workbench, run=2, step=0)
    assert chart.plot.shown_steps[1] < 1000


def test_a_zoomed_chart_stays_until_follow_is_pressed(
    chart: LossChart, workbench: StandInWorkbench, qtbot: QtBot
) -> None:
    assert chart.follow.isHidden()
    qtbot.keyClick(chart.plot, Qt.Key.Key_Plus)
    before = chart.plot.shown_steps
    show(chart, workbench, step=50_000)
    assert chart.plot.shown_steps == before
    assert chart.follow.isVisible()
    qtbot.mouseClick(chart.follow, Qt.MouseButton.LeftButton)
    assert chart.plot.shown_steps[1] >= 50_000
    assert chart.follow.isHidden()


def test_pointing_says_step_epoch_and_every_loss(chart: LossChart) -> None:
    chart.plot.point_at(502.0)
    history = snapshot().evaluations
    lines = chart.plot.spoken.split("\n")
    assert lines[0] == "step 500 · epoch 50"
    assert lines[1] == f"training {history.train[50]:.4f}"
    assert lines[2] == f"test {history.test[50]:.4f}"
    assert lines[3].startswith("batches 0.")


def test_no_epoch_is_said_when_the_batch_size_has_changed_on_the_way(
    chart: LossChart, workbench: StandInWorkbench
) -> None:
    show(chart, workbench, epoch=77)
    chart.plot.point_at(502.0)
    assert chart.plot.spoken.startswith("step 500\n")


def test_the_description_has_the_current_figures(chart: LossChart, workbench: StandInWorkbench) -> None:
    assert chart.plot.accessibleName() == "Loss chart"
    show(chart, workbench, **without_test(step=1234))
    assert chart.description() == "Loss at step 1,234: training 0.0100, falling over the last 1,144 steps."


def test_nothing_is_drawn_while_the_chart_is_hidden(chart: LossChart, workbench: StandInWorkbench) -> None:
    before = chart.plot.curves.points("train")[0]
    chart.hide()
    show(chart, workbench, step=5000, figures=Figures(0.1, 0.1, None, None, 0.0))
    assert chart.plot.curves.points("train")[0] is before


def test_the_words_follow_the_language(chart: LossChart) -> None:
    set_language("th")
    QApplication.sendEvent(chart, QEvent(QEvent.Type.LanguageChange))
    texts = [entry.text() for entry in chart.legend.shown]
    set_language("en")
    QApplication.sendEvent(chart, QEvent(QEvent.Type.LanguageChange))
    assert [entry.text() for entry in chart.legend.shown] == ["training", "test", "batch"]
    assert texts != ["training", "test", "batch"]


def test_a_run_without_a_step_draws_nothing_and_says_nothing(chart: LossChart, workbench: StandInWorkbench) -> None:
    empty = np.empty(0)
    nothing = replace(snapshot(), run=3, step=0, epoch=0, figures=None)
    nothing = replace(
        nothing,
        steps=runs.step_history(empty, np.empty((0, 2))),
        evaluations=EvaluationHistory(empty, empty, empty),
    )
    workbench.show(nothing)
    chart.redraw()
    chart.plot.point_at(5.0)
    assert chart.plot.spoken == ""


def test_training_and_test_are_told_apart_by_their_dashes(chart: LossChart) -> None:
    train, test = (chart.legend.entries[name].sample for name in ("train", "test"))
    assert train.dashes != test.dashes
