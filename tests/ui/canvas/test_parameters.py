"""Weights and biases of the network view under mouse and keyboard."""

from __future__ import annotations

import numpy as np
import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu

from playground.document import edits
from playground.document.experiment import Experiment
from playground.training.insight import ParameterPlace
from playground.training.snapshot import RunState, Snapshot
from playground.ui import selection as selections
from playground.ui.canvas.panel import NetworkPanel
from playground.ui.canvas.view import NetworkView
from playground.ui.parameters import selection_of
from playground.ui.selection import Selection
from playground.ui.workbench import Workbench
from tests.ui.canvas.conftest import Open, units
from tests.ui.mouse import LEFT, NO_KEYS, point_at
from tests.ui.snapshots import network_of, snapshot_of

KEY = Qt.Key
LINK, BIAS = ParameterPlace(0, 3, 1), ParameterPlace(1, 2)


@pytest.fixture
def view(panel: NetworkPanel) -> NetworkView:
    return panel.view


def show(workbench: Workbench, **fields: object) -> Snapshot:
    snapshot = snapshot_of(workbench.experiment, **fields)
    workbench.snapshot = snapshot
    workbench.snapshot_taken.emit(snapshot)
    return snapshot


def point(view: NetworkView, place: ParameterPlace) -> QPoint:
    found = view.place_of_parameter(place)
    assert found is not None
    return found


def click(view: NetworkView, place: ParameterPlace) -> None:
    QTest.mouseClick(view.viewport(), LEFT, NO_KEYS, point(view, place))


def hover(view: NetworkView, at: QPoint) -> None:
    point_at(view.viewport(), at)


def unit_at(view: NetworkView, column: int, unit: int) -> QPoint:
    layout = view.network_scene.layout_
    assert layout is not None
    box = layout.columns[column].units[unit]
    return view.mapFromScene(box.middle_x, box.middle_y)


def off_the_network(view: NetworkView) -> QPoint:
    return QPoint(2, view.viewport().height() - 3)


class TestPointing:
    def test_a_click_on_a_link_selects_its_weight(self, view: NetworkView, workbench: Workbench) -> None:
        show(workbench)
        click(view, LINK)
        assert workbench.selection == Selection("weight", 0, 3, 1)

    def test_every_link_can_be_hit_somewhere(self, view: NetworkView, workbench: Workbench) -> None:
        show(workbench)
        for source in range(2):
            for unit in range(4):
                place = ParameterPlace(0, unit, source)
                path = view.network_scene.outline(place)
                assert path is not None
                on_it = [path.pointAtPercent(share / 20) for share in range(1, 20)]
                found = [view.network_scene.parameter_at(at.x(), at.y(), 1.0) for at in on_it]
                assert place in found

    def test_a_click_on_the_mark_of_a_bias_selects_it(self, view: NetworkView, workbench: Workbench) -> None:
        show(workbench)
        click(view, BIAS)
        assert workbench.selection == Selection("bias", 1, 2)

    def test_the_output_has_a_bias_too(self, view: NetworkView, workbench: Workbench) -> None:
        show(workbench)
        click(view, ParameterPlace(2, 0))
        assert workbench.selection == Selection("bias", 2, 0)

    def test_a_click_beside_the_links_selects_nothing(self, view: NetworkView, workbench: Workbench) -> None:
        show(workbench)
        QTest.mouseClick(view.viewport(), LEFT, NO_KEYS, off_the_network(view))
        assert workbench.selection == selections.layer(0)

    def test_a_link_that_is_not_drawn_cannot_be_hit(self, open_panel: Open) -> None:
        panel = open_panel(network_of(*[16] * 10))
        view, scene = panel.view, panel.view.network_scene
        show(view.workbench)
        drawn, there = scene.links_drawn()
        box = scene.layout_.gap_box(3)
        heights = np.arange(box.y, box.bottom, 2.0)
        hits = {scene.parameter_at(box.middle_x, y, 3.0) for y in heights} - {None}
        item = scene.items_by_key["links", 3]
        assert drawn < there
        assert hits
        assert all(item.is_drawn(place.source, place.unit) for place in hits)  # type: ignore[attr-defined]

    def test_a_press_on_a_link_drags_no_layer(self, view: NetworkView, workbench: Workbench) -> None:
        show(workbench)
        QTest.mousePress(view.viewport(), LEFT, NO_KEYS, point(view, LINK))
        QTest.mouseMove(view.viewport(), view.place_of_gap(2))
        assert not view.drag.dragging
        QTest.mouseRelease(view.viewport(), LEFT, NO_KEYS, view.place_of_gap(2))
        assert units(workbench) == [4, 3, 1]

    def test_zoomed_in_the_same_link_is_hit(self, view: NetworkView, workbench: Workbench) -> None:
        show(workbench)
        view.scale(1.5, 1.5)
        click(view, LINK)
        assert workbench.selection == selection_of(LINK)


