from __future__ import annotations

import itertools
from collections.abc import Callable

import numpy as np
import pytest
from PySide6.QtGui import QTransform
from pytestqt.qtbot import QtBot

from playground.engine.network import Network
from playground.ui.charts.gradient import GradientChart
from playground.ui.charts.layers import layer_strokes
from playground.ui.theme.theme import theme
from tests.ui.charts import runs
from tests.ui.charts.runs import StandInWorkbench, snapshot


@pytest.fixture
def chart(shown: Callable[[type], GradientChart], workbench: StandInWorkbench) -> GradientChart:
    chart = shown(GradientChart)
    workbench.show(snapshot())
    chart.redraw()
    return chart


def show(chart: GradientChart, workbench: StandInWorkbench, norms: np.ndarray, run: int = 1) -> None:
    layers = norms.shape[1]
    network = Network((2, *(3,) * (layers - 1), 1), ("tanh",) * layers)
    steps = runs.step_history(np.ones(len(norms)), norms)
    workbench.show(snapshot(run=run, network=network, steps=steps, step=len(norms)))
    chart.redraw()


def test_every_layer_has_its_own_colour_and_its_neighbours_other_dashes(
    chart: GradientChart, workbench: StandInWorkbench
) -> None:
    show(chart, workbench, np.ones((10, 16)))
    strokes = [chart.page.plot.curves.stroke(f"layer {layer}") for layer in range(16)]
    assert [stroke.colour for stroke in strokes] == [theme().layer_colour(layer, 16) for layer in range(16)]
    assert all(a.dashes != b.dashes for a, b in itertools.pairwise(strokes))
    assert all(stroke.width >= 2 for stroke in strokes)


def test_the_legend_names_every_layer_and_stays_inside_the_card(
    chart: GradientChart, workbench: StandInWorkbench, qtbot: QtBot
) -> None:
    show(chart, workbench, np.ones((10, 16)))
    assert [entry.text() for entry in chart.legend.shown] == [*map(str, range(1, 16)), "Output"]

    def fits() -> bool:
        return all(chart.legend.rect().contains(entry.geometry()) for entry in chart.legend.shown)

    qtbot.waitUntil(fits)
    assert chart.rect().contains(chart.legend.geometry())
    assert not chart.legend.geometry().intersects(chart.stack.geometry())


def test_norms_are_drawn_on_a_log_axis(chart: GradientChart, workbench: StandInWorkbench) -> None:
    show(chart, workbench, np.array([[1e-3, 1.0], [1e-2, 10.0]]))
    assert chart.page.plot.curves.points("layer 0")[1] == pytest.approx([-3, -2])
    assert chart.page.plot.curves.points("layer 1")[1] == pytest.approx([0, 1])


def test_all_norms_are_in_view(chart: GradientChart, workbench: StandInWorkbench) -> None:
    show(chart, workbench, np.array([[3e-9, 1.0], [1e-2, 4e3]]))
    bottom, top = chart.page.plot.view.viewRange()[1]
    assert bottom <= np.log10(3e-9)
    assert top >= np.log10(4e3)


def test_zeros_lie_on_a_floor_that_is_marked_with_0(chart: GradientChart, workbench: StandInWorkbench) -> None:
    show(chart, workbench, np.array([[0.1, 1.0], [0.0, 1.0], [0.0, 1.0]]))
    floor = chart.page.plot.values.zero_at
    assert floor is not None
    bottom, top = chart.page.plot.view.viewRange()[1]
    assert bottom < floor < np.log10(0.1)
    assert chart.page.plot.curves.points("layer 0")[1] == pytest.approx([-1, floor, floor])
    [(step, height, colour)] = chart.page.zeros.marks
    assert (step, height) == (3.0, floor)
    assert colour == theme().layer_colour(0, 2)
    ticks = chart.page.plot.values.tickValues(bottom, top, 150)[0][1]
    assert chart.page.plot.values.tickStrings(ticks, 1, 1)[0] == "0"


@pytest.mark.parametrize(("layers", "apart"), [(2, 2), (10, 4)])
def test_of_many_layers_points_are_farther_apart(
    chart: GradientChart, workbench: StandInWorkbench, layers: int, apart: int
) -> None:
    """Closer together, the jitter of ten curves is one thick band."""
    norms = np.random.default_rng(0).uniform(1, 2, (5000, layers))
    show(chart, workbench, norms)
    plot = chart.page.plot
    points = len(plot.curves.points("layer 0")[0])
    width = layer_strokes(layers)[0].width if layers == 10 else 1
    assert 2 < points <= plot.columns / (apart * width)


