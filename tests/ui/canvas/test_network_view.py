from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QContextMenuEvent, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu

from playground.ui import selection as selections
from playground.ui.canvas.head import HeadItem
from playground.ui.canvas.panel import NetworkPanel
from playground.ui.canvas.view import NetworkView
from playground.ui.selection import Selection
from playground.ui.workbench import Workbench
from tests.ui.canvas.conftest import Open, units
from tests.ui.mouse import LEFT, NO_KEYS, RIGHT, drag_and_drop, drag_to, release
from tests.ui.snapshots import network_of, random_maps, snapshot_of

KEY = Qt.Key


@pytest.fixture
def view(panel: NetworkPanel) -> NetworkView:
    return panel.view


def click(view: NetworkView, column: int, part: str = "title") -> None:
    QTest.mouseClick(view.viewport(), LEFT, NO_KEYS, view.place_of(column, part))


def press(view: NetworkView, key: Qt.Key, modifiers: Qt.KeyboardModifier = NO_KEYS) -> None:
    QTest.keyClick(view, key, modifiers)


def wheel(view: NetworkView, place: QPoint, notches: int, modifiers: Qt.KeyboardModifier = NO_KEYS) -> None:
    where = QPointF(place)
    event = QWheelEvent(
        where, QPointF(view.viewport().mapToGlobal(place)), QPoint(), QPoint(0, 120 * notches),
        Qt.MouseButton.NoButton, modifiers, Qt.ScrollPhase.NoScrollPhase, False,
    )  # fmt: skip
    QApplication.sendEvent(view.viewport(), event)


class TestMouse:
    def test_a_click_on_a_head_selects_its_layer(self, view: NetworkView, workbench: Workbench) -> None:
        click(view, 2)
        assert workbench.selection == selections.layer(1)

    def test_a_click_on_the_input_selects_the_data(self, view: NetworkView, workbench: Workbench) -> None:
        click(view, 0)
        assert workbench.selection == selections.DATA

    def test_a_click_on_a_unit_selects_it(self, view: NetworkView, workbench: Workbench) -> None:
        box = view.network_scene.layout_.columns[1].units[2]
        QTest.mouseClick(view.viewport(), LEFT, NO_KEYS, view.mapFromScene(box.middle_x, box.middle_y))
        assert workbench.selection == Selection("unit", 0, 2)

    def test_plus_and_minus_change_the_units(self, view: NetworkView, workbench: Workbench) -> None:
        click(view, 1, "plus")
        assert units(workbench) == [5, 3, 1]
        click(view, 1, "minus")
        click(view, 1, "minus")
        assert units(workbench) == [3, 3, 1]

    def test_units_changed_in_a_row_are_undone_at_once(self, view: NetworkView, workbench: Workbench) -> None:
        for _ in range(3):
            click(view, 1, "plus")
        workbench.undo_stack.undo()
        assert units(workbench) == [4, 3, 1]

    def test_the_last_unit_stays(self, view: NetworkView, workbench: Workbench) -> None:
        for _ in range(5):
            click(view, 2, "minus")
        assert units(workbench) == [4, 1, 1]

    def test_the_wheel_on_a_head_changes_the_units(self, view: NetworkView, workbench: Workbench) -> None:
        wheel(view, view.place_of(1), 1)
        wheel(view, view.place_of(2), -1)
        assert units(workbench) == [5, 2, 1]

    def test_the_wheel_with_ctrl_zooms(self, view: NetworkView, workbench: Workbench) -> None:
        wheel(view, view.place_of(1), 1, Qt.KeyboardModifier.ControlModifier)
        assert view.transform().m11() > 1
        assert units(workbench) == [4, 3, 1]

    def test_a_double_click_on_the_background_ends_the_zoom(self, view: NetworkView) -> None:
        wheel(view, view.place_of(1), 1, Qt.KeyboardModifier.ControlModifier)
        QTest.mouseDClick(view.viewport(), LEFT, NO_KEYS, QPoint(4, view.viewport().height() - 4))
        assert view.transform().isIdentity()


