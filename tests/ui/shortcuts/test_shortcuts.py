"""The list of keys: complete, without doubles, and found by what a key does or by the key itself."""

from __future__ import annotations

from collections import Counter

import pytest
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from playground.ui.actions import ACTIONS
from playground.ui.canvas.keys import KEYS as CANVAS
from playground.ui.canvas.keys import KeyGestures
from playground.ui.charts.keys import KEYS as CHARTS
from playground.ui.charts.plot import Plot
from playground.ui.keys import KeyRecord
from playground.ui.layers_list import KEYS as LAYERS
from playground.ui.layers_list import LayersList
from playground.ui.shortcuts.table import groups
from playground.ui.shortcuts.window import ShortcutsWindow
from playground.ui.widgets.key_caps import key_names
from playground.ui.widgets.number_field import KEYS as NUMBERS
from playground.ui.widgets.number_field import NumberField

VIEWS = {KeyGestures: CANVAS, LayersList: LAYERS, Plot: CHARTS, NumberField: NUMBERS}


@pytest.fixture
def parent(qtbot: QtBot) -> QWidget:
    parent = QWidget()
    qtbot.addWidget(parent)
    return parent


@pytest.fixture
def window(qtbot: QtBot, parent: QWidget) -> ShortcutsWindow:
    window = ShortcutsWindow(parent)
    with qtbot.waitExposed(window):
        window.show()
    return window


def texts(window: ShortcutsWindow) -> list[str]:
    return [row.record.text for row in window.rows]


def combination(keys: str) -> str:
    return QKeySequence(keys).toString(QKeySequence.SequenceFormat.PortableText)


def test_no_key_means_two_actions() -> None:
    count = Counter(combination(keys) for record in ACTIONS for keys in record.shortcuts)
    assert "" not in count
    assert {keys for keys, times in count.items() if times > 1} == set()


@pytest.mark.parametrize("records", VIEWS.values(), ids=[view.__name__ for view in VIEWS])
def test_no_key_of_a_view_means_two_things_or_hides_an_action(records: tuple[KeyRecord, ...]) -> None:
    count = Counter(combination(keys) for record in records for keys in record.keys)
    assert {keys for keys, times in count.items() if times > 1} == set()
    assert not {combination(keys) for record in ACTIONS for keys in record.shortcuts} & set(count)


@pytest.mark.parametrize(("view", "records"), VIEWS.items(), ids=[view.__name__ for view in VIEWS])
def test_every_key_of_a_view_does_something(view: type, records: tuple[KeyRecord, ...]) -> None:
    assert [record.gesture for record in records if not callable(getattr(view, record.gesture, None))] == []


def test_every_key_is_listed_once(window: ShortcutsWindow) -> None:
    listed = [(group.title, keys) for group in groups() for row in group.rows for keys in row.keys]
    assert len(listed) == len(set(listed))
    everything = {keys for record in ACTIONS for keys in record.shortcuts}
    everything |= {keys for records in VIEWS.values() for record in records for keys in record.keys}
    assert {keys for _title, keys in listed} >= everything
    assert len(window.rows) == sum(len(group.rows) for group in groups())


@pytest.mark.parametrize(
    ("query", "text"),
    [
        ("undo", "Undo"),
        ("ctrl+z", "Undo"),
        ("เลิกทำ", "Undo"),
        ("home", "Show the whole run again, as it goes on"),
        ("network unit more", "One unit more"),
    ],
)
def test_a_key_is_found_by_what_it_does_and_by_its_name(window: ShortcutsWindow, query: str, text: str) -> None:
    window.line.setText(query)
    assert text in texts(window)
    assert len(window.rows) < 6
    assert not window.nothing.isVisible()


def test_nothing_found_is_said(window: ShortcutsWindow) -> None:
    window.line.setText("xyzzy")
    assert texts(window) == []
    assert window.nothing.isVisible()
    window.line.clear()
    assert texts(window)


@pytest.mark.parametrize(
    ("keys", "names"),
    [("Ctrl+Shift+Z", ("Ctrl", "Shift", "Z")), ("+", ("+",)), ("Ctrl++", ("Ctrl", "+")), ("Alt+Left", ("Alt", "←"))],
)
def test_each_key_is_a_cap_of_its_own(keys: str, names: tuple[str, ...]) -> None:
    assert key_names(keys) == names
