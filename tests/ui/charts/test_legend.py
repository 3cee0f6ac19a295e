from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor
from pytestqt.qtbot import QtBot

from playground.ui.charts.legend import Legend
from playground.ui.charts.strokes import Stroke

BLUE = Stroke(QColor("#0072b2"), 2)


def legend_of(qtbot: QtBot, count: int) -> Legend:
    legend = Legend()
    qtbot.addWidget(legend)
    legend.show()
    for index in range(count):
        legend.show_entry(str(index), f"layer {index}", BLUE)
    return legend


def test_entries_wrap_inside_the_width_without_covering_one_another(qtbot: QtBot) -> None:
    legend = legend_of(qtbot, 16)
    width = 240
    legend.resize(width, legend.heightForWidth(width))
    places = [entry.geometry() for entry in legend.shown]
    assert legend.heightForWidth(width) > legend.heightForWidth(2000)
    assert all(legend.rect().contains(place) for place in places)
    assert not any(a.intersects(b) for i, a in enumerate(places) for b in places[:i])


def test_a_hidden_entry_keeps_its_place(qtbot: QtBot) -> None:
    legend = legend_of(qtbot, 3)
    legend.set_shown("1", False)
    assert [entry.text() for entry in legend.shown] == ["layer 0", "layer 2"]
    legend.set_shown("1", True)
    assert [entry.text() for entry in legend.shown] == ["layer 0", "layer 1", "layer 2"]


def test_entries_that_are_not_kept_are_gone(qtbot: QtBot) -> None:
    legend = legend_of(qtbot, 3)
    legend.keep("2")
    assert list(legend.entries) == ["2"]


def test_a_switch_works_by_click_and_by_key(qtbot: QtBot) -> None:
    legend = legend_of(qtbot, 1)
    entry = legend.entries["0"]
    entry.make_switch(True)
    qtbot.mouseClick(entry, Qt.MouseButton.LeftButton)
    assert not entry.isChecked()
    qtbot.keyClick(entry, Qt.Key.Key_Space)
    assert entry.isChecked()
    assert entry.focusPolicy() & Qt.FocusPolicy.TabFocus