class TestDraggingLayers:
    def test_a_layer_dragged_to_another_gap_moves_there(self, view: NetworkView, workbench: Workbench) -> None:
        port = view.viewport()
        drag_and_drop(port, view.place_of(2), port, view.place_of_gap(0))
        assert units(workbench) == [3, 4, 1]
        assert workbench.selection == selections.layer(0)
        workbench.undo_stack.undo()
        assert units(workbench) == [4, 3, 1]

    def test_a_line_marks_the_gap_until_the_drop(self, view: NetworkView) -> None:
        port = view.viewport()
        drag_to(port, view.place_of(1), port, view.place_of_gap(2))
        assert view.network_scene.marked_x == pytest.approx(view.mapToScene(view.place_of_gap(2)).x(), abs=2)
        assert view.drag.hint == "Drop: Layer 1 becomes layer 2"
        release(port, port, view.place_of_gap(2))
        assert view.network_scene.marked_x is None
        assert not view.drag.dragging

    def test_a_layer_dropped_beside_itself_stays(self, view: NetworkView, workbench: Workbench) -> None:
        port = view.viewport()
        drag_to(port, view.place_of(1), port, view.place_of_gap(1))
        assert view.drag.hint == "Layer 1 stays where it is"
        release(port, port, view.place_of_gap(1))
        assert units(workbench) == [4, 3, 1]
        assert not workbench.undo_stack.canUndo()

    def test_a_layer_dragged_out_is_removed(self, panel: NetworkPanel, workbench: Workbench) -> None:
        port = panel.view.viewport()
        drag_to(port, panel.view.place_of(1), panel, QPoint(200, 10))
        assert panel.view.drag.hint == "Drop: remove Layer 1"
        release(port, panel, QPoint(200, 10))
        assert units(workbench) == [3, 1]

    def test_the_output_layer_refuses_to_move(self, view: NetworkView, workbench: Workbench) -> None:
        port = view.viewport()
        drag_to(port, view.place_of(3), port, view.place_of_gap(0))
        assert view.drag.hint == "The output layer stays last."
        assert view.network_scene.marked_x is None
        assert QApplication.overrideCursor().shape() == Qt.CursorShape.ForbiddenCursor
        release(port, port, view.place_of_gap(0))
        assert units(workbench) == [4, 3, 1]
        assert QApplication.overrideCursor() is None

    def test_the_output_layer_cannot_be_dragged_out(self, panel: NetworkPanel, workbench: Workbench) -> None:
        port = panel.view.viewport()
        drag_to(port, panel.view.place_of(3), panel, QPoint(200, 10))
        assert "cannot be removed" in panel.view.drag.hint
        release(port, panel, QPoint(200, 10))
        assert units(workbench) == [4, 3, 1]

    def test_a_drop_behind_the_output_is_refused(self, view: NetworkView, workbench: Workbench) -> None:
        port = view.viewport()
        behind = QPoint(port.width() - 3, 200)
        drag_to(port, view.place_of(1), port, behind)
        assert view.drag.hint == "The output layer stays last."
        release(port, port, behind)
        assert units(workbench) == [4, 3, 1]

    def test_escape_ends_a_drag_without_a_drop(self, view: NetworkView, workbench: Workbench) -> None:
        port = view.viewport()
        drag_to(port, view.place_of(2), port, view.place_of_gap(0))
        QTest.keyClick(view, KEY.Key_Escape)
        assert not view.drag.dragging
        release(port, port, view.place_of_gap(0))
        assert units(workbench) == [4, 3, 1]

    def test_the_right_button_ends_a_drag_without_a_drop(self, view: NetworkView, workbench: Workbench) -> None:
        port = view.viewport()
        drag_to(port, view.place_of(2), port, view.place_of_gap(0))
        QTest.mousePress(port, RIGHT, NO_KEYS, view.place_of_gap(0))
        assert not view.drag.dragging
        release(port, port, view.place_of_gap(0))
        assert units(workbench) == [4, 3, 1]

    def test_keys_wait_until_a_drag_is_over(self, view: NetworkView, workbench: Workbench) -> None:
        port = view.viewport()
        drag_to(port, view.place_of(2), port, view.place_of_gap(0))
        press(view, KEY.Key_Delete)
        assert units(workbench) == [4, 3, 1]
        view.drag.cancel()
        press(view, KEY.Key_Delete)
        assert units(workbench) == [4, 1]


