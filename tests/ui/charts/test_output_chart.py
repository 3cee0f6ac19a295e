"""The output card: a view that fits the data for every tab, and only what is seen is computed."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import numpy as np
import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from playground.datasets.prepared import PreparedData
from playground.document.experiment import Experiment, TrainingSpec
from playground.training.insight import InsightWants
from playground.training.snapshot import InputGrid, OutputProbe, Snapshot, Wants
from playground.ui.charts.output import OutputChart
from playground.ui.theme.theme import theme
from tests.ui.charts import runs
from tests.ui.charts.runs import StandInWorkbench, snapshot
from tests.ui.mouse import point_at

MATRIX = np.array([[9, 1, 0], [0, 8, 2], [0, 0, 7]])
LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def chart(shown: Callable[[type], OutputChart]) -> OutputChart:
    return shown(OutputChart)


def data(inputs: int = 2, classes: int = 2, encoding: str = "signed", test_share: float = 0.5) -> PreparedData:
    return runs.prepared(runs.dataset(np.random.default_rng(0), inputs, classes), encoding, test_share)


def with_loss(loss: str) -> Experiment:
    return Experiment(training=TrainingSpec(loss=loss))


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


# Which view is shown


@pytest.mark.parametrize("kind", CASES)
def test_each_kind_of_output_has_its_view_with_the_one_name_and_a_description(chart: OutputChart, kind: str) -> None:
    show(chart, CASES[kind])
    views = [page.view for page in chart.pages.values()]
    assert chart.kind == kind
    assert [view.accessibleName() for view in views if view.isVisible()] == ["Output chart"]
    assert chart.page.view.isVisible()
    assert chart.description()


@pytest.mark.parametrize("kind", CASES)
@pytest.mark.parametrize("theme_name", ["light", "dark"])
def test_every_view_is_drawn_in_every_theme(chart: OutputChart, kind: str, theme_name: str) -> None:
    theme().choose(theme_name)
    show(chart, CASES[kind])
    image = chart.page.view.grab().toImage()
    colours = {image.pixelColor(x, y).name() for x in range(0, image.width(), 3) for y in range(0, image.height(), 3)}
    assert len(colours) > 8


@pytest.mark.parametrize(
    ("kind", "offered"),
    [
        ("map", ("map", "hidden", "confusion")),
        ("curve", ("curve", "hidden", "scatter")),
        ("confusion", ("confusion", "hidden")),
        ("scatter", ("scatter", "hidden")),
    ],
)
def test_the_tabs_fit_the_data(chart: OutputChart, kind: str, offered: tuple[str, ...]) -> None:
    show(chart, CASES[kind])
    assert chart.tabs.offered == offered


def test_only_pictures_have_mistakes_to_look_at(chart: OutputChart) -> None:
    confusion = CASES["confusion"]
    pictures = replace(confusion.data, dataset=replace(confusion.data.dataset, image_shape=(2, 2)))
    show(chart, replace(confusion, data=pictures))
    assert chart.tabs.offered == ("confusion", "hidden", "mistakes")


def test_data_of_another_kind_bring_their_own_first_view(chart: OutputChart, workbench: StandInWorkbench) -> None:
    show(chart, CASES["map"])
    chart.turn_to("confusion")
    show(chart, CASES["curve"])
    assert chart.tabs.key == chart.kind == "curve"
    assert workbench.wants["output"] == Wants(output=True, unit_maps=False)
    show(chart, CASES["map"])
    assert chart.kind == "map"


def test_the_tab_that_is_pressed_is_shown(chart: OutputChart, qtbot: QtBot) -> None:
    show(chart, CASES["map"])
    qtbot.mouseClick(chart.tabs.tab("hidden"), LEFT)
    assert chart.kind == "hidden"
    qtbot.mouseClick(chart.tabs.tab("map"), LEFT)
    assert chart.kind == "map"


def test_before_anything_is_computed_nothing_breaks(chart: OutputChart) -> None:
    empty = snapshot(output=None)
    for moment in (empty, *(replace(case, output=None) for case in CASES.values())):
        show(chart, moment)
        for key in chart.tabs.offered:
            chart.turn_to(key)
            chart.describe(moment)
            assert not chart.grab().isNull()


def test_the_output_of_another_kind_is_not_mistaken_for_this_one(chart: OutputChart) -> None:
    show(chart, CASES["map"])
    chart.turn_to("confusion")
    show(chart, CASES["map"])  # the matrix is still being computed
    assert chart.page.view.probe is None
    assert not chart.grab().isNull()


# What is computed


def test_the_output_is_wanted_while_it_can_be_seen(chart: OutputChart, workbench: StandInWorkbench) -> None:
    wants = workbench.wants["output"]
    assert wants is not None
    assert wants.output
    assert not wants.unit_maps
    chart.hide()
    assert workbench.wants["output"] is None
    assert workbench.insight_wants["output"] is None


def test_each_tab_wants_what_it_shows_and_nothing_else(chart: OutputChart, workbench: StandInWorkbench) -> None:
    show(chart, CASES["map"])
    nothing = Wants(output=False, unit_maps=False)
    expected = {
        "map": (Wants(output=True, unit_maps=False), InsightWants()),
        "confusion": (Wants(output=True, unit_maps=False, on_data=True), InsightWants()),
        "hidden": (nothing, InsightWants(hidden_layer=0)),
    }
    for key, wants in expected.items():
        chart.turn_to(key)
        assert (workbench.wants["output"], workbench.insight_wants["output"]) == wants
    chart.turn_to("mistakes")
    assert workbench.insight_wants["output"] == InsightWants(mistakes=True)


# The map


def test_the_map_is_square(chart: OutputChart) -> None:
    show(chart, snapshot())
    area = chart.page.view.frame().area
    assert area.width() == pytest.approx(area.height(), abs=1)
    assert area.width() > 130


def test_samples_are_drawn_once_while_the_map_moves(chart: OutputChart) -> None:
    for number in range(5):
        moment = snapshot()
        if number:
            moment = replace(moment, data=chart.snapshot.data)
        show(chart, moment)
        chart.page.view.grab()
    assert chart.page.view.still.painted == 1


def test_the_legend_hides_the_test_samples_and_leaves_the_training_samples(chart: OutputChart, qtbot: QtBot) -> None:
    show(chart, snapshot())
    page = chart.page
    with_test = page.view.grab().toImage()
    qtbot.mouseClick(page.samples.entries["test"], LEFT)
    assert not page.view.test_shown
    assert page.view.grab().toImage() != with_test
    qtbot.mouseClick(page.samples.entries["test"], LEFT)
    assert page.view.grab().toImage() == with_test


def test_test_samples_that_were_hidden_stay_hidden_in_the_other_views(chart: OutputChart, qtbot: QtBot) -> None:
    show(chart, snapshot())
    qtbot.mouseClick(chart.page.samples.entries["test"], LEFT)
    show(chart, CASES["curve"])
    assert not chart.page.view.test_shown
    assert not chart.legend.entries["test"].isChecked()
    qtbot.mouseClick(chart.legend.entries["test"], LEFT)
    assert chart.page.view.test_shown


def test_without_test_samples_no_word_is_said_of_them(chart: OutputChart) -> None:
    show(chart, snapshot(data=data(test_share=0.0)))
    assert [entry.text() for entry in chart.page.samples.shown] == ["training", "wrong"]


def test_wrong_samples_are_ringed(chart: OutputChart) -> None:
    moment = snapshot()
    show(chart, moment)
    plain = chart.page.view.grab().toImage()
    wrong = np.array([0, 3, 150])
    show(chart, replace(moment, output=replace(runs.output_map(), wrong_rows=wrong)))
    assert chart.page.view.grab().toImage() != plain
    assert chart.page.view.wrong_rows(moment.data).tolist() == wrong.tolist()
    assert "3 of those shown are wrong" in chart.description()


def test_rings_follow_the_samples_that_are_shown_and_their_data(chart: OutputChart, qtbot: QtBot) -> None:
    moment = snapshot(output=replace(runs.output_map(), wrong_rows=np.array([0, 3, 150])))
    show(chart, moment)
    qtbot.mouseClick(chart.page.samples.entries["test"], LEFT)
    assert chart.page.view.wrong_rows(moment.data).tolist() == [0, 3]  # row 150 is a test sample
    fewer = runs.prepared(runs.dataset(np.random.default_rng(1), samples=20))
    show(chart, replace(moment, data=fewer, output=None))
    assert len(chart.page.view.wrong_rows(fewer)) == 0
    assert not chart.page.view.grab().isNull()


def test_a_regression_has_neither_rings_nor_a_boundary(chart: OutputChart) -> None:
    show(chart, snapshot(data=data(2, 0, "value")))
    assert "wrong" not in [key for key, entry in chart.page.samples.entries.items() if not entry.isHidden()]
    assert all(pill.isHidden() for pill in chart.page.boundary.values())


def test_a_hard_boundary_shows_two_colours_a_soft_one_many(chart: OutputChart, qtbot: QtBot) -> None:
    show(chart, snapshot(data=data(test_share=0.0)))
    view = chart.page.view

    def colours() -> set[str]:
        image, area = view.grab().toImage(), view.frame().area.toRect()
        middle = area.top() + 9
        return {image.pixelColor(x, middle).name() for x in range(area.left() + 8, area.right() - 8)}

    soft = colours()
    qtbot.mouseClick(chart.page.boundary["hard"], LEFT)
    hard = colours()
    assert len(hard) < len(soft) / 2
    qtbot.mouseClick(chart.page.boundary["soft"], LEFT)
    assert colours() == soft


def test_pointing_at_the_map_says_input_and_output(chart: OutputChart) -> None:
    show(chart, snapshot())
    view = chart.page.view
    point_at(view, view.frame().pixel(3.0, -3.0).toPoint())
    first, second = view.bubble.text.split("\n")
    assert first.startswith("x₁ ")
    assert "x₂ −" in first
    assert second.startswith("output 0.")
    assert second.endswith("class B")


@pytest.mark.parametrize(
    ("encoding", "loss", "classes", "outputs", "said"),
    [
        ("zero_one", "binary_cross_entropy", 2, 1, "probability of class B: "),
        ("one_hot", "cross_entropy", 3, 3, "class B: 90.0 %"),
        ("one_hot", "mse", 3, 3, "class B: 0.9000"),
        ("value", "mse", 0, 1, "output "),
    ],
)
def test_what_is_said_fits_the_targets_and_the_loss(
    chart: OutputChart, encoding: str, loss: str, classes: int, outputs: int, said: str
) -> None:
    moment = snapshot(data=data(2, classes, encoding), output=runs.output_map(outputs), experiment=with_loss(loss))
    show(chart, moment)
    view = chart.page.view
    point_at(view, view.frame().area.center().toPoint())
    assert view.bubble.text.split("\n")[1].startswith(said)


def test_the_scale_names_every_class(chart: OutputChart) -> None:
    show(chart, snapshot(data=data(2, 3, "one_hot"), output=runs.output_map(3)))
    assert chart.page.scale.texts == ["class A", "class B", "class C"]
    show(chart, snapshot(run=2))
    assert chart.page.scale.texts == ["−1", "0", "+1"]


# Curve and scatter plot


def test_pointing_at_the_curve_says_input_and_output(chart: OutputChart) -> None:
    show(chart, CASES["curve"])
    view = chart.page.view
    at = view.frame().area.center().toPoint()
    point_at(view, at)
    assert view.bubble.text.startswith("x₁ ")
    assert "output " in view.bubble.text


def test_predictions_that_are_not_finite_do_not_break_the_scatter_plot(chart: OutputChart) -> None:
    wild = PAIRS.copy()
    wild[:3, 1] = [np.nan, np.inf, 1e300]
    show(chart, replace(CASES["scatter"], output=OutputProbe("scatter", train=wild, test=wild)))
    assert not chart.page.view.grab().isNull()
