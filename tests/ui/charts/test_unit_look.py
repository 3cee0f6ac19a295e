"""While the mouse is over a unit of the network, the output card shows that unit large."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import numpy as np
import pytest

from playground.datasets.prepared import PreparedData
from playground.engine.network import Network
from playground.training.snapshot import Snapshot, UnitMaps
from playground.ui.charts.output import OutputChart
from playground.ui.charts.unit_look import unit_look
from tests.ui.charts import runs
from tests.ui.charts.runs import GRID, StandInWorkbench, snapshot
from tests.ui.charts.test_output_chart import CASES, data, show

RNG = np.random.default_rng(0)


def maps(*shapes: tuple[int, ...]) -> UnitMaps:
    features, *layers = (RNG.normal(size=shape).astype(np.float32) for shape in shapes)
    return UnitMaps(GRID, features, tuple(layers))


PLANE = snapshot(unit_maps=maps((2, 8, 8), (4, 8, 8), (1, 8, 8)))


@pytest.fixture
def chart(shown: Callable[[type], OutputChart]) -> OutputChart:
    return shown(OutputChart)


def pictures() -> Snapshot:
    """A network of three units over pictures of 2x3 pixels."""
    prepared: PreparedData = data(6, 3, "one_hot")
    dataset = replace(prepared.dataset, image_shape=(2, 3))
    network = Network((6, 3, 3), ("tanh", "linear"))
    empty = UnitMaps(GRID, np.empty((0, 0, 0), np.float32), ())
    return replace(
        CASES["confusion"],
        data=replace(prepared, dataset=dataset),
        network=network,
        parameters=RNG.normal(size=network.parameter_count),
        unit_maps=empty,
    )


def test_a_unit_over_the_plane_is_shown_on_the_map_with_the_data_on_top(
    chart: OutputChart, workbench: StandInWorkbench
) -> None:
    show(chart, PLANE)
    chart.turn_to("hidden")
    workbench.unit_hovered.emit((0, 2))
    assert chart.kind == "map"
    unit = chart.pages["map"].view.unit
    assert unit.name == "Layer 1, unit 3"
    assert np.array_equal(unit.probe.values[0], PLANE.unit_maps.layers[0][2])
    workbench.unit_hovered.emit(None)
    assert chart.kind == "hidden"


def test_the_map_comes_back_as_it_was(chart: OutputChart, workbench: StandInWorkbench) -> None:
    show(chart, PLANE)
    before = chart.page.view.grab().toImage()
    workbench.unit_hovered.emit((0, 2))
    assert chart.page.view.grab().toImage() != before
    workbench.unit_hovered.emit(None)
    assert chart.page.view.grab().toImage() == before


def test_units_are_wanted_finely_only_while_one_is_looked_at(chart: OutputChart, workbench: StandInWorkbench) -> None:
    show(chart, PLANE)
    workbench.unit_hovered.emit((0, 2))
    assert workbench.wants["output"].unit_maps
    workbench.unit_hovered.emit(None)
    assert not workbench.wants["output"].unit_maps


def test_the_scale_says_what_the_colours_of_the_unit_mean(chart: OutputChart, workbench: StandInWorkbench) -> None:
    show(chart, PLANE)
    workbench.unit_hovered.emit((0, 2))
    assert chart.pages["map"].view.scale_shown.limit == unit_look(PLANE, 0, 2).limit
    assert chart.pages["map"].scale.texts[1] == "0"


def test_a_unit_over_one_input_is_a_curve(chart: OutputChart, workbench: StandInWorkbench) -> None:
    moment = replace(
        CASES["curve"], network=Network((1, 4, 1), ("tanh", "linear")), unit_maps=maps((1, 9), (4, 9), (1, 9))
    )
    show(chart, moment)
    workbench.unit_hovered.emit((0, 1))
    assert chart.kind == "curve"
    assert not chart.page.view.grab().isNull()


def test_a_unit_over_pictures_is_shown_by_its_weights(chart: OutputChart, workbench: StandInWorkbench) -> None:
    moment = pictures()
    show(chart, moment)
    workbench.unit_hovered.emit((0, 1))
    assert chart.kind == "picture"
    assert chart.pages["picture"].words.text == "Layer 1, unit 2"
    weight = moment.network.views(moment.parameters)[0].weight[:, 1].reshape(2, 3)
    shown = chart.pages["picture"].view.unit.probe.values[0]
    assert np.allclose(shown[::-1], weight)  # row 0 of a map is at the bottom, that of a picture at the top
    assert not chart.grab().isNull()


def test_units_that_show_nothing_leave_the_card_alone(chart: OutputChart, workbench: StandInWorkbench) -> None:
    show(chart, pictures())
    for unit in ((1, 0), (0, 99), (7, 0)):
        workbench.unit_hovered.emit(unit)
        assert chart.kind == "confusion"


def test_inputs_and_outputs_are_named_as_what_they_are() -> None:
    assert unit_look(PLANE, -1, 1).name == "Input x₂"
    assert unit_look(PLANE, 1, 0).name == "Output, unit 1"


def test_a_unit_that_is_gone_with_its_layer_is_no_longer_shown(chart: OutputChart, workbench: StandInWorkbench) -> None:
    show(chart, PLANE)
    workbench.unit_hovered.emit((0, 3))
    show(
        chart,
        snapshot(run=2, unit_maps=maps((2, 8, 8), (2, 8, 8), (1, 8, 8)), network=Network((2, 2, 1), ("tanh",) * 2)),
    )
    assert chart.pages["map"].view.unit is None
    assert runs.GRID is chart.pages["map"].view.probe.grid
