"""The dialog over a plain window, with weights that stand still."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from playground.training.snapshot import RunState, Snapshot
from playground.ui.app import make_application
from playground.ui.exporting.dialog import ExportDialog
from playground.ui.workbench import Workbench
from tests.ui.snapshots import network_of, snapshot_of, still_workbench


@pytest.fixture
def snapshot() -> Snapshot:
    return snapshot_of(network_of(4), state=RunState.PAUSED, step=300, parameters_step=300, parameters_epoch=12)


@pytest.fixture
def workbench(monkeypatch: pytest.MonkeyPatch, qapp: object) -> Workbench:
    make_application()
    return still_workbench(monkeypatch, network_of(4))


@pytest.fixture
def over(qtbot: QtBot, workbench: Workbench) -> QWidget:
    """The window that the dialog stands over."""
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(1280, 720)
    window.show()
    return window


@pytest.fixture
def dialog(
    qtbot: QtBot, workbench: Workbench, snapshot: Snapshot, over: QWidget, tmp_path: Path
) -> Iterator[ExportDialog]:
    dialog = ExportDialog(workbench, snapshot, tmp_path / "circle.npz", over)
    with qtbot.waitExposed(dialog):
        dialog.open()
    yield dialog
    if dialog.isVisible():
        dialog.done(0)