class TestMatrices:
    @pytest.fixture
    def view(self, open_panel: Open) -> NetworkView:
        panel = open_panel(network_of(24, 4))
        show(panel.view.workbench)
        return panel.view

    @pytest.mark.parametrize("place", [ParameterPlace(0, 0, 0), ParameterPlace(0, 23, 1), ParameterPlace(1, 2, 20)])
    def test_a_click_on_a_cell_selects_its_weight(self, view: NetworkView, place: ParameterPlace) -> None:
        click(view, place)
        assert view.workbench.selection == selection_of(place)

    def test_the_biases_are_a_row_of_their_own(self, view: NetworkView) -> None:
        click(view, ParameterPlace(0, 14))
        assert view.workbench.selection == Selection("bias", 0, 14)

    def test_a_cell_says_its_value(self, view: NetworkView) -> None:
        hover(view, point(view, ParameterPlace(1, 2, 20)))
        assert view.card.text.startswith("w from unit 21 to unit 3 of Layer 2\nw = ")

    def test_the_legend_has_the_colours(self, open_panel: Open) -> None:
        with_matrices, without = open_panel(network_of(64, 4)), open_panel(network_of(4))
        for panel, has in ((with_matrices, True), (without, False)):
            show(panel.view.workbench)
            assert panel.legend.has_colour_bar is has


class TestCard:
    def test_a_weight_says_what_it_is_and_its_figures(self, view: NetworkView, workbench: Workbench) -> None:
        count = snapshot_of(workbench.experiment).network.parameter_count
        flat = np.full(count, -0.125)
        show(workbench, parameters=flat, gradient=flat / 10, update=-flat / 100, step=3)
        hover(view, point(view, LINK))
        assert view.card.text.splitlines() == [
            "w from x₂ to unit 4 of Layer 1",
            "w = −0.125000",
            "∂L/∂w = −0.0125000 (last batch)",
            "Δw = 0.00125000 (last step)",
        ]

    def test_it_follows_the_run(self, view: NetworkView, workbench: Workbench) -> None:
        count = snapshot_of(workbench.experiment).network.parameter_count
        show(workbench, parameters=np.zeros(count))
        hover(view, point(view, LINK))
        show(workbench, number=2, parameters=np.ones(count))
        assert "w = 1.00000" in view.card.text

    def test_a_frozen_weight_says_so(self, view: NetworkView, workbench: Workbench) -> None:
        workbench.edit("freeze", edits.freeze_parameter, LINK.layer, LINK.source, LINK.unit)
        show(workbench)
        hover(view, point(view, LINK))
        assert view.card.text.splitlines()[-1] == "frozen"

    def test_a_unit_says_its_name_and_its_bias(self, view: NetworkView, workbench: Workbench) -> None:
        snapshot = show(workbench)
        hover(view, unit_at(view, 1, 1))
        bias = snapshot.network.views(snapshot.parameters)[0].bias[1]
        assert view.card.text.startswith("Layer 1, unit 2\nb = ")
        assert f"{abs(bias):.4f}"[:5] in view.card.text

    def test_it_goes_when_the_mouse_goes(self, view: NetworkView, workbench: Workbench) -> None:
        show(workbench)
        hover(view, point(view, LINK))
        hover(view, off_the_network(view))
        assert view.card.text == ""

    def test_it_does_not_cover_a_drag(self, view: NetworkView, workbench: Workbench) -> None:
        show(workbench)
        hover(view, unit_at(view, 1, 1))
        QTest.mousePress(view.viewport(), LEFT, NO_KEYS, unit_at(view, 1, 1))
        for x in range(0, 60, 10):
            QTest.mouseMove(view.viewport(), unit_at(view, 1, 1) + QPoint(x, 0))
        assert view.drag.dragging
        assert view.card.text == ""
        view.drag.cancel()


