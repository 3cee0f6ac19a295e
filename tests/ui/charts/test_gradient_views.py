"""The tabs of the gradient card: which is shown, what is computed for it, and what each says."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from playground.engine.network import Network
from playground.training.insight import Insight, InsightWants
from playground.training.snapshot import RunState
from playground.ui.charts.gradient import GradientChart
from playground.ui.charts.ratio import USUAL_RATIO
from tests.ui.charts import looks
from tests.ui.charts.runs import StandInWorkbench, snapshot
from tests.ui.mouse import point_at

HEALTH, START = InsightWants(health=True), InsightWants(start=True)


@pytest.fixture
def chart(shown: Callable[[type], GradientChart], workbench: StandInWorkbench) -> GradientChart:
    chart = shown(GradientChart)
    workbench.show(looks.looked())
    chart.redraw()
    return chart


def deep(layers: int) -> Network:
    return Network((2, *(3,) * (layers - 1), 1), (*("tanh",) * (layers - 1), "linear"))


def at_step_0(**changes: object):
    insight = Insight(start=looks.start_figures())
    return snapshot(step=0, state=RunState.IDLE, insight=insight, **changes)


# -- tabs -----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("key", "wants"),
    [
        ("magnitude", InsightWants()),
        ("ratio", HEALTH),
        ("distributions", HEALTH),
        ("saturation", HEALTH),
        ("start", START),
    ],
)
def test_only_what_the_open_tab_shows_is_computed(
    chart: GradientChart, workbench: StandInWorkbench, key: str, wants: InsightWants
) -> None:
    chart.turn_to(key)
    assert workbench.insight_wants["health"] == wants


def test_a_hidden_card_wants_nothing(chart: GradientChart, workbench: StandInWorkbench) -> None:
    chart.turn_to("ratio")
    chart.hide()
    assert workbench.insight_wants["health"] is None
    chart.turn_to("distributions")
    assert workbench.insight_wants["health"] is None
    chart.show()
    assert workbench.insight_wants["health"] == HEALTH


def test_a_minimised_window_wants_nothing(chart: GradientChart, workbench: StandInWorkbench, qtbot: QtBot) -> None:
    chart.turn_to("ratio")
    chart.showMinimized()
    qtbot.waitUntil(lambda: workbench.insight_wants["health"] is None)
    chart.showNormal()
    qtbot.waitUntil(lambda: workbench.insight_wants["health"] == HEALTH)


@pytest.mark.parametrize("width", [296, 357, 518])
def test_the_head_fits_in_the_card_on_every_tab(chart: GradientChart, qtbot: QtBot, width: int) -> None:
    chart.resize(width, 200)
    for key in chart.pages:
        chart.turn_to(key)
        qtbot.waitUntil(lambda: chart.width() == width)
        inside = chart.rect().adjusted(8, 0, -8, 0)
        head = [chart.title, chart.tabs, chart.legend, chart.controls]
        places = [widget.geometry() for widget in head if widget.isVisible() and widget.width()]
        assert all(inside.contains(place) for place in places)
        assert not any(a.intersects(b) for i, a in enumerate(places) for b in places[:i])


def test_where_the_tabs_do_not_fit_a_menu_offers_them(chart: GradientChart, qtbot: QtBot) -> None:
    chart.resize(296, 200)
    qtbot.waitUntil(lambda: chart.tabs.is_compact)
    qtbot.mouseClick(chart.tabs.button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(chart.tabs.menu.isVisible)
    assert [action.text() for action in chart.tabs.menu.actions()] == [
        "Gradient magnitude per layer",
        "Update ratio per layer",
        "Distributions",
        "Saturated and dead",
        "At the start",
    ]
    QTest.keyClick(chart.tabs.menu, Qt.Key.Key_Down)
    QTest.keyClick(chart.tabs.menu, Qt.Key.Key_Down)
    QTest.keyClick(chart.tabs.menu, Qt.Key.Key_Return)
    assert chart.page is chart.pages["ratio"]


def test_where_there_is_room_a_click_on_a_tab_turns_to_it(chart: GradientChart, qtbot: QtBot) -> None:
    chart.resize(560, 260)
    qtbot.waitUntil(lambda: not chart.tabs.is_compact)
    qtbot.mouseClick(chart.tabs.tab("saturation"), Qt.MouseButton.LeftButton)
    assert chart.page is chart.pages["saturation"]
    assert chart.title.isVisible()


def test_turning_to_a_tab_with_a_choice_does_not_fold_the_tabs_up(chart: GradientChart, qtbot: QtBot) -> None:
    chart.resize(518, 300)
    qtbot.waitUntil(lambda: not chart.tabs.is_compact)
    for key in chart.pages:
        chart.turn_to(key)
        assert not chart.tabs.is_compact
    chart.turn_to("distributions")
    assert chart.page.choice.isVisible()
    qtbot.waitUntil(lambda: chart.controls.geometry().top() > chart.tabs.geometry().bottom())


# -- before the first step ------------------------------------------------------------------------------------------


def test_before_the_first_step_the_start_is_offered(chart: GradientChart, workbench: StandInWorkbench) -> None:
    workbench.show(at_step_0(run=2))
    chart.redraw()
    assert chart.page is chart.pages["start"]
    workbench.show(snapshot(run=2))
    chart.redraw()
    assert chart.page is chart.pages["magnitude"]


def test_who_turns_away_from_the_start_is_not_turned_back(chart: GradientChart, workbench: StandInWorkbench) -> None:
    workbench.show(at_step_0(run=2))
    chart.redraw()
    chart.turn_to("magnitude")
    workbench.show(at_step_0(run=2))
    chart.redraw()
    assert chart.page is chart.pages["magnitude"]


def test_a_tab_that_was_chosen_stays_over_a_reset(chart: GradientChart, workbench: StandInWorkbench) -> None:
    chart.turn_to("distributions")
    workbench.show(at_step_0(run=2))
    chart.redraw()
    assert chart.page is chart.pages["distributions"]


def test_the_table_marks_the_choice_and_names_the_alternatives(
    chart: GradientChart, workbench: StandInWorkbench
) -> None:
    workbench.show(at_step_0())
    chart.redraw()
    rows = chart.page.table.rows
    assert [row.name for row in rows if row.is_current] == ["Your choice"]
    assert [row.name for row in rows[1:]] == [
        "Zeros",
        "Small normal",
        "Large normal",
        "Xavier uniform",
        "Kaiming normal",
    ]


def test_pointing_at_a_row_says_the_figures_of_every_layer(chart: GradientChart, workbench: StandInWorkbench) -> None:
    workbench.show(at_step_0())
    chart.redraw()
    table = chart.page.table
    point_at(table, QPoint(40, table.height() - 4))
    assert table.spoken.split("\n") == [
        "Kaiming normal",
        "Keeps activations and gradients level through ReLU layers",
        "Layer 1: σ of activations 1.1, of gradients 0.061",
        "Output: σ of activations 1.2, of gradients 0.055",
    ]


def test_the_keys_point_at_the_rows_too(chart: GradientChart, workbench: StandInWorkbench) -> None:
    workbench.show(at_step_0())
    chart.redraw()
    table = chart.page.table
    QTest.keyClick(table, Qt.Key.Key_Down)
    assert table.spoken.startswith("Your choice")
    QTest.keyClick(table, Qt.Key.Key_Down)
    assert table.spoken.startswith("Zeros")
    QTest.keyClick(table, Qt.Key.Key_Escape)
    assert table.spoken == ""


@pytest.mark.parametrize(("width", "layers", "all_shown"), [(296, 2, False), (357, 2, True), (357, 8, False)])
def test_both_quantities_stand_side_by_side_where_there_is_room_else_one_can_be_chosen(
    chart: GradientChart, workbench: StandInWorkbench, qtbot: QtBot, width: int, layers: int, all_shown: bool
) -> None:
    chart.resize(width, 200)
    insight = Insight(start=looks.start_figures(layers))
    workbench.show(snapshot(step=0, state=RunState.IDLE, insight=insight, network=deep(layers)))
    chart.redraw()
    page = chart.page
    qtbot.waitUntil(lambda: page.table.shows_all == all_shown)
    assert page.choice.isVisible() != all_shown
    if not all_shown:
        assert page.table.quantities == ("activations",)
        qtbot.mouseClick(page.choice.button, Qt.MouseButton.LeftButton)
        QTest.keyClick(page.choice.menu, Qt.Key.Key_Down)
        QTest.keyClick(page.choice.menu, Qt.Key.Key_Down)
        QTest.keyClick(page.choice.menu, Qt.Key.Key_Return)
        assert page.table.quantities == ("gradients",)


# -- update ratio ---------------------------------------------------------------------------------------------------


def test_the_update_ratio_is_a_curve_a_layer(chart: GradientChart) -> None:
    chart.turn_to("ratio")
    assert chart.page.plot.curves.points("layer 0")[1] == pytest.approx(np.full(20, -3.0))
    assert chart.page.plot.curves.points("layer 1")[1] == pytest.approx(np.full(20, np.log10(2e-3)))


def test_the_usual_ratio_is_in_view_and_named(chart: GradientChart) -> None:
    chart.turn_to("ratio")
    bottom, top = chart.page.plot.view.viewRange()[1]
    assert bottom < np.log10(USUAL_RATIO) < top
    assert chart.legend.shown[-1].text() == "about 0.001 is usual"


def test_a_ratio_that_has_no_meaning_is_a_gap(chart: GradientChart, workbench: StandInWorkbench) -> None:
    ratio = np.full((20, 2), 1e-3)
    ratio[0] = np.nan
    workbench.show(looks.looked(looks.health(update_ratio=ratio), run=2))
    chart.turn_to("ratio")
    assert np.isnan(chart.page.plot.curves.points("layer 0")[1]).tolist() == [True] + [False] * 19


def test_a_single_look_is_seen(chart: GradientChart, workbench: StandInWorkbench) -> None:
    ratio = np.full((20, 2), np.nan)
    workbench.show(looks.looked(looks.health(update_ratio=ratio.copy()), run=2))
    chart.turn_to("ratio")
    chart.redraw()
    plot = chart.page.plot  # type: ignore[attr-defined]
    empty = plot.grab().toImage()
    ratio[10] = 1e-2
    workbench.show(looks.looked(looks.health(update_ratio=ratio), run=3))
    chart.redraw()
    assert plot.grab().toImage() != empty
    assert len(plot.curves.points("layer 0")[0]) == 20


def test_the_last_looks_stay_when_a_snapshot_comes_without(chart: GradientChart, workbench: StandInWorkbench) -> None:
    chart.turn_to("ratio")
    workbench.show(snapshot(number=2))
    chart.redraw()
    assert len(chart.page.plot.curves.points("layer 0")[1]) == 20


def test_without_a_curve_the_update_ratio_says_how_to_get_one(
    chart: GradientChart, workbench: StandInWorkbench
) -> None:
    chart.turn_to("ratio")
    assert not chart.page.note.isVisible()
    assert chart.page.guide.isVisible()
    for run, step, said in ((2, 0, "it appears with the run"), (3, 40, "train on to see it")):
        workbench.show(snapshot(run=run, step=step))
        chart.redraw()
        assert chart.page.note.isVisible()
        assert not chart.page.guide.isVisible(), "it would strike the words out"
        assert said in chart.page.note.text()


def test_the_looks_of_another_run_are_dropped(chart: GradientChart, workbench: StandInWorkbench) -> None:
    chart.turn_to("ratio")
    workbench.show(snapshot(run=2))
    chart.redraw()
    assert len(chart.page.plot.curves.points("layer 0")[1]) == 0


# -- distributions --------------------------------------------------------------------------------------------------


def spoken_at(chart: GradientChart, layer: int, across: float, up: float) -> str:
    strips = chart.page.strips
    QApplication.processEvents()
    area = strips.area(layer)
    at = QPoint(round(area.left() + across * area.width()), round(area.bottom() - up * area.height()))
    point_at(strips, at)
    return strips.spoken


def test_pointing_at_a_strip_says_layer_step_bin_and_share(chart: GradientChart) -> None:
    chart.turn_to("distributions")
    layer, step, share = spoken_at(chart, 0, 0.0, 0.56).split("\n")
    assert layer == "Layer 1"
    assert step.startswith("step 0")
    expected = looks.health().activations[0, 0, 4]
    assert share == f"activations 0 to 0.25: {100 * expected:.1f} %"


@pytest.mark.parametrize(("up", "span"), [(0.01, "below −0.75"), (0.99, "from 0.75 on")])
def test_the_outermost_bins_hold_what_lies_outside_too(chart: GradientChart, up: float, span: str) -> None:
    chart.turn_to("distributions")
    assert f"activations {span}: " in spoken_at(chart, 0, 0.3, up)


@pytest.mark.parametrize(("key", "first_word"), [("weights", "weights"), ("gradients", "gradients of size")])
def test_another_quantity_can_be_chosen(chart: GradientChart, key: str, first_word: str) -> None:
    chart.turn_to("distributions")
    chart.page.choice.choose(key)
    chart.page.choice.chosen.emit(key)
    assert spoken_at(chart, 1, 0.3, 0.5).split("\n")[2].startswith(first_word)


def test_the_keys_move_over_the_strips(chart: GradientChart) -> None:
    chart.turn_to("distributions")
    strips = chart.page.strips
    spoken = set()
    for _press in range(20):
        QTest.keyClick(strips, Qt.Key.Key_Down)
        spoken.add(strips.spoken.split("\n")[0])
    assert spoken == {"Layer 1", "Output"}


def test_what_has_not_been_seen_is_blank(chart: GradientChart, workbench: StandInWorkbench) -> None:
    workbench.show(looks.looked(looks.health(last=500.0), run=2, step=1000))
    chart.turn_to("distributions")
    assert spoken_at(chart, 0, 0.1, 0.5) != ""
    assert spoken_at(chart, 0, 0.9, 0.5) == ""


def test_bins_that_nothing_falls_into_are_left_out(chart: GradientChart, workbench: StandInWorkbench) -> None:
    narrow = np.zeros((20, 2, looks.BINS), np.float32)
    narrow[:, :, 3:5] = 0.5
    workbench.show(looks.looked(looks.health(activations=narrow), run=2))
    chart.turn_to("distributions")
    assert "activations −0.25 to 0: 50.0 %" in spoken_at(chart, 0, 0.3, 0.05)
    assert "activations 0 to 0.25: 50.0 %" in spoken_at(chart, 0, 0.3, 0.95)


def test_without_a_look_there_are_words(chart: GradientChart, workbench: StandInWorkbench) -> None:
    workbench.show(snapshot(run=2))
    chart.turn_to("distributions")
    assert point_at_nothing(chart) == ""
    assert chart.page.strips.empty_text


def point_at_nothing(chart: GradientChart) -> str:
    point_at(chart.page.strips, chart.page.strips.rect().center())
    return chart.page.strips.spoken


# -- saturated and dead ---------------------------------------------------------------------------------------------


def rows_of(chart: GradientChart) -> list[tuple[str, str]]:
    return [(row.name, row.text) for row in chart.page.bars.rows]


def test_the_shares_stand_beside_their_bars_in_words(chart: GradientChart) -> None:
    chart.turn_to("saturation")
    assert rows_of(chart) == [("Layer 1", "25.0 % saturated"), ("Output", "not possible with linear")]


def test_dead_units_are_told_apart_from_saturated_outputs(chart: GradientChart, workbench: StandInWorkbench) -> None:
    dead, saturated = np.full((20, 2), np.nan), np.full((20, 2), np.nan)
    dead[:, 0] = 0.5
    history = looks.health(dead=dead, saturated=saturated)
    workbench.show(looks.looked(history, run=2, network=Network((2, 4, 1), ("relu", "linear"))))
    chart.turn_to("saturation")
    assert rows_of(chart)[0] == ("Layer 1", "50.0 % dead")
    assert not chart.page.bars.rows[0].hatched


def test_pointing_at_a_bar_says_its_bounds_and_its_largest_value(
    chart: GradientChart, workbench: StandInWorkbench
) -> None:
    saturated = np.full((20, 2), np.nan)
    saturated[:, 0] = 0.1
    saturated[5, 0] = 0.6
    workbench.show(looks.looked(looks.health(saturated=saturated), run=2))
    chart.turn_to("saturation")
    bars = chart.page.bars
    point_at(bars, QPoint(20, 8))
    name, bounds, most = bars.spoken.split("\n")
    assert name == "Layer 1"
    assert bounds == "outputs of tanh below −0.97 or above 0.97"
    assert most.startswith("most: 60.0 % at step ")


# -- words ----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("key", ["ratio", "distributions", "saturation", "start"])
def test_every_tab_describes_its_figures(chart: GradientChart, workbench: StandInWorkbench, key: str) -> None:
    insight = Insight(health=looks.health(), start=looks.start_figures())
    workbench.show(snapshot(insight=insight))
    chart.turn_to(key)
    named = [child for child in chart.page.findChildren(QWidget) if child.accessibleName() == "Gradient chart"]
    assert len(named) == 1
    assert "Layer 1" in chart.description()
    assert "Output" in chart.description()
