"""The user's own point: asked by mouse or keyboard, answered live, and only with the answer to this very question."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import numpy as np
import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from playground.training.insight import Insight
from playground.training.snapshot import Snapshot
from playground.ui.charts.output import OutputChart
from tests.ui.charts import runs
from tests.ui.charts.runs import StandInWorkbench, snapshot
from tests.ui.charts.test_output_chart import CASES, data, show, with_loss
from tests.ui.mouse import point_at

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def chart(shown: Callable[[type], OutputChart]) -> OutputChart:
    chart = shown(OutputChart)
    show(chart, snapshot())
    return chart


def pixel(chart: OutputChart, x: float, y: float) -> QPoint:
    return chart.page.view.frame().pixel(x, y).toPoint()


def answered(moment: Snapshot, asked: tuple[float, ...], *answer: float) -> Snapshot:
    return replace(moment, number=moment.number + 1, insight=Insight(answer=np.array(answer), asked=asked))


def test_a_click_asks_the_network(chart: OutputChart, workbench: StandInWorkbench) -> None:
    QTest.mouseClick(chart.page.view, LEFT, Qt.KeyboardModifier.NoModifier, pixel(chart, 3, -2))
    question = workbench.insight_wants["output"].question
    assert question == pytest.approx((3, -2), abs=0.1)
    assert chart.page.words.text.startswith("Asking about (")


def test_the_mouse_shows_what_a_click_would_do(chart: OutputChart) -> None:
    view = chart.page.view
    point_at(view, pixel(chart, 3, -2))
    assert view.cursor().shape() == Qt.CursorShape.CrossCursor
    chart.page.ask((3.0, -2.0))
    point_at(view, pixel(chart, 3, -2))
    assert view.cursor().shape() == Qt.CursorShape.PointingHandCursor
    point_at(view, QPoint(0, 0))
    assert view.cursor().shape() == Qt.CursorShape.ArrowCursor


def test_the_answer_names_value_class_and_point(chart: OutputChart) -> None:
    chart.page.ask((1.2, -0.4))
    show(chart, answered(chart.snapshot, (1.2, -0.4), -0.7312))
    assert chart.page.words.text == "The network says −0.7312 (class A) for (1.20,\u00a0−0.40)."
    assert chart.description().endswith(chart.page.words.text)


def test_the_answer_is_live(chart: OutputChart) -> None:
    chart.page.ask((1.2, -0.4))
    for value, said in ((0.5, "0.5000 (class B)"), (-0.25, "−0.2500 (class A)")):
        show(chart, answered(chart.snapshot, (1.2, -0.4), value))
        assert said in chart.page.words.text


def test_the_answer_to_an_older_question_is_not_shown(chart: OutputChart) -> None:
    chart.page.ask((1.2, -0.4))
    chart.page.ask((2.0, 2.0))
    show(chart, answered(chart.snapshot, (1.2, -0.4), -0.7312))
    assert chart.page.words.text == "Asking about (2.00,\u00a02.00) …"


@pytest.mark.parametrize(
    ("encoding", "loss", "classes", "answer", "said"),
    [
        ("zero_one", "binary_cross_entropy", 2, (0.2,), "The network says class A for (0.00,\u00a00.00), 80.0 % sure."),
        ("zero_one", "binary_cross_entropy", 2, (0.9,), "The network says class B for (0.00,\u00a00.00), 90.0 % sure."),
        (
            "one_hot",
            "cross_entropy",
            3,
            (0.1, 0.2, 0.7),
            "The network says class C for (0.00,\u00a00.00), 70.0 % sure.",
        ),
        ("one_hot", "mse", 3, (0.1, 1.2, 0.7), "The network says 1.2000 (class B) for (0.00,\u00a00.00)."),
        ("value", "mse", 0, (-3.25,), "The network says −3.2500 for (0.00,\u00a00.00)."),
        ("value", "mse", 0, (np.nan,), "The network says no finite number for (0.00,\u00a00.00)."),
    ],
)
def test_the_answer_fits_the_targets_and_the_loss(
    chart: OutputChart, encoding: str, loss: str, classes: int, answer: tuple[float, ...], said: str
) -> None:
    moment = snapshot(data=data(2, classes, encoding), output=runs.output_map(len(answer)), experiment=with_loss(loss))
    show(chart, moment)
    chart.page.ask((0.0, 0.0))
    show(chart, answered(moment, (0.0, 0.0), *answer))
    assert chart.page.words.text == said


def test_dragging_moves_the_point_and_stops_at_the_edge(chart: OutputChart) -> None:
    view = chart.page.view
    QTest.mousePress(view, LEFT, Qt.KeyboardModifier.NoModifier, pixel(chart, 0, 0))
    QTest.mouseMove(view, pixel(chart, 2, 2))
    assert view.question == pytest.approx((2, 2), abs=0.1)
    QTest.mouseMove(view, pixel(chart, 2, 2) + QPoint(1000, 0))
    assert view.question[0] == 6.0
    QTest.mouseRelease(view, LEFT, Qt.KeyboardModifier.NoModifier, pixel(chart, 2, 2))
    before = view.question
    point_at(view, pixel(chart, -3, 0))
    assert view.question == before


def test_a_click_on_the_point_takes_it_away(chart: OutputChart, workbench: StandInWorkbench) -> None:
    chart.page.ask((1.0, 1.0))
    QTest.mouseClick(chart.page.view, LEFT, Qt.KeyboardModifier.NoModifier, pixel(chart, 1, 1))
    assert chart.page.question is None
    assert workbench.insight_wants["output"].question is None
    assert chart.page.words.text == "Click the picture to ask the network."


def test_the_arrow_keys_move_the_point_and_escape_takes_it_away(chart: OutputChart, qtbot: QtBot) -> None:
    view = chart.page.view
    qtbot.keyClick(view, Qt.Key.Key_Right)
    assert view.question == (0.0, 0.0)
    qtbot.keyClick(view, Qt.Key.Key_Right)
    qtbot.keyClick(view, Qt.Key.Key_Up)
    assert view.question == pytest.approx((0.3, 0.3))
    for _press in range(60):
        qtbot.keyClick(view, Qt.Key.Key_Left)
    assert view.question[0] == -6.0
    qtbot.keyClick(view, Qt.Key.Key_Escape)
    assert view.question is None


def test_the_point_is_marked(chart: OutputChart) -> None:
    without = chart.page.view.grab().toImage()
    chart.page.ask((1.0, 1.0))
    assert chart.page.view.grab().toImage() != without


def test_a_curve_is_asked_about_one_number_and_marked_where_the_answer_is(chart: OutputChart) -> None:
    show(chart, CASES["curve"])
    view = chart.page.view
    QTest.mouseClick(view, LEFT, Qt.KeyboardModifier.NoModifier, view.frame().area.center().toPoint())
    assert len(view.question) == 1
    chart.page.ask((2.0,))
    show(chart, answered(CASES["curve"], (2.0,), 0.75))
    assert chart.page.words.text == "The network says 0.7500 for 2.00."
    assert view.question_place(view.frame()) == view.frame().pixel(2.0, 0.75)


def test_a_point_of_other_data_is_forgotten(chart: OutputChart, workbench: StandInWorkbench) -> None:
    chart.page.ask((1.0, 1.0))
    show(chart, snapshot(run=7))
    assert workbench.insight_wants["output"].question == (1.0, 1.0)  # it is a point of these data, too
    show(chart, CASES["curve"])
    assert workbench.insight_wants["output"].question is None
    show(chart, snapshot(run=8))
    assert workbench.insight_wants["output"].question is None
    assert chart.page.words.text == "Click the picture to ask the network."
