"""A network view beside a document whose run stands still, and a mouse."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from playground.document.experiment import Experiment
from playground.ui.canvas.panel import NetworkPanel
from playground.ui.theme.theme import theme
from playground.ui.workbench import Workbench
from tests.ui.snapshots import network_of, still_workbench

Open = Callable[[Experiment], NetworkPanel]


@pytest.fixture(autouse=True)
def light_theme(qapp: object) -> Iterator[None]:
    theme().choose("light")
    yield
    theme().choose("light")


@pytest.fixture
def open_panel(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> Open:
    """Show a panel with an experiment, as large as in a window of 1280x720."""

    kept = []  # qtbot alone holds them too loosely

    def open_it(experiment: Experiment) -> NetworkPanel:
        panel = NetworkPanel(still_workbench(monkeypatch, experiment), QWidget())
        panel.resize(692, 448)
        qtbot.addWidget(panel)
        with qtbot.waitExposed(panel):
            panel.show()
        kept.append(panel)
        return panel

    return open_it


@pytest.fixture
def panel(open_panel: Open) -> NetworkPanel:
    """2-4-3-1."""
    return open_panel(network_of(4, 3))


@pytest.fixture
def workbench(panel: NetworkPanel) -> Workbench:
    return panel.view.workbench


def units(workbench: Workbench) -> list[int]:
    return [layer.units for layer in workbench.experiment.network.layers]
