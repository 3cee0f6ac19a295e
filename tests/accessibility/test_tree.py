"""Everywhere in the program, in both languages, whoever cannot see it is told what each control is called and holds."""

from __future__ import annotations

import sys
from collections.abc import Iterator

import pytest
from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtWidgets import QApplication, QComboBox, QScrollArea, QTabBar, QTabWidget

from tests.tour.pictures import LANGUAGES, toured_window
from tests.tour.stops import STOPS

ROLE, TEXT = QAccessible.Role, QAccessible.Text
NAMED = {
    ROLE.Button, ROLE.CheckBox, ROLE.RadioButton, ROLE.ComboBox, ROLE.EditableText, ROLE.SpinBox, ROLE.Slider,
    ROLE.List, ROLE.ListItem, ROLE.PageTab, ROLE.PageTabList, ROLE.Table, ROLE.Tree, ROLE.TreeItem, ROLE.MenuBar,
    ROLE.MenuItem, ROLE.ToolBar, ROLE.Graphic, ROLE.Dialog,
}  # fmt: skip
VALUED = {ROLE.ComboBox, ROLE.SpinBox, ROLE.Slider}
# These say nothing of what can be done with a control.
EMPTY = {ROLE.Client, ROLE.NoRole, ROLE.Pane, ROLE.LayeredPane, ROLE.Border}


def walk(node: QAccessibleInterface | None) -> Iterator[QAccessibleInterface]:
    """Everything below a node that can be seen."""
    if node is None or not node.isValid() or node.state().invisible:
        return
    yield node
    for index in range(node.childCount()):
        yield from walk(node.child(index))


def complaints(node: QAccessibleInterface) -> Iterator[str]:
    """What a screen reader would miss about one node."""
    role, name, target = node.role(), node.text(TEXT.Name).strip(), node.object()
    kind = f"{str(role)[5:]} {type(target).__name__} {name!r}"
    # an area that scrolls is a stop of its own only for the arrow keys, a set of tabs passes the focus on
    if node.state().focusable and role in EMPTY and not isinstance(target, QScrollArea | QTabWidget):
        yield f"{kind} can have the focus, but nobody is told what it is"
    if role in NAMED and not name and not (isinstance(target, QTabBar) and target.count() == 0):
        yield f"{kind} has no name"
    if role in VALUED and not node.text(TEXT.Value).strip():
        yield f"{kind} has no value"
    if isinstance(target, QComboBox):
        yield from combo_complaints(target, node)


def combo_complaints(box: QComboBox, node: QAccessibleInterface) -> Iterator[str]:
    """On Linux a box is named by what it holds; what it is for is told by its label."""
    if not box.accessibleName():
        yield f"a box that holds {box.currentText()!r} has no name"
    if sys.platform == "linux" and not node.relations(QAccessible.RelationFlag.Label):
        yield f"{box.accessibleName()} has no label"


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_control_is_named_wherever_one_comes(qapp: object, language: str) -> None:
    found = set()
    with toured_window(language, "light", (1280, 720)) as window:
        for stop in STOPS:
            stop.visit(window)
            for root in (widget for widget in QApplication.topLevelWidgets() if widget.isVisible()):
                for node in walk(QAccessible.queryAccessibleInterface(root)):
                    found |= {f"{stop.name}: {line}" for line in complaints(node)}
            stop.leave(window)
    assert not found, "\n".join(sorted(found))


def test_the_check_sees_what_is_missing(qapp: object) -> None:
    box = QComboBox()
    lines = list(complaints(QAccessible.queryAccessibleInterface(box)))
    assert len(lines) >= 3
    assert any("no name" in line for line in lines)
    assert any("no value" in line for line in lines)
