"""A screen reader does not click: it toggles what can be checked. That counts like a click, once."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QAbstractButton
from pytestqt.qtbot import QtBot

from playground.ui.charts.view_tabs import View, ViewTabs
from playground.ui.drawing.class_chips import ClassChips
from playground.ui.inspector.feature_chips import FeatureChips
from playground.ui.widgets.segmented import Segmented
from playground.ui.widgets.switch import Switch

OPTIONS = (("w", "w", "Weights"), ("g", "g", "Gradients"))
VIEWS = (View("map", "Map", "Output map", "The map"), View("curve", "Curve", "Output curve", "The curve"))


def toggle(button: QAbstractButton) -> None:
    """As a screen reader does it."""
    actions = QAccessible.queryAccessibleInterface(button).actionInterface()
    actions.doAction(actions.actionNames()[0])


def said_by(signal: Any) -> list[Any]:
    said: list[Any] = []
    signal.connect(said.append)
    return said


def test_a_switch(qtbot: QtBot) -> None:
    switch = Switch()
    qtbot.addWidget(switch)
    said = said_by(switch.committed)
    toggle(switch)
    qtbot.mouseClick(switch, Qt.MouseButton.LeftButton, pos=QPoint(9, switch.height() // 2))
    switch.show_value(True)
    switch.show_value(False)
    assert said == [True, False]


def test_a_switch_that_the_document_turns_back_can_be_toggled_again(qtbot: QtBot) -> None:
    switch = Switch()
    qtbot.addWidget(switch)
    said = said_by(switch.committed)
    for _time in range(2):
        toggle(switch)
        switch.show_value(False)
    assert said == [True, True]
    assert not switch.isChecked()


def test_one_of_a_row(qtbot: QtBot) -> None:
    row = Segmented(OPTIONS)
    qtbot.addWidget(row)
    row.choose("w")
    said = said_by(row.chosen)
    toggle(row.button("g"))
    toggle(row.button("g"))
    row.choose("w")
    qtbot.mouseClick(row.button("g"), Qt.MouseButton.LeftButton)
    assert said == ["g", "g"]


def test_a_tab(qtbot: QtBot) -> None:
    tabs = ViewTabs(VIEWS)
    qtbot.addWidget(tabs)
    said = said_by(tabs.chosen)
    toggle(tabs.tab("curve"))
    assert tabs.key == "curve"
    tabs.choose("map")
    qtbot.mouseClick(tabs.tab("curve"), Qt.MouseButton.LeftButton)
    assert said == ["curve", "curve"]


def test_an_input_of_the_network(qtbot: QtBot) -> None:
    chips = FeatureChips()
    qtbot.addWidget(chips)
    chips.show_value(["x1", "x2"])
    said = said_by(chips.committed)
    toggle(chips.chips["x1_squared"])
    chips.show_value(["x1", "x2", "x1_squared"])
    qtbot.mouseClick(chips.chips["x1_squared"], Qt.MouseButton.LeftButton)
    chips.show_value(["x1", "x2"])
    assert said == ["x1_squared", "x1_squared"]


def test_the_class_to_draw(qtbot: QtBot) -> None:
    chips = ClassChips()
    qtbot.addWidget(chips)
    said = said_by(chips.chosen)
    toggle(chips.chips[2])
    chips.choose(0)
    qtbot.mouseClick(chips.chips[1], Qt.MouseButton.LeftButton)
    assert said == [2, 1]