class TestKeyboard:
    def test_arrows_select_from_the_input_to_the_output(self, view: NetworkView, workbench: Workbench) -> None:
        chosen = []
        press(view, KEY.Key_Left)
        for _ in range(4):
            chosen.append(workbench.selection)
            press(view, KEY.Key_Right)
        assert chosen == [selections.DATA, *(selections.layer(layer) for layer in range(3))]
        assert workbench.selection == selections.layer(2)

    def test_down_goes_into_the_units_and_up_back_out(self, view: NetworkView, workbench: Workbench) -> None:
        press(view, KEY.Key_Down)
        press(view, KEY.Key_Down)
        assert workbench.selection == Selection("unit", 0, 1)
        press(view, KEY.Key_Up)
        press(view, KEY.Key_Up)
        assert workbench.selection == selections.layer(0)

    def test_delete_removes_the_selected_layer(self, view: NetworkView, workbench: Workbench) -> None:
        press(view, KEY.Key_Delete)
        assert units(workbench) == [3, 1]

    def test_delete_on_the_output_says_why_not(self, view: NetworkView, workbench: Workbench, qtbot: object) -> None:
        workbench.select(selections.layer(2))
        with qtbot.waitSignal(workbench.said) as said:  # type: ignore[attr-defined]
            press(view, KEY.Key_Delete)
        assert "cannot be removed" in str(said.args[0])
        assert units(workbench) == [4, 3, 1]

    @pytest.mark.parametrize("modifier", [Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier])
    def test_ctrl_or_alt_with_an_arrow_moves_the_layer(
        self, view: NetworkView, workbench: Workbench, modifier: Qt.KeyboardModifier
    ) -> None:
        press(view, KEY.Key_Right, modifier)
        assert units(workbench) == [3, 4, 1]
        assert workbench.selection == selections.layer(1)
        press(view, KEY.Key_Left, modifier)
        assert units(workbench) == [4, 3, 1]

    def test_insert_adds_after_the_selected_layer(self, view: NetworkView, workbench: Workbench) -> None:
        press(view, KEY.Key_Insert)
        assert units(workbench) == [4, 4, 3, 1]
        assert workbench.selection == selections.layer(1)

    def test_plus_and_minus_change_the_units(self, view: NetworkView, workbench: Workbench) -> None:
        press(view, KEY.Key_Plus)
        press(view, KEY.Key_Plus)
        press(view, KEY.Key_Minus)
        assert units(workbench) == [5, 3, 1]


class TestMenu:
    @pytest.fixture
    def menu(self, view: NetworkView) -> QMenu:
        place = view.place_of(1)
        event = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, place, view.viewport().mapToGlobal(place))
        QApplication.sendEvent(view.viewport(), event)
        return view.findChild(QMenu)

    def test_every_item_does_what_it_says(self, menu: QMenu, workbench: Workbench) -> None:
        actions = {action.text(): action for action in menu.actions() if action.text()}
        actions["Add layer before"].trigger()
        actions["Remove layer"].trigger()
        actions["Move right"].trigger()
        assert units(workbench) == [3, 4, 1]
        assert not actions["Move left"].isEnabled()

    def test_an_activation_is_chosen_from_it(self, menu: QMenu, workbench: Workbench) -> None:
        activations = next(action for action in menu.actions() if action.text() == "Activation").menu()
        assert [action.text() for action in activations.actions() if action.isChecked()] == ["Tanh"]
        next(action for action in activations.actions() if action.text() == "ReLU").trigger()
        assert workbench.experiment.network.layers[0].activation == "relu"


