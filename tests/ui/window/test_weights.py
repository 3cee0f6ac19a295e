"""Weights leave the window as a file and come back into it, with the real run."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from pytestqt.qtbot import QtBot
from safetensors.numpy import save_file

from playground.export.reading.files import READERS
from playground.ui.window import MainWindow
from tests.ui.window.test_files import drop

PATIENCE_MS = 30_000


def parameters(window: MainWindow) -> np.ndarray:
    snapshot = window.workbench.snapshot
    assert snapshot is not None
    return snapshot.parameters.copy()


@pytest.fixture
def trained(qtbot: QtBot, window: MainWindow) -> MainWindow:
    window.action("epoch").trigger()
    qtbot.waitUntil(lambda: window.workbench.snapshot is not None and window.workbench.snapshot.epoch == 1)
    return window


def export(qtbot: QtBot, window: MainWindow, path: Path) -> None:
    window.action("export").trigger()
    dialog = window.exports.dialog
    assert dialog is not None
    dialog.place.field.setText(str(path))
    dialog.place.field.editingFinished.emit()
    dialog.export_button.click()
    qtbot.waitUntil(lambda: "Verified: 8 of 8" in dialog.outcome.text, timeout=PATIENCE_MS)
    dialog.close_button.click()


@pytest.mark.parametrize("ending", READERS)
def test_what_was_exported_is_imported_to_the_bit_and_undone_to_the_bit(
    qtbot: QtBot, trained: MainWindow, tmp_path: Path, ending: str
) -> None:
    window, path = trained, tmp_path / f"w{ending}"
    written = parameters(window)
    export(qtbot, window, path)
    window.action("epoch").trigger()
    qtbot.waitUntil(lambda: window.workbench.snapshot is not None and window.workbench.snapshot.epoch == 2)
    later = parameters(window)
    window.imports.open_path(path)
    qtbot.waitUntil(lambda: window.workbench.snapshot is not None and window.workbench.snapshot.step == 0)
    assert np.array_equal(parameters(window), written)
    assert f"The weights of w{ending} are taken over." in window.toast.text
    window.action("undo").trigger()
    qtbot.waitUntil(lambda: window.workbench.snapshot is not None and window.workbench.snapshot.epoch == 2)
    assert np.array_equal(parameters(window), later)
    window.action("redo").trigger()
    qtbot.waitUntil(lambda: window.workbench.snapshot is not None and window.workbench.snapshot.step == 0)
    assert np.array_equal(parameters(window), written)


def test_dropped_json_weights_are_taken_for_weights_and_nothing_is_asked(
    qtbot: QtBot, trained: MainWindow, tmp_path: Path
) -> None:
    window, written = trained, parameters(trained)
    experiment = window.workbench.experiment
    export(qtbot, window, tmp_path / "w.json")
    window.action("epoch").trigger()
    qtbot.waitUntil(lambda: window.workbench.snapshot is not None and window.workbench.snapshot.epoch == 2)
    drop(window, tmp_path / "w.json")
    qtbot.waitUntil(lambda: "are taken over" in window.toast.text, timeout=PATIENCE_MS)
    qtbot.waitUntil(lambda: np.array_equal(parameters(window), written))
    assert window.workbench.experiment == experiment


def test_a_dropped_network_of_others_is_opened_and_trained(qtbot: QtBot, trained: MainWindow, tmp_path: Path) -> None:
    window, rng = trained, np.random.default_rng(0)
    arrays = {
        "net.0.weight": rng.normal(size=(6, 2)),
        "net.0.bias": rng.normal(size=6),
        "net.2.weight": rng.normal(size=(1, 6)),
        "net.2.bias": rng.normal(size=1),
    }
    save_file(arrays, tmp_path / "net.safetensors")
    before = parameters(window)
    drop(window, tmp_path / "net.safetensors")
    qtbot.waitUntil(lambda: window.imports.dialog is not None)
    assert window.imports.dialog is not None
    window.imports.dialog.open_button.click()
    qtbot.waitUntil(lambda: len(parameters(window)) == 25)
    assert np.array_equal(parameters(window)[:12].reshape(2, 6), arrays["net.0.weight"].T)
    window.action("epoch").trigger()
    qtbot.waitUntil(lambda: window.workbench.snapshot is not None and window.workbench.snapshot.epoch == 1)
    window.action("undo").trigger()
    qtbot.waitUntil(lambda: len(parameters(window)) == len(before))
    assert np.array_equal(parameters(window), before)