def test_marks_of_zeros_that_would_cover_one_another_are_one(chart: GradientChart, workbench: StandInWorkbench) -> None:
    norms = np.ones((100, 4))
    norms[:9, 0] = norms[98:, 1:] = 0.0
    show(chart, workbench, norms)
    pixels = QTransform.fromScale(2.0, 1.0)
    [(first, its_colour), (second, common)] = chart.page.zeros.triangles(pixels)
    assert (first.x(), its_colour) == (18.0, theme().layer_colour(0, 4))
    assert (second.x(), common) == (200.0, theme().colour("text"))


def test_bands_are_named_beside_the_layers_while_they_are_in_view(
    chart: GradientChart, workbench: StandInWorkbench
) -> None:
    def named() -> list[str]:
        return [entry.text() for entry in chart.legend.shown]

    show(chart, workbench, np.ones((10, 2)))
    assert named() == ["1", "Output"]
    show(chart, workbench, np.array([[1e-9, 1.0]] * 10), run=2)
    assert named() == ["1", "Output", "vanishing < 1e−5"]
    show(chart, workbench, np.array([[1.0, 1e3]] * 10), run=3)
    assert named() == ["1", "Output", "exploding > 100"]
    chart.turn_to("ratio")
    show(chart, workbench, np.array([[1e-9, 1.0]] * 10), run=4)
    assert named() == ["1", "Output", "about 0.001 is usual"]
    chart.turn_to("magnitude")
    assert named() == ["1", "Output", "vanishing < 1e−5"]


def test_without_zeros_there_is_no_floor(chart: GradientChart, workbench: StandInWorkbench) -> None:
    show(chart, workbench, np.zeros((3, 2)))
    show(chart, workbench, np.ones((3, 2)), run=2)
    assert chart.page.plot.values.zero_at is None
    assert chart.page.zeros.marks == ()


def test_a_norm_that_is_not_finite_is_a_gap(chart: GradientChart, workbench: StandInWorkbench) -> None:
    show(chart, workbench, np.array([[1.0, 1.0], [np.nan, np.inf], [1.0, 1.0]]))
    for layer in range(2):
        assert np.isnan(chart.page.plot.curves.points(f"layer {layer}")[1]).tolist() == [False, True, False]
    assert np.isfinite(chart.page.plot.view.viewRange()).all()


def test_pointing_says_the_norm_of_every_layer(chart: GradientChart, workbench: StandInWorkbench) -> None:
    show(chart, workbench, np.array([[0.5, 1.0], [0.25, 2.0]]))
    chart.page.plot.point_at(1.2)
    assert chart.page.plot.spoken.split("\n")[1:] == ["Layer 1: 0.5000", "Output: 1.0000"]


def test_the_description_says_how_healthy_each_layer_is(chart: GradientChart, workbench: StandInWorkbench) -> None:
    show(chart, workbench, np.array([[1e-7, 1.0, 1e6]]))
    assert chart.page.plot.accessibleName() == "Gradient chart"
    assert chart.description() == (
        "Layer 1: 1.00e-07, vanishing; Layer 2: 1.0000, healthy; Output: 1.00e+06, exploding"
    )


def test_the_thresholds_are_stated(chart: GradientChart) -> None:
    assert "vanishing < 1e−5" in chart.page.plot.toolTip()
    assert "exploding > 100" in chart.page.plot.toolTip()


def test_fewer_layers_leave_no_curve_behind(chart: GradientChart, workbench: StandInWorkbench) -> None:
    show(chart, workbench, np.ones((4, 5)))
    show(chart, workbench, np.ones((4, 2)), run=2)
    assert {name for name in chart.page.plot.curves.names if name.startswith("layer")} == {"layer 0", "layer 1"}
    assert len(chart.legend.shown) == 2


def test_a_band_is_tinted_where_it_is_in_view(chart: GradientChart, workbench: StandInWorkbench, qtbot: QtBot) -> None:
    show(chart, workbench, np.array([[1e-9, 1.0]] * 2))
    surface = theme().colour("surface")
    area = chart.page.plot.view_rect()

    def colour_at(share: float) -> str:
        image = chart.page.plot.viewport().grab().toImage()
        return image.pixelColor(area.center().x(), round(area.top() + share * area.height())).name()

    qtbot.waitUntil(lambda: colour_at(0.93) != surface.name())
    assert colour_at(0.12) == surface.name()
