"""What scrolls upright has the width there is, and a bar only where the height is too small."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QScrollArea, QWidget
from pytestqt.qtbot import QtBot

from playground.ui.widgets.scrolling import scrolling


def shown(qtbot: QtBot, height: int) -> tuple[QScrollArea, QWidget]:
    """An area of 200 x `height` around something that is at least 300 pixels high."""
    content = QWidget()
    content.setMinimumHeight(300)
    area = scrolling(content)
    qtbot.addWidget(area)
    area.resize(200, height)
    with qtbot.waitExposed(area):
        area.show()
    return area, content


def test_what_is_inside_has_the_width_there_is(qtbot: QtBot) -> None:
    area, content = shown(qtbot, 400)
    qtbot.waitUntil(lambda: content.width() == area.width() == 200)
    assert not area.verticalScrollBar().isVisible()


def test_a_bar_takes_its_room_from_the_width(qtbot: QtBot) -> None:
    area, content = shown(qtbot, 100)
    qtbot.waitUntil(area.verticalScrollBar().isVisible)
    qtbot.waitUntil(lambda: content.width() == area.viewport().width() < 200)
    assert not area.horizontalScrollBar().isVisible()


def test_the_keyboard_stops_at_the_area_only_where_it_is_wanted(qtbot: QtBot) -> None:
    areas = [scrolling(QWidget()), scrolling(QWidget(), takes_focus=True)]
    for area in areas:
        qtbot.addWidget(area)
    assert areas[0].focusPolicy() is Qt.FocusPolicy.NoFocus
    assert areas[1].focusPolicy() is not Qt.FocusPolicy.NoFocus
