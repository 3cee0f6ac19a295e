"""The network view as a tree: what it is called, what can be selected in it, and how it follows the network."""

from __future__ import annotations

import numpy as np
import pytest
from PySide6.QtCore import QEvent
from PySide6.QtGui import QAccessible, QAccessibleActionInterface, QAccessibleInterface
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from playground.document import edits
from playground.training.insight import ParameterPlace
from playground.ui import selection as selections
from playground.ui.accessible.factory import install
from playground.ui.accessible.parts import MOST
from playground.ui.canvas.view import NetworkView
from playground.ui.selection import Selection
from playground.ui.workbench import Workbench
from tests.ui.snapshots import network_of, snapshot_of, still_workbench

NAME = QAccessible.Text.Name
PRESS = QAccessibleActionInterface.pressAction()


@pytest.fixture
def workbench(monkeypatch: pytest.MonkeyPatch) -> Workbench:
    return still_workbench(monkeypatch, network_of(3, 2))


@pytest.fixture
def view(qtbot: QtBot, workbench: Workbench) -> NetworkView:
    install()
    view = NetworkView(workbench)
    qtbot.addWidget(view)
    view.resize(800, 500)
    with qtbot.waitExposed(view):
        view.show()
    return view


@pytest.fixture
def tree(view: NetworkView) -> QAccessibleInterface:
    return QAccessible.queryAccessibleInterface(view)


def take(workbench: Workbench, number: int, **how: object) -> None:
    workbench.snapshot = snapshot_of(workbench.experiment, number=number, **how)  # type: ignore[arg-type]
    workbench.snapshot_taken.emit(workbench.snapshot)


def children(node: QAccessibleInterface) -> list[QAccessibleInterface]:
    return [node.child(index) for index in range(node.childCount())]


def names(node: QAccessibleInterface) -> list[str]:
    return [child.text(NAME) for child in children(node)]


def selected(node: QAccessibleInterface) -> list[str]:
    below = [child for child in children(node) for child in (child, *children(child))]
    return [child.text(NAME) for child in below if child.state().selected]


def test_columns_are_told_with_what_they_hold(tree: QAccessibleInterface) -> None:
    assert tree.role() == QAccessible.Role.List
    assert tree.text(NAME) == "Network"
    assert names(tree)[:4] == [
        "Input: x₁, x₂",
        "Layer 1: 3 units, tanh, Xavier uniform",
        "Layer 2: 2 units, tanh, Xavier uniform",
        "Output: 1 unit, linear, Xavier uniform",
    ]


def test_units_are_told_with_their_bias_of_this_moment(tree: QAccessibleInterface, workbench: Workbench) -> None:
    first = tree.child(1)
    assert names(first) == ["Layer 1, unit 1", "Layer 1, unit 2", "Layer 1, unit 3"]
    parameters = np.zeros(9 + 8 + 3)
    parameters[6:9] = 0.12, -0.5, 2.0
    take(workbench, 1, parameters=parameters)
    assert names(first) == ["Layer 1, unit 1, bias 0.120", "Layer 1, unit 2, bias −0.500", "Layer 1, unit 3, bias 2.00"]
    assert names(tree.child(0)) == ["x₁", "x₂"]


def test_the_weights_of_the_selected_unit_are_told(tree: QAccessibleInterface, workbench: Workbench) -> None:
    parameters = np.zeros(20)
    parameters[0:6] = 0.53, 1.0, 2.0, -0.25, 3.0, 4.0
    take(workbench, 1, parameters=parameters)
    workbench.select(Selection("unit", 0, 0))
    weights = tree.child(4)
    assert weights.text(NAME) == "Weights into unit 1 of Layer 1"
    assert names(weights) == [
        "Bias of unit 1: 0",
        "Weight from x₁ to unit 1: 0.530",
        "Weight from x₂ to unit 1: −0.250",
    ]
    workbench.select(selections.layer(1))
    assert weights.text(NAME) == "Weights into Layer 2"
    assert weights.childCount() == 2 * 4
    assert names(weights)[1].startswith("Weight from unit 1 to unit 1:")


