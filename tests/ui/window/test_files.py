"""Opening, saving, exporting, dropping: and what is open stays when that fails."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from playground.ui.window import MainWindow


def drop(window: MainWindow, path: Path) -> None:
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(path))])
    copy, left, none = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    enter = QDragEnterEvent(QPoint(50, 50), copy, mime, left, none)
    window.dragEnterEvent(enter)
    assert enter.isAccepted()
    window.dropEvent(QDropEvent(QPointF(50, 50), copy, mime, left, none))


def use(qtbot: QtBot, window: MainWindow) -> None:
    """Wait until the dialog about a table has an answer, and take it."""
    qtbot.waitUntil(lambda: window.own_data.dialog is not None and not window.own_data.dialog.is_busy)
    dialog = window.own_data.dialog
    assert dialog is not None
    QTest.mouseClick(dialog.use, Qt.MouseButton.LeftButton)
    assert window.own_data.dialog is None


def answer_dialogs(monkeypatch: pytest.MonkeyPatch, path: Path) -> None:
    for name in ("getOpenFileName", "getSaveFileName"):
        monkeypatch.setattr(QFileDialog, name, staticmethod(lambda *_: (str(path), "")))


@pytest.fixture
def experiment_file(tmp_path: Path) -> Path:
    path = tmp_path / "การทดลอง แรก.json"
    path.write_text(json.dumps({"version": 1, "data": {"kind": "xor"}}), encoding="utf-8")
    return path


def test_an_experiment_is_opened_from_the_menu(
    qtbot: QtBot, window: MainWindow, experiment_file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    answer_dialogs(monkeypatch, experiment_file)
    window.action("open").trigger()
    qtbot.waitUntil(lambda: window.workbench.experiment.data.kind == "xor")
    assert experiment_file.name in window.windowTitle()


def test_an_experiment_dropped_on_the_window_is_opened(qtbot: QtBot, window: MainWindow, experiment_file: Path) -> None:
    drop(window, experiment_file)
    qtbot.waitUntil(lambda: window.workbench.experiment.data.kind == "xor")


def test_a_dropped_table_becomes_the_data_and_can_be_undone(qtbot: QtBot, window: MainWindow, tmp_path: Path) -> None:
    path = tmp_path / "heights.csv"
    path.write_text("age,height\n" + "\n".join(f"{i},{2 * i + 0.5}" for i in range(60)))
    before = window.workbench.experiment
    drop(window, path)
    use(qtbot, window)
    assert window.workbench.experiment.data.kind == "table"
    snapshots = window.workbench
    qtbot.waitUntil(lambda: snapshots.snapshot is not None and snapshots.snapshot.data.dataset.input_names == ("age",))
    window.action("undo").trigger()
    assert window.workbench.experiment == before


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("broken.json", b'{"version": 1,'),
        ("units.json", b'{"version": 1, "network": {"layers": [{"units": 0}, {"units": 1}]}}'),
        ("missing.json", None),
        ("missing.csv", None),
    ],
)
def test_a_file_that_cannot_be_used_gets_one_sentence_and_changes_nothing(
    qtbot: QtBot, window: MainWindow, tmp_path: Path, name: str, content: bytes | None
) -> None:
    path = tmp_path / name
    if content is not None:
        path.write_bytes(content)
    before = window.workbench.experiment
    drop(window, path)
    qtbot.waitUntil(window.toast.isVisible)
    assert len(window.toast.text) > 10
    assert "Traceback" not in window.toast.text
    assert window.workbench.experiment == before
    assert not window.workbench.undo_stack.canUndo()


def test_the_weights_on_the_screen_are_the_weights_in_the_file(
    qtbot: QtBot, window: MainWindow, tmp_path: Path
) -> None:
    path = tmp_path / "weights.npz"
    window.action("epoch").trigger()
    workbench = window.workbench
    qtbot.waitUntil(lambda: workbench.snapshot is not None and workbench.snapshot.epoch == 1)
    window.action("export").trigger()
    dialog = window.exports.dialog
    assert dialog is not None
    qtbot.waitUntil(dialog.isVisible)
    dialog.place.field.setText(str(path))
    dialog.export_button.click()
    qtbot.waitUntil(lambda: "Verified: 8 of 8" in dialog.outcome.text)
    assert workbench.snapshot is not None
    with np.load(path, allow_pickle=False) as stored:
        for index, layer in enumerate(workbench.snapshot.network.views(workbench.snapshot.parameters)):
            assert np.array_equal(stored[f"layers.{index}.weight"], layer.weight)
            assert np.array_equal(stored[f"layers.{index}.bias"], layer.bias)
    dialog.close_button.click()
    window.action("export").trigger()
    assert window.exports.dialog is not dialog
    assert window.exports.dialog.place.path == tmp_path / "circle.npz"
    window.exports.dialog.reject()
    # beside a document there may be its data, and experiments and weights have one ending
    workbench.saved_as(tmp_path / "mine.json")
    window.action("export").trigger()
    assert window.exports.dialog.place.path == tmp_path / "mine_weights.npz"
    window.exports.dialog.reject()