class TestTellingOthers:
    def test_the_unit_under_the_mouse_is_told_once(self, view: NetworkView, workbench: Workbench) -> None:
        told: list[object] = []
        workbench.unit_hovered.connect(told.append)
        hover(view, unit_at(view, 2, 1))
        hover(view, off_the_network(view))
        assert told == [(1, 1), None]

    def test_inputs_and_links_are_no_units(self, view: NetworkView, workbench: Workbench) -> None:
        show(workbench)
        told: list[object] = []
        workbench.unit_hovered.connect(told.append)
        hover(view, unit_at(view, 0, 1))
        hover(view, point(view, LINK))
        assert told == []

    def test_the_keyboard_tells_the_selected_unit(self, view: NetworkView, workbench: Workbench) -> None:
        told: list[object] = []
        workbench.unit_hovered.connect(told.append)
        QTest.keyClick(view, KEY.Key_Down)
        QTest.keyClick(view, KEY.Key_Up)
        assert told == [(0, 0), None]


class TestKeyboard:
    def test_enter_goes_into_the_weights_of_a_unit(self, view: NetworkView, workbench: Workbench) -> None:
        workbench.select(Selection("unit", 0, 2))
        chosen = []
        for key in (KEY.Key_Return, KEY.Key_Right, KEY.Key_Down, KEY.Key_Right, KEY.Key_Left, KEY.Key_Escape):
            QTest.keyClick(view, key)
            chosen.append(workbench.selection)
        assert chosen == [
            Selection("weight", 0, 2, 0),
            Selection("weight", 0, 2, 1),
            Selection("bias", 0, 2),
            Selection("bias", 0, 2),
            Selection("weight", 0, 2, 1),
            Selection("unit", 0, 2),
        ]

    def test_right_enters_too_and_left_of_the_first_weight_is_the_unit(
        self, view: NetworkView, workbench: Workbench
    ) -> None:
        workbench.select(Selection("unit", 1, 0))
        QTest.keyClick(view, KEY.Key_Right)
        assert workbench.selection == Selection("weight", 1, 0, 0)
        QTest.keyClick(view, KEY.Key_Left)
        assert workbench.selection == Selection("unit", 1, 0)

    @pytest.mark.parametrize("key", [KEY.Key_Delete, KEY.Key_Plus, KEY.Key_Minus])
    def test_with_a_weight_selected_no_key_changes_the_layer(
        self, view: NetworkView, workbench: Workbench, key: Qt.Key
    ) -> None:
        workbench.select(selection_of(LINK))
        QTest.keyClick(view, key)
        assert units(workbench) == [4, 3, 1]

    def test_the_selected_weight_is_said_to_a_screen_reader(self, view: NetworkView, workbench: Workbench) -> None:
        workbench.select(selection_of(LINK))
        assert view.accessibleDescription().startswith("w from x₂ to unit 4 of Layer 1. ")


