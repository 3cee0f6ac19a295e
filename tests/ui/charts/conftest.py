from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from playground.ui.theme.theme import theme
from tests.ui.charts.runs import StandInWorkbench


@pytest.fixture
def workbench() -> StandInWorkbench:
    return StandInWorkbench()


@pytest.fixture
def shown(qtbot: QtBot, workbench: StandInWorkbench) -> Callable[[type], Any]:
    """Make a chart of a class in the right column of a window of 1280x720, and wait until it is painted."""

    def show(chart_class: type) -> QWidget:
        chart = chart_class(workbench)
        qtbot.addWidget(chart)
        chart.resize(365, 260)
        with qtbot.waitExposed(chart):
            chart.show()
        return chart

    return show


@pytest.fixture(autouse=True)
def light_theme(qapp: object) -> Iterator[None]:
    yield
    if theme().choice != "light" or theme().is_projector:
        theme().set_projector(False)
        theme().choose("light")