class TestShowing:
    def test_the_network_has_a_name_and_a_description(self, view: NetworkView, workbench: Workbench) -> None:
        assert view.accessibleName() == "Network"
        assert "Layer 2: 3 units" in view.accessibleDescription()
        workbench.select(selections.layer(0))
        press(view, KEY.Key_Plus)
        assert "Layer 1: 5 units" in view.accessibleDescription()

    def test_items_stay_the_same_while_the_network_changes(self, view: NetworkView) -> None:
        before = dict(view.network_scene.items_by_key)
        press(view, KEY.Key_Plus)
        assert view.network_scene.items_by_key == before
        press(view, KEY.Key_Insert)
        assert before.items() <= view.network_scene.items_by_key.items()

    def test_a_snapshot_of_another_network_is_not_drawn(self, view: NetworkView, workbench: Workbench) -> None:
        stale = snapshot_of(network_of(2))
        workbench.snapshot_taken.emit(stale)
        assert view.network_scene.scale == 0

    def test_the_legend_states_the_scale(self, panel: NetworkPanel, workbench: Workbench) -> None:
        workbench.snapshot_taken.emit(snapshot_of(workbench.experiment))
        assert panel.legend.text == f"full width and colour: {panel.view.network_scene.scale:g} or more"

    def test_of_matrices_alone_the_legend_speaks_of_colour_only(self, open_panel: Open) -> None:
        panel = open_panel(network_of(40, 24))
        workbench = panel.view.workbench
        workbench.snapshot_taken.emit(snapshot_of(workbench.experiment))
        assert panel.legend.has_colour_bar
        assert panel.legend.text == f"full colour: {panel.view.network_scene.scale:g} or more"

    def test_units_show_their_maps(self, view: NetworkView, workbench: Workbench, qtbot: object) -> None:
        plain = view.grab().toImage()
        workbench.snapshot_taken.emit(snapshot_of(workbench.experiment, maps=random_maps((2, 4, 3, 1))))
        qtbot.waitUntil(lambda: view.network_scene.settled)  # type: ignore[attr-defined]
        assert view.grab().toImage() != plain

    def test_links_can_show_gradients(self, panel: NetworkPanel, workbench: Workbench, qtbot: object) -> None:
        snapshot = snapshot_of(workbench.experiment)
        small = snapshot_of(workbench.experiment, gradient=snapshot.parameters * 1e-4)
        workbench.snapshot_taken.emit(small)
        before = panel.view.network_scene.scale
        panel.quantity.button("gradient").click()
        assert panel.view.network_scene.scale < before / 100

    def test_large_layers_become_matrices(self, open_panel: Open) -> None:
        scene = open_panel(network_of(64, 4)).view.network_scene
        assert {key for key in scene.items_by_key if key[0] in ("links", "matrix")} == {
            ("matrix", 0), ("matrix", 1), ("links", 2),
        }  # fmt: skip

    def test_many_links_are_cut_to_the_strongest_and_that_is_said(self, open_panel: Open) -> None:
        panel = open_panel(network_of(*[16] * 10))
        drawn, there = panel.view.network_scene.links_drawn()
        assert drawn < there == 256
        assert f"the strongest {drawn} of 256 links are drawn" in panel.legend.text

    @pytest.mark.parametrize("layers", [0, 1, 3, 9, 15])
    def test_every_head_is_inside_the_scene(self, open_panel: Open, layers: int) -> None:
        view = open_panel(network_of(*[4] * layers)).view
        heads = [item for item in view.network_scene.items_by_key.values() if isinstance(item, HeadItem)]
        assert len(heads) == layers + 2
        assert all(view.sceneRect().contains(head.sceneBoundingRect()) for head in heads)

    def test_a_network_of_all_sixteen_layers_can_be_scrolled_to_its_end(self, open_panel: Open) -> None:
        view = open_panel(network_of(*[16] * 15)).view
        for _ in range(16):
            press(view, KEY.Key_Right)
        assert view.viewport().rect().contains(view.place_of(16))

    def test_a_drag_near_the_edge_scrolls_a_wide_network(self, open_panel: Open) -> None:
        panel = open_panel(network_of(*[4] * 15))
        port = panel.view.viewport()
        before = panel.view.horizontalScrollBar().value()
        drag_to(port, panel.view.place_of(2), port, QPoint(port.width() - 4, 200))
        panel.view.drag.cancel()
        assert panel.view.horizontalScrollBar().value() > before

    def test_hidden_it_asks_for_no_maps(self, panel: NetworkPanel, workbench: Workbench) -> None:
        assert workbench.session.wanted.unit_maps
        panel.hide()
        assert not workbench.session.wanted.unit_maps