class TestMarks:
    def test_the_selected_weight_is_marked_until_another_is(self, view: NetworkView, workbench: Workbench) -> None:
        scene = view.network_scene
        workbench.select(selection_of(LINK))
        assert scene.selected_path == scene.outline(LINK)
        workbench.select(selections.layer(0))
        assert scene.selected_path.isEmpty()

    def test_the_mark_moves_with_the_layout(self, view: NetworkView, workbench: Workbench) -> None:
        workbench.select(selection_of(LINK))
        before = view.network_scene.selected_path
        workbench.edit("more", edits.set_units, 0, 6)
        assert view.network_scene.selected_path == view.network_scene.outline(LINK) != before

    def test_frozen_weights_and_biases_have_locks(self, view: NetworkView, workbench: Workbench) -> None:
        workbench.edit("freeze", edits.freeze_parameter, LINK.layer, LINK.source, LINK.unit)
        workbench.edit("freeze", edits.freeze_parameter, BIAS.layer, BIAS.source, BIAS.unit)
        paths = [view.network_scene.outline(place) for place in (LINK, BIAS)]
        assert {(lock.x(), lock.y()) for lock in view.network_scene.locked_places} == {
            (path.boundingRect().center().x(), path.boundingRect().center().y()) for path in paths if path is not None
        }
        workbench.undo_stack.undo()
        assert len(view.network_scene.locked_places) == 1

    def test_a_frozen_layer_looks_and_reads_frozen(
        self, view: NetworkView, workbench: Workbench, qtbot: object
    ) -> None:
        before = view.grab().toImage()
        workbench.edit("freeze", edits.freeze_layer, 0)
        assert view.grab().toImage() != before
        assert "Layer 1: 4 units, tanh, Xavier uniform, frozen" in view.accessibleDescription()

    def test_a_bias_is_drawn_when_it_changes(self, view: NetworkView, workbench: Workbench, qtbot: object) -> None:
        count = snapshot_of(workbench.experiment).network.parameter_count
        flat = np.ones(count)
        show(workbench, parameters=flat)
        qtbot.waitUntil(lambda: view.network_scene.settled)  # type: ignore[attr-defined]
        before = view.grab().toImage()
        flat = flat.copy()
        flat[BIAS.index(snapshot_of(workbench.experiment).network)] = -1.0
        show(workbench, number=2, parameters=flat)
        qtbot.waitUntil(lambda: view.network_scene.settled)  # type: ignore[attr-defined]
        assert view.grab().toImage() != before


class TestMenu:
    def menu(self, view: NetworkView, at: QPoint) -> dict[str, object]:
        event = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, at, view.viewport().mapToGlobal(at))
        QApplication.sendEvent(view.viewport(), event)
        menu = view.findChildren(QMenu, options=Qt.FindChildOption.FindDirectChildrenOnly)[-1]
        return {action.text(): action for action in menu.actions()}

    def test_a_weight_is_frozen_from_it(self, view: NetworkView, workbench: Workbench) -> None:
        show(workbench)
        self.menu(view, point(view, LINK))["Freeze this weight"].trigger()  # type: ignore[attr-defined]
        assert workbench.experiment.training.frozen == ((0, 1, 3),)
        assert workbench.selection == selection_of(LINK)

    def test_a_layer_is_frozen_from_it_and_let_learn_again(self, view: NetworkView, workbench: Workbench) -> None:
        for frozen in (True, False):
            action = self.menu(view, view.place_of(1))["Freeze layer"]
            assert action.isChecked() is not frozen  # type: ignore[attr-defined]
            action.trigger()  # type: ignore[attr-defined]
            assert workbench.experiment.network.layers[0].frozen is frozen


def test_a_run_that_moves_on_keeps_the_card_at_ten_a_second(
    view: NetworkView, workbench: Workbench, monkeypatch: pytest.MonkeyPatch
) -> None:
    now = [100.0]
    monkeypatch.setattr("playground.ui.canvas.view.time.monotonic", lambda: now[0])
    count = snapshot_of(workbench.experiment).network.parameter_count
    show(workbench, state=RunState.RUNNING, parameters=np.zeros(count))
    hover(view, point(view, LINK))
    now[0] += 0.05
    show(workbench, number=2, state=RunState.RUNNING, parameters=np.ones(count))
    assert "w = 0" in view.card.text
    now[0] += 0.06
    show(workbench, number=3, state=RunState.RUNNING, parameters=np.ones(count))
    assert "w = 1.00000" in view.card.text


def test_the_first_layer_of_digits_shows_its_weights_as_pictures(open_panel: Open) -> None:
    experiment: Experiment = edits.set_loss(edits.set_data_kind(network_of(4), "digits"), "cross_entropy")
    view = open_panel(experiment).view
    plain = view.grab().toImage()
    show(view.workbench)
    assert view.grab().toImage() != plain


def test_a_pixel_of_the_input_says_which_picture_it_is_of(open_panel: Open) -> None:
    experiment: Experiment = edits.set_loss(edits.set_data_kind(network_of(4), "digits"), "cross_entropy")
    view = open_panel(experiment).view
    show(view.workbench)
    layout = view.network_scene.layout_
    assert layout is not None
    box = layout.columns[0].mosaic
    assert box is not None
    hover(view, view.mapFromScene(box.middle_x + 2, box.middle_y + 2))
    assert view.card.text.splitlines()[-1] == "Picture: the first training sample"