def test_without_a_layer_there_are_no_weights_to_tell(tree: QAccessibleInterface, workbench: Workbench) -> None:
    workbench.select(selections.DATA)
    assert tree.childCount() == 4


def test_what_is_frozen_is_told(tree: QAccessibleInterface, workbench: Workbench) -> None:
    workbench.edit("freeze", edits.freeze_parameter, 0, 1, 0)
    workbench.select(Selection("unit", 0, 0))
    assert [name.endswith("frozen") for name in names(tree.child(4))] == [False, False, True]


@pytest.mark.parametrize(
    ("path", "chosen"),
    [
        ((0,), selections.DATA),
        ((2,), selections.layer(1)),
        ((1, 2), Selection("unit", 0, 2)),
        ((4, 0), Selection("bias", 0, 0)),
        ((4, 2), Selection("weight", 0, 0, 1)),
    ],
)
def test_a_part_that_is_pressed_is_selected(
    tree: QAccessibleInterface, workbench: Workbench, path: tuple[int, ...], chosen: Selection
) -> None:
    workbench.select(Selection("unit", 0, 0))
    part = tree
    for index in path:
        part = part.child(index)
    action = part.actionInterface()
    assert action.actionNames() == [PRESS]
    action.doAction(PRESS)
    assert workbench.selection == chosen
    assert part.state().selected
    assert part.text(NAME) in selected(tree)
    assert len(selected(tree)) == 1


def test_the_keyboard_is_where_the_selection_is(
    qtbot: QtBot, view: NetworkView, tree: QAccessibleInterface, workbench: Workbench
) -> None:
    workbench.select(Selection("unit", 0, 1))
    view.clearFocus()
    assert tree.focusChild() is None
    view.activateWindow()
    view.setFocus()
    qtbot.waitUntil(view.hasFocus)
    assert tree.focusChild().text(NAME) == "Layer 1, unit 2"
    assert tree.focusChild().state().focused


def test_the_tree_follows_the_network(tree: QAccessibleInterface, workbench: Workbench) -> None:
    before = tree.child(1).object()
    workbench.edit("add", edits.add_layer, 1)
    assert names(tree)[2] == "Layer 2: 4 units, tanh, Xavier uniform"
    assert tree.child(1).object() is before  # a part stays the same object
    workbench.edit("units", edits.set_units, 1, 2)
    assert tree.child(2).childCount() == 2


def test_parts_know_their_place(tree: QAccessibleInterface, workbench: Workbench, view: NetworkView) -> None:
    workbench.select(Selection("unit", 0, 0))
    for part in children(tree):
        assert part.parent().object() is view
        for index, child in enumerate(children(part)):
            assert child.parent().object() is part.object()
            assert part.indexOfChild(child) == index
    head = tree.child(1).rect()
    unit = tree.child(1).child(0).rect()
    assert unit.top() > head.bottom()
    assert tree.childAt(unit.center().x(), unit.center().y()).text(NAME) == "Layer 1, unit 1"
    on_screen = view.viewport().rect().translated(view.viewport().mapToGlobal(view.viewport().rect().topLeft()))
    assert on_screen.contains(unit)


def test_of_very_many_units_and_weights_some_are_told(monkeypatch: pytest.MonkeyPatch, qtbot: QtBot) -> None:
    install()
    workbench = still_workbench(monkeypatch, network_of(200))
    view = NetworkView(workbench)
    qtbot.addWidget(view)
    view.resize(800, 500)
    tree = QAccessible.queryAccessibleInterface(view)
    workbench.select(selections.layer(0))
    assert tree.child(1).childCount() == MOST
    assert tree.child(3).childCount() == MOST
    assert tree.child(1).child(MOST) is None
    workbench.select(Selection("unit", 0, 150))
    assert tree.child(3).childCount() == 3
    assert view.parts.parameters()[0] == ParameterPlace(0, 150)


def test_parts_end_with_their_view(monkeypatch: pytest.MonkeyPatch, qapp: QApplication) -> None:
    install()
    for _turn in range(20):
        view = NetworkView(still_workbench(monkeypatch, network_of(3)))
        tree = QAccessible.queryAccessibleInterface(view)
        assert all(names(child) is not None for child in children(tree))
        view.deleteLater()
        qapp.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
