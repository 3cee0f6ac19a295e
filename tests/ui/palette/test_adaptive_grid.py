from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QSize
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from playground.ui.palette.grid import AdaptiveGrid, _rows

ROOM, SPACE = 206, 6


class Block(QWidget):
    def __init__(self, narrowest: int) -> None:
        super().__init__()
        self._narrowest = narrowest

    def minimumSizeHint(self) -> QSize:
        return QSize(self._narrowest, 20)

    def heightForWidth(self, width: int) -> int:
        return 20 if width >= 100 else 40


@pytest.fixture
def blocks(qtbot: QtBot) -> list[Block]:
    """Three narrow ones with one that is too wide for a neighbour as the second, in a grid of two columns, 206 wide."""
    host = QWidget()
    qtbot.addWidget(host)
    grid = AdaptiveGrid(2, 60, spacing=6)
    made = [Block(50), Block(160), Block(50), Block(50)]
    for block in made:
        grid.addWidget(block)
    host.setLayout(grid)
    host.resize(206, 300)
    with qtbot.waitExposed(host):
        host.show()
    made[0].host = host
    return made


def test_a_wide_item_spans_the_row(blocks: list[Block]) -> None:
    assert blocks[1].width() == 206
    assert blocks[1].x() == blocks[0].x()


def test_a_later_item_fills_the_hole(blocks: list[Block]) -> None:
    assert blocks[2].y() == blocks[0].y()
    assert blocks[2].x() > blocks[0].x()


def test_a_wider_grid_has_more_columns(blocks: list[Block], qtbot: QtBot) -> None:
    host = blocks[0].host
    host.resize(420, 300)
    qtbot.waitUntil(lambda: blocks[2].x() > blocks[0].x() and blocks[3].x() > blocks[2].x())


def test_items_that_fit_side_by_side_share_a_row_though_not_in_equal_parts(qtbot: QtBot) -> None:
    host = QWidget()
    qtbot.addWidget(host)
    grid = AdaptiveGrid(2, 60, spacing=6)
    wide, narrow = Block(120), Block(70)
    for block in (wide, narrow):
        grid.addWidget(block)
    host.setLayout(grid)
    host.resize(206, 300)
    with qtbot.waitExposed(host):
        host.show()
    assert wide.y() == narrow.y()
    assert wide.width() >= 120
    assert narrow.width() >= 70
    assert narrow.geometry().right() + 1 == 206


@given(st.lists(st.integers(20, 300), max_size=30), st.integers(1, 5))
def test_every_item_has_one_place_and_no_row_is_too_long(least: list[int], columns: int) -> None:
    rows = _rows(least, columns, ROOM, SPACE)
    assert sorted(index for row in rows for index in row) == list(range(len(least)))
    for row in rows:
        assert len(row) <= columns
        assert len(row) == 1 or sum(least[index] for index in row) + SPACE * (len(row) - 1) <= ROOM


@given(st.lists(st.integers(20, 47), max_size=30))
def test_where_all_items_are_narrow_no_row_but_the_last_has_a_hole(least: list[int]) -> None:
    assert all(len(row) == 4 for row in _rows(least, 4, ROOM, SPACE)[:-1])
