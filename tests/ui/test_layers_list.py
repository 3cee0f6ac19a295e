from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from playground.document import edits
from playground.ui import selection as selections
from playground.ui.language import show_language
from playground.ui.layers_list import LayersList
from playground.ui.workbench import Workbench
from tests.ui.snapshots import network_of, still_workbench

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def workbench(monkeypatch: pytest.MonkeyPatch) -> Workbench:
    return still_workbench(monkeypatch, network_of(4, 3))


@pytest.fixture
def layers(qtbot: QtBot, workbench: Workbench) -> LayersList:
    widget = LayersList(workbench)
    qtbot.addWidget(widget)
    widget.resize(200, 260)
    with qtbot.waitExposed(widget):
        widget.show()
    return widget


def units(workbench: Workbench) -> list[int]:
    return [layer.units for layer in workbench.experiment.network.layers]


def texts(layers: LayersList) -> list[str]:
    return [layers.list.item(row).text() for row in range(layers.list.count())]


def test_it_says_what_every_layer_is(layers: LayersList) -> None:
    assert layers.list.accessibleName() == "Layers"
    assert texts(layers) == [
        "Layer 1: 4 units, tanh, Xavier uniform",
        "Layer 2: 3 units, tanh, Xavier uniform",
        "Output: 1 unit, linear, Xavier uniform",
    ]


def test_it_follows_the_document(layers: LayersList, workbench: Workbench) -> None:
    workbench.edit("elsewhere", edits.remove_layer, 0)
    assert texts(layers)[0] == "Layer 1: 3 units, tanh, Xavier uniform"
    workbench.undo_stack.undo()
    assert len(texts(layers)) == 3


def test_it_follows_the_language(layers: LayersList) -> None:
    show_language("th")
    assert texts(layers)[0].startswith("ชั้นที่ 1")
    show_language("en")


def test_selecting_here_selects_everywhere(layers: LayersList, workbench: Workbench) -> None:
    layers.list.setCurrentRow(1)
    assert workbench.selection == selections.layer(1)


def test_selecting_elsewhere_selects_here(layers: LayersList, workbench: Workbench) -> None:
    workbench.select(selections.layer(2))
    assert layers.list.currentRow() == 2
    workbench.select(selections.DATA)
    assert layers.list.currentRow() == -1


def test_the_buttons_have_names(layers: LayersList) -> None:
    names = [button.accessibleName() for button in layers.buttons.values()]
    assert names == ["Add layer", "Remove layer", "Move up", "Move down"]


def test_add_puts_a_layer_after_the_selected_one(layers: LayersList, workbench: Workbench) -> None:
    workbench.edit("elsewhere", edits.set_units, 0, 7)
    QTest.mouseClick(layers.buttons["add"], LEFT)
    assert units(workbench) == [7, 4, 3, 1]
    assert layers.list.currentRow() == 1


def test_remove_takes_the_selected_layer(layers: LayersList, workbench: Workbench) -> None:
    QTest.mouseClick(layers.buttons["remove"], LEFT)
    assert units(workbench) == [3, 1]


def test_up_and_down_move_the_selected_layer(layers: LayersList, workbench: Workbench) -> None:
    QTest.mouseClick(layers.buttons["down"], LEFT)
    assert units(workbench) == [3, 4, 1]
    assert layers.list.currentRow() == 1
    QTest.mouseClick(layers.buttons["up"], LEFT)
    assert units(workbench) == [4, 3, 1]


def test_only_what_is_possible_can_be_pressed(layers: LayersList, workbench: Workbench) -> None:
    def possible() -> set[str]:
        return {key for key, button in layers.buttons.items() if button.isEnabled()}

    assert possible() == {"add", "remove", "down"}
    workbench.select(selections.layer(1))
    assert possible() == {"add", "remove", "up"}
    workbench.select(selections.layer(2))
    assert possible() == {"add"}
    assert not layers.units.isEnabled()


def test_units_are_set_and_undone_as_one_step(layers: LayersList, workbench: Workbench) -> None:
    for _ in range(3):
        QTest.keyClick(layers.units, Qt.Key.Key_Up)
    assert units(workbench) == [7, 3, 1]
    workbench.undo_stack.undo()
    assert units(workbench) == [4, 3, 1]
    assert layers.units.value() == 4


def test_typing_units_waits_for_the_whole_number(layers: LayersList, workbench: Workbench) -> None:
    layers.units.selectAll()
    QTest.keyClicks(layers.units, "12")
    assert units(workbench) == [4, 3, 1]
    QTest.keyClick(layers.units, Qt.Key.Key_Return)
    assert units(workbench) == [12, 3, 1]


def test_delete_removes_and_alt_with_an_arrow_moves(layers: LayersList, workbench: Workbench) -> None:
    QTest.keyClick(layers.list, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    assert units(workbench) == [3, 4, 1]
    QTest.keyClick(layers.list, Qt.Key.Key_Delete)
    assert units(workbench) == [3, 1]
