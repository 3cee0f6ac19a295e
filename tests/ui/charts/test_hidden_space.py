"""The data as a layer sees them: which layer, what the axes are, and a picture that does not jump."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import numpy as np
import pytest

from playground.engine.network import Network
from playground.training.insight import HiddenSpace, Insight, InsightWants
from playground.training.snapshot import Snapshot
from playground.ui.charts.class_marks import SHAPES
from playground.ui.charts.hidden_space_page import HiddenSpacePage, explanation
from playground.ui.charts.output import OutputChart
from playground.ui.charts.ranges import spread_range
from playground.ui.theme.theme import theme
from tests.ui.charts.runs import StandInWorkbench, snapshot
from tests.ui.charts.test_output_chart import data, show
from tests.ui.mouse import point_at

RNG = np.random.default_rng(0)
DEEP = Network((2, 8, 2, 1), ("tanh", "tanh", "linear"))
POINTS = RNG.uniform(-1, 1, (100, 2)).astype(np.float32)


def seen(layer: int = 1, scale: float = 1.0, principal: bool = False) -> HiddenSpace:
    return HiddenSpace(layer, POINTS * np.float32(scale), np.arange(100), principal, 0.8 if principal else 1.0)


def looking(space: HiddenSpace | None, network: Network = DEEP, **changes: object) -> Snapshot:
    return snapshot(network=network, parameters=np.zeros(60), insight=Insight(hidden=space), output=None, **changes)


@pytest.fixture
def chart(shown: Callable[[type], OutputChart]) -> OutputChart:
    chart = shown(OutputChart)
    show(chart, looking(None))
    chart.turn_to("hidden")
    return chart


def test_the_last_hidden_layer_looks_first(chart: OutputChart, workbench: StandInWorkbench) -> None:
    page: HiddenSpacePage = chart.page
    assert page.layer_box.value == "Layer 2"
    assert workbench.insight_wants["output"] == InsightWants(hidden_layer=1)
    assert [page.layer_box.itemText(index) for index in range(3)] == ["Layer 1", "Layer 2", "Output"]


def test_another_layer_can_be_chosen(chart: OutputChart, workbench: StandInWorkbench) -> None:
    box = chart.page.layer_box
    box.setCurrentIndex(0)
    box.activated.emit(0)
    assert workbench.insight_wants["output"] == InsightWants(hidden_layer=0)
    show(chart, looking(None))
    assert box.value == "Layer 1"


def test_in_another_network_the_last_hidden_layer_looks_again(chart: OutputChart, workbench: StandInWorkbench) -> None:
    chart.page.layer_box.setCurrentIndex(2)
    chart.page.layer_box.activated.emit(2)
    show(chart, looking(None, Network((2, 1), ("linear",))))
    assert workbench.insight_wants["output"] == InsightWants(hidden_layer=0)
    assert chart.page.layer_box.value == "Output"


def test_what_another_layer_sees_is_not_shown_as_this_one_s(chart: OutputChart) -> None:
    show(chart, looking(seen(layer=0)))
    assert chart.page.view.space is None
    show(chart, looking(seen(layer=1)))
    assert chart.page.view.space is not None


@pytest.mark.parametrize(
    ("space", "units", "said"),
    [
        (seen(), 1, "One unit: its output from left to right."),
        (seen(), 2, "The two units as they are."),
        (seen(principal=True), 8, "8 units along their two main directions (PCA): 80.0 % of the spread."),
    ],
)
def test_the_axes_are_explained_in_words(space: HiddenSpace, units: int, said: str) -> None:
    assert explanation(space, units) == said


@pytest.mark.parametrize("theme_name", ["light", "dark"])
def test_the_samples_are_drawn(chart: OutputChart, theme_name: str) -> None:
    theme().choose(theme_name)
    empty = chart.page.view.grab().toImage()
    show(chart, looking(seen()))
    assert chart.page.view.grab().toImage() != empty
    assert chart.description() == ("100 training samples as this layer sees them. The two units as they are.")


def test_a_small_move_leaves_the_axes_where_they_are_a_large_one_does_not(chart: OutputChart) -> None:
    view = chart.page.view
    show(chart, looking(seen()))
    before = view.frame().x, view.frame().y
    show(chart, looking(seen(scale=0.9)))
    assert (view.frame().x, view.frame().y) == before
    show(chart, looking(seen(scale=30)))
    assert view.frame().x[1] >= POINTS[:, 0].max() * 30


def test_outputs_that_are_not_finite_do_not_break_the_picture(chart: OutputChart) -> None:
    wild = seen()
    wild = replace(wild, points=np.where(POINTS > 0.5, np.nan, POINTS))
    show(chart, looking(wild))
    assert not chart.page.view.grab().isNull()
    show(chart, looking(replace(wild, points=np.full_like(POINTS, np.inf))))
    assert not chart.page.view.grab().isNull()


def test_one_unit_spreads_its_samples_so_that_they_do_not_hide_one_another(chart: OutputChart) -> None:
    flat = replace(seen(layer=2), points=np.column_stack((POINTS[:, 0], np.zeros(100, np.float32))))
    chart.page.layer_box.setCurrentIndex(2)
    chart.page.layer_box.activated.emit(2)
    show(chart, looking(flat))
    places = chart.page.view.places(flat)
    assert np.array_equal(places[:, 0], POINTS[:, 0].astype(np.float64))
    assert len(set(places[:, 1].tolist())) == 100
    assert not chart.page.view.grab().isNull()


def test_pointing_at_a_sample_names_its_class_and_what_the_units_say(chart: OutputChart) -> None:
    moment = looking(seen())
    show(chart, moment)
    view = chart.page.view
    at = view.frame().pixel(*POINTS[7].astype(float)).toPoint()
    point_at(view, at)
    name = moment.data.dataset.class_names[int(moment.data.dataset.targets[7])]
    assert view.bubble.text.split("\n")[0] == f"class {name}"
    assert "unit 1 " in view.bubble.text
    assert "x₁ " in view.bubble.text


def test_each_class_has_a_shape_of_its_own() -> None:
    assert len(set(SHAPES)) == len(SHAPES) >= 10


def test_a_regression_has_the_colours_of_its_targets(chart: OutputChart) -> None:
    show(chart, looking(seen(), data=data(2, 0, "value")))
    assert chart.page.scale.isVisible()
    assert not chart.page.classes.shown
    assert not chart.page.view.grab().isNull()


def test_other_samples_do_not_mix_with_what_was_seen_of_the_old_ones(chart: OutputChart) -> None:
    show(chart, looking(seen()))
    fewer = data(2, 2, "signed", 0.9)
    show(chart, looking(None, data=fewer))
    assert not chart.page.view.grab().isNull()


def test_a_range_is_round_keeps_while_it_fits_and_holds_what_is_shown() -> None:
    first = spread_range(-0.93, 0.97, None)
    assert first == (-1.0, 1.0) or first[0] <= -0.93 < 0.97 <= first[1]
    assert spread_range(-0.8, 0.9, first) is first
    assert spread_range(-0.1, 0.1, first) != first
    assert spread_range(3.0, 3.0, None)[0] < 3.0 < spread_range(3.0, 3.0, None)[1]
    assert spread_range(float("nan"), 1.0, first) is first
