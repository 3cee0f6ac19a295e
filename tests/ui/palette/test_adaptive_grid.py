from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QSize
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from playground.ui.palette.grid import AdaptiveGrid, _rows


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
    """Three narrow ones with a wide one as the second, in a grid of two columns, 206 wide."""
    host = QWidget()
    qtbot.addWidget(host)
    grid = AdaptiveGrid(2, 60, spacing=6)
    made = [Block(50), Block(150), Block(50), Block(50)]
    for block in made:
        grid.addWidget(block)
    host.setLayout(grid)
    host.resize(206, 300)
    with qtbot.waitExposed(host):
        host.show()
    made[0].host = host
    return made


def test_a_wide_item_spans_the_row(blocks: list[Block]) -> None:
    assert blocks[1].width() >= 150
    assert blocks[1].x() == blocks[0].x()


def test_a_later_item_fills_the_hole(blocks: list[Block]) -> None:
    assert blocks[2].y() == blocks[0].y()
    assert blocks[2].x() > blocks[0].x()


def test_a_wider_grid_has_more_columns(blocks: list[Block], qtbot: QtBot) -> None:
    host = blocks[0].host
    host.resize(420, 300)
    qtbot.waitUntil(lambda: blocks[2].x() > blocks[0].x() and blocks[3].x() > blocks[2].x())


@given(st.lists(st.booleans(), max_size=30), st.integers(1, 5))
def test_every_item_has_one_place_and_no_row_is_too_long(spanning: list[bool], columns: int) -> None:
    rows = _rows(spanning, columns)
    assert sorted(index for row in rows for index in row) == list(range(len(spanning)))
    assert all(len(row) == 1 if spanning[row[0]] else len(row) <= columns for row in rows)
    single = [row for row in rows if not spanning[row[0]]]
    assert all(len(row) == columns for row in single[:-1])
