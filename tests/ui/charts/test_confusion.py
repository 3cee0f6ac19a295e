"""The confusion matrix: whose samples are counted, and what it says of each class."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import numpy as np
import pytest
from PySide6.QtCore import QPoint, QRectF, Qt
from PySide6.QtGui import QFontMetrics
from pytestqt.qtbot import QtBot
from sklearn.metrics import precision_score, recall_score

from playground.training.snapshot import Figures, Snapshot
from playground.ui.charts.confusion_layout import confusion_layout
from playground.ui.charts.confusion_page import ConfusionPage
from playground.ui.charts.confusion_view import class_figures
from playground.ui.charts.output import OutputChart
from playground.ui.theme.fonts import application_font
from tests.ui.charts.test_output_chart import CASES, MATRIX, data, show
from tests.ui.mouse import point_at


@pytest.fixture
def chart(shown: Callable[[type], OutputChart]) -> OutputChart:
    chart = shown(OutputChart)
    show(chart, CASES["confusion"])
    return chart


def test_it_counts_the_test_or_the_training_samples(chart: OutputChart, qtbot: QtBot) -> None:
    page: ConfusionPage = chart.page
    assert page.view.counts.tolist() == MATRIX.tolist()
    qtbot.mouseClick(page.sides["train"], Qt.MouseButton.LeftButton)
    assert page.view.counts.tolist() == (2 * MATRIX).tolist()
    assert not page.sides["test"].isChecked()


def test_the_accuracy_above_it_is_of_the_samples_that_are_counted(chart: OutputChart, qtbot: QtBot) -> None:
    assert chart.page.accuracy.text == "Accuracy 95.0 %"
    qtbot.mouseClick(chart.page.sides["train"], Qt.MouseButton.LeftButton)
    assert chart.page.accuracy.text == "Accuracy 98.0 %"


def test_without_test_samples_the_training_samples_are_counted(chart: OutputChart) -> None:
    only_training = Figures(0.1, None, 0.5, None, 0.0)
    without: Snapshot = replace(CASES["confusion"], run=9, data=data(4, 3, "one_hot", 0.0), figures=only_training)
    show(chart, without)
    assert chart.page.accuracy.text == "Accuracy 50.0 %"
    assert chart.page.view.counts.tolist() == (2 * MATRIX).tolist()
    assert all(pill.isHidden() for pill in chart.page.sides.values())


def test_recall_and_precision_are_those_of_scikit_learn() -> None:
    rng = np.random.default_rng(0)
    true, predicted = rng.integers(0, 4, 200), rng.integers(0, 4, 200)
    counts = np.zeros((4, 4), dtype=np.int64)
    np.add.at(counts, (true, predicted), 1)
    recall, precision = class_figures(counts)
    assert recall == pytest.approx(recall_score(true, predicted, average=None))
    assert precision == pytest.approx(precision_score(true, predicted, average=None))


def test_a_class_that_never_occurs_has_no_recall_and_one_never_predicted_no_precision() -> None:
    recall, precision = class_figures(np.array([[0, 0], [3, 0]]))
    assert np.isnan(recall[0])
    assert recall[1] == 0
    assert precision[0] == 0
    assert np.isnan(precision[1])


def test_the_description_says_the_figures_of_every_class(chart: OutputChart) -> None:
    said = chart.describe(CASES["confusion"])
    assert "Accuracy: training 98.0 %, test 95.0 %" in said
    assert "class A: recall 90.0 %, precision 100.0 %" in said
    assert "class C: recall 100.0 %, precision 77.8 %" in said


def test_pointing_at_a_cell_says_what_it_counts(chart: OutputChart) -> None:
    view = chart.page.view
    cell = view.layout_of(view.snapshot, view.counts).cell(1, 2).center().toPoint()
    point_at(view, cell)
    assert view.bubble.text == "true class B, predicted C: 2 samples"


def test_pointing_beside_a_row_says_the_figures_of_its_class(chart: OutputChart) -> None:
    view = chart.page.view
    layout = view.layout_of(view.snapshot, view.counts)
    at = QPoint(round(layout.figures[0].center().x()), round(layout.cell(2, 0).center().y()))
    point_at(view, at)
    assert view.bubble.text == "class C: recall 100.0 %, precision 77.8 %"


@pytest.mark.parametrize("width", [272, 333, 495])
@pytest.mark.parametrize("heads", [("recall", "precision"), ("ค่าความครบถ้วน", "ค่าความแม่นยำ")])
@pytest.mark.usefixtures("qapp")
def test_ten_classes_with_their_figures_fit_the_narrowest_card(width: int, heads: tuple[str, str]) -> None:
    font = application_font(11)
    metrics = QFontMetrics(font)
    counts = np.full((10, 10), 145)
    layout = confusion_layout(QRectF(0, 0, width, 180), font, [str(digit) for digit in range(10)], counts, heads)
    assert layout.cell(0, 0).width() >= metrics.horizontalAdvance("145") - 2
    assert layout.figures[-1].right() <= width
    assert layout.figures[0].left() == layout.cells.right()
    assert all(column.width() >= metrics.horizontalAdvance("100") for column in layout.figures)


@pytest.mark.usefixtures("qapp")
def test_figures_in_large_type_stand_apart() -> None:
    font = application_font(20)
    layout = confusion_layout(QRectF(0, 0, 360, 330), font, list("0123456789"), np.full((10, 10), 45), ("a", "b"))
    assert layout.short
    apart = QFontMetrics(font).horizontalAdvance("100 ")
    assert all(column.width() >= apart for column in layout.figures)


def test_what_was_counted_is_not_said_of_other_data(chart: OutputChart) -> None:
    """The description is of the newest snapshot, which may be of data that have not been counted yet."""
    other = replace(CASES["confusion"], run=9, data=data(4, 2, "one_hot"), output=None)
    said = chart.page.view.describe(other)
    assert "Accuracy" in said
    assert "recall" not in said
