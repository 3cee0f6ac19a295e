from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import numpy as np
import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from playground.datasets.prepared import PreparedData
from playground.training.snapshot import Figures, InputGrid, OutputProbe, Snapshot
from playground.ui.charts.output import OutputChart
from playground.ui.theme.theme import theme
from tests.ui.charts import runs
from tests.ui.charts.runs import StandInWorkbench, snapshot

MATRIX = np.array([[9, 1, 0], [0, 8, 2], [0, 0, 7]])


@pytest.fixture
def chart(shown: Callable[[type], OutputChart]) -> OutputChart:
    return shown(OutputChart)


def data(inputs: int = 2, classes: int = 2, encoding: str = "signed", test_share: float = 0.5) -> PreparedData:
    return runs.prepared(runs.dataset(np.random.default_rng(0), inputs, classes), encoding, test_share)


CURVE = OutputProbe("curve", InputGrid(-6, 6, 0, 0), np.linspace(-1, 1, 50, dtype=np.float32)[None])
PAIRS = np.column_stack((np.linspace(-1, 1, 20), np.linspace(-1, 1, 20)))
CASES = {
    "map": snapshot(),
    "curve": snapshot(data=data(1, 0, "value"), output=CURVE, run=2),
    "confusion": snapshot(
        data=data(4, 3, "one_hot"), output=OutputProbe("confusion", train=MATRIX * 2, test=MATRIX), run=3
    ),
    "scatter": snapshot(data=data(4, 0, "value"), output=OutputProbe("scatter", train=PAIRS, test=PAIRS), run=4),
}


def show(chart: OutputChart, moment: Snapshot) -> None:
    chart.workbench.show(moment)
    chart.redraw()


@pytest.mark.parametrize("kind", CASES)
def test_each_kind_of_output_has_its_view_with_the_one_name_and_a_description(chart: OutputChart, kind: str) -> None:
    show(chart, CASES[kind])
    chart.describe(CASES[kind])
    view = chart.views[kind]
    assert chart.kind == kind
    assert [other.accessibleName() for other in chart.views.values() if other.isVisible()] == ["Output chart"]
    assert view.isVisible()
    assert view.accessibleDescription()


@pytest.mark.parametrize("kind", CASES)
@pytest.mark.parametrize("theme_name", ["light", "dark"])
def test_every_view_is_drawn_in_every_theme(chart: OutputChart, kind: str, theme_name: str) -> None:
    theme().choose(theme_name)
    show(chart, CASES[kind])
    image = chart.views[kind].grab().toImage()
    colours = {image.pixelColor(x, y).name() for x in range(0, image.width(), 3) for y in range(0, image.height(), 3)}
    assert len(colours) > 8


def test_the_output_is_wanted_while_it_can_be_seen(chart: OutputChart, workbench: StandInWorkbench) -> None:
    wants = workbench.wants["output"]
    assert wants is not None
    assert wants.output
    assert not wants.unit_maps
    chart.hide()
    assert workbench.wants["output"] is None


def test_before_anything_is_computed_nothing_breaks(chart: OutputChart) -> None:
    show(chart, snapshot(output=None))
    assert not chart.grab().isNull()


def test_the_map_is_square(chart: OutputChart) -> None:
    show(chart, snapshot())
    area = chart.map.view.frame().area
    assert area.width() == pytest.approx(area.height(), abs=1)
    assert area.width() > 150


def test_samples_are_drawn_once_while_the_map_moves(chart: OutputChart) -> None:
    for number in range(5):
        moment = snapshot()
        if number:
            moment = replace(moment, data=chart.snapshot.data)
        show(chart, moment)
        chart.map.view.grab()
    assert chart.map.view.still.painted == 1


