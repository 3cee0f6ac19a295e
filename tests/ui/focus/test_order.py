"""The order of reading: rows where there are rows, else columns, whatever the order in which widgets were made."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QRect, Qt
from PySide6.QtWidgets import QPushButton, QSpinBox, QWidget
from pytestqt.qtbot import QtBot

from playground.ui.focus.order import in_reading_order, stops

# name -> place
BAR_AND_COLUMNS = {
    "right below": (500, 300, 100, 200),
    "middle": (120, 60, 360, 440),
    "left above": (0, 60, 100, 100),
    "bar": (0, 0, 600, 50),
    "left below": (0, 170, 100, 330),
    "right above": (500, 60, 100, 230),
}
IN_ORDER = ["bar", "left above", "left below", "middle", "right above", "right below"]
# a picture with two rows of switches beside it
PICTURE = {"d": (240, 40, 20, 20), "b": (210, 10, 20, 20), "c": (210, 40, 20, 20), "a": (0, 0, 200, 200)}


def widgets_at(places: dict[str, tuple[int, int, int, int]], parent: QWidget) -> list[QWidget]:
    found = []
    for name, place in places.items():
        widget = QWidget(parent)
        widget.setObjectName(name)
        widget.setGeometry(*place)
        found.append(widget)
    return found


def names(widgets: Sequence[QWidget | Placed]) -> list[str]:
    return [widget.objectName() for widget in widgets]


@dataclass(frozen=True)
class Placed:
    """What the order knows of a widget; hundreds of real ones that come and go would be Qt's own test."""

    name: str
    place: tuple[int, int, int, int]

    def objectName(self) -> str:
        return self.name

    def geometry(self) -> QRect:
        return QRect(*self.place)

    def x(self) -> int:
        return self.place[0]

    def y(self) -> int:
        return self.place[1]


def placed(places: list[tuple[int, int, int, int]]) -> list[Placed]:
    return [Placed(str(index), place) for index, place in enumerate(places)]


@pytest.fixture
def parent(qtbot: QtBot) -> QWidget:
    parent = QWidget()
    qtbot.addWidget(parent)
    parent.resize(600, 500)
    return parent


@pytest.mark.parametrize(("places", "order"), [(BAR_AND_COLUMNS, IN_ORDER), (PICTURE, ["a", "b", "c", "d"])])
def test_one_reads_rows_then_columns(
    parent: QWidget, places: dict[str, tuple[int, int, int, int]], order: list[str]
) -> None:
    assert names(in_reading_order(widgets_at(places, parent))) == order


place = st.tuples(st.integers(0, 500), st.integers(0, 500), st.integers(1, 200), st.integers(1, 200))


@given(st.lists(place, max_size=12))
def test_every_widget_comes_once_whatever_lies_over_what(places: list[tuple[int, int, int, int]]) -> None:
    assert sorted(names(in_reading_order(placed(places)))) == sorted(names(placed(places)))


@given(st.lists(place, min_size=2, max_size=8))
def test_what_lies_wholly_above_comes_first(places: list[tuple[int, int, int, int]]) -> None:
    ordered = in_reading_order(placed(places))
    below = Placed("below", (0, 2000, 600, 10))
    assert names(in_reading_order([below, *ordered]))[-1] == "below"
    assert ordered[0].geometry().bottom() < below.y()


def test_tab_stops_at_what_can_be_used_and_not_at_the_parts_of_a_control(qtbot: QtBot, parent: QWidget) -> None:
    box = QWidget(parent)
    box.setGeometry(0, 100, 600, 100)
    inside, count = QPushButton("inside", box), QSpinBox(box)
    count.move(100, 0)
    first, disabled, hidden, clicked = (QPushButton(text, parent) for text in ("first", "off", "hidden", "clicked"))
    for x, button in enumerate((first, disabled, hidden, clicked)):
        button.move(100 * x, 0)
    disabled.setEnabled(False)
    clicked.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
    with qtbot.waitExposed(parent):
        parent.show()
    hidden.hide()
    assert list(stops(parent)) == [first, inside, count]
