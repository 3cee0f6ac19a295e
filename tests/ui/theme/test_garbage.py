"""No widget is deleted while Qt goes through all of them with another style sheet."""

from __future__ import annotations

import gc
import weakref
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from playground.ui.theme.garbage import garbage_kept
from playground.ui.theme.theme import theme


class Cycle:
    """What only the garbage collector finds."""

    def __init__(self) -> None:
        self.me = self


class Busy(QWidget):
    """Allocates so much when the style sheet changes that Python would collect garbage, and looks after `cycle`."""

    def __init__(self, cycle: Cycle) -> None:
        super().__init__()
        self._cycle = weakref.ref(cycle)
        self.told: list[bool] = []

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            _allocated = [[] for _ in range(10_000)]  # type: ignore[var-annotated]
            self.told.append(self._cycle() is not None)


@pytest.fixture
def eager_collector() -> Iterator[None]:
    before = gc.get_threshold()
    gc.set_threshold(100, 1, 1)
    yield
    gc.set_threshold(*before)


@pytest.mark.usefixtures("eager_collector")
def test_nothing_is_collected_while_the_style_sheet_is_put_on(qtbot: QtBot) -> None:
    before = theme().scale
    cycle = Cycle()
    busy = Busy(cycle)
    qtbot.addWidget(busy)
    busy.show()
    theme().set_scale(150)
    busy.told.clear()
    del cycle
    theme().set_scale(200)
    theme().set_scale(before)
    assert busy.told
    assert busy.told[0]


def test_afterwards_garbage_is_collected_as_before() -> None:
    with garbage_kept():
        assert not gc.isenabled()
    assert gc.isenabled()
    gc.disable()
    try:
        with garbage_kept():
            pass
        assert not gc.isenabled()
    finally:
        gc.enable()
