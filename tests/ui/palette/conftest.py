"""A palette beside a network view, as they stand in the window."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QHBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from playground.ui.canvas.panel import NetworkPanel
from playground.ui.palette.palette import Palette
from playground.ui.theme.theme import theme
from playground.ui.workbench import Workbench
from tests.ui.snapshots import network_of, still_workbench


@pytest.fixture(autouse=True)
def light_theme(qapp: object) -> Iterator[None]:
    theme().choose("light")
    yield
    theme().set_projector(False)
    theme().choose("light")


@pytest.fixture
def workbench(monkeypatch: pytest.MonkeyPatch) -> Workbench:
    return still_workbench(monkeypatch, network_of(4, 3))


@pytest.fixture
def window(qtbot: QtBot, workbench: Workbench) -> Iterator[QWidget]:
    window = QWidget()
    row = QHBoxLayout(window)
    palette = Palette(workbench)
    palette.setFixedWidth(200)
    row.addWidget(palette)
    row.addWidget(NetworkPanel(workbench, QWidget()), 1)
    window.resize(900, 900)
    qtbot.addWidget(window)
    with qtbot.waitExposed(window):
        window.show()
    yield window
    window.close()


@pytest.fixture
def palette(window: QWidget) -> Palette:
    return window.findChild(Palette)


@pytest.fixture
def panel(window: QWidget) -> NetworkPanel:
    return window.findChild(NetworkPanel)