def test_hiding_the_test_samples_leaves_the_training_samples(chart: OutputChart, qtbot: QtBot) -> None:
    show(chart, snapshot())
    with_test = chart.map.view.grab().toImage()
    qtbot.mouseClick(chart.test_points, Qt.MouseButton.LeftButton, pos=QPoint(10, chart.test_points.height() // 2))
    assert not chart.test_points.isChecked()
    assert not chart.map.view.test_shown
    assert chart.map.view.grab().toImage() != with_test


def test_without_test_samples_no_word_is_said_of_them(chart: OutputChart) -> None:
    show(chart, snapshot(data=data(test_share=0.0)))
    assert chart.test_points.isHidden()
    assert [entry.text() for entry in chart.map.legend.shown] == ["training"]


def test_pointing_at_the_map_says_input_and_output(chart: OutputChart) -> None:
    show(chart, snapshot())
    view = chart.map.view
    QTest.mouseMove(view, view.frame().pixel(3.0, -3.0).toPoint() + QPoint(1, 1))
    QTest.mouseMove(view, view.frame().pixel(3.0, -3.0).toPoint())
    first, second = view.bubble.text.split("\n")
    assert first.startswith("x₁ 3.0")
    assert "x₂ −" in first
    assert second.startswith("output 0.")
    assert second.endswith("class B")


def test_the_keys_point_at_the_map_too(chart: OutputChart, qtbot: QtBot) -> None:
    show(chart, snapshot())
    view = chart.map.view
    qtbot.keyClick(view, Qt.Key.Key_Right)
    assert view.bubble.text.startswith("x₁ 0.00, x₂ 0.00")
    qtbot.keyClick(view, Qt.Key.Key_Up)
    assert view.bubble.text.startswith("x₁ 0.00, x₂ 0.30")
    qtbot.keyClick(view, Qt.Key.Key_Escape)
    assert not view.bubble.isVisible()


@pytest.mark.parametrize(
    ("encoding", "classes", "outputs", "said"),
    [("zero_one", 2, 1, "probability of class B: "), ("one_hot", 3, 3, "class B: 90.0 %"), ("value", 0, 1, "output 0")],
)
def test_what_is_said_fits_the_targets(
    chart: OutputChart, encoding: str, classes: int, outputs: int, said: str, qtbot: QtBot
) -> None:
    show(chart, snapshot(data=data(2, classes, encoding), output=runs.output_map(outputs)))
    qtbot.keyClick(chart.map.view, Qt.Key.Key_Right)
    assert chart.map.view.bubble.text.split("\n")[1].startswith(said)


def test_the_scale_names_every_class(chart: OutputChart) -> None:
    show(chart, snapshot(data=data(2, 3, "one_hot"), output=runs.output_map(3)))
    assert chart.map.scale.texts == ["class A", "class B", "class C"]
    show(chart, snapshot(run=2))
    assert chart.map.scale.texts == ["−1", "0", "+1"]


def test_the_confusion_matrix_counts_the_test_or_the_training_samples(chart: OutputChart, qtbot: QtBot) -> None:
    show(chart, CASES["confusion"])
    assert chart.views["confusion"].counts.tolist() == MATRIX.tolist()
    qtbot.mouseClick(chart.sides["train"], Qt.MouseButton.LeftButton)
    assert chart.views["confusion"].counts.tolist() == (2 * MATRIX).tolist()
    assert not chart.sides["test"].isChecked()


def test_the_accuracy_stands_above_the_matrix(chart: OutputChart) -> None:
    show(chart, CASES["confusion"])
    assert chart.accuracy.text() == "Accuracy: training 98.0 %, test 95.0 %"
    only_training = Figures(0.1, None, 0.5, None, 0.0)
    show(chart, replace(CASES["confusion"], run=9, data=data(4, 3, "one_hot", 0.0), figures=only_training))
    assert chart.accuracy.text() == "Accuracy: training 50.0 %"
    assert chart.views["confusion"].counts.tolist() == (2 * MATRIX).tolist()


def test_pointing_at_the_curve_says_input_and_output(chart: OutputChart) -> None:
    show(chart, CASES["curve"])
    view = chart.views["curve"]
    at = view.frame().area.center().toPoint()
    QTest.mouseMove(view, at + QPoint(1, 0))
    QTest.mouseMove(view, at)
    assert view.bubble.text.startswith("x₁ ")
    assert "output " in view.bubble.text


def test_predictions_that_are_not_finite_do_not_break_the_scatter_plot(chart: OutputChart) -> None:
    wild = PAIRS.copy()
    wild[:3, 1] = [np.nan, np.inf, 1e300]
    show(chart, replace(CASES["scatter"], output=OutputProbe("scatter", train=wild, test=wild)))
    assert not chart.views["scatter"].grab().isNull()
