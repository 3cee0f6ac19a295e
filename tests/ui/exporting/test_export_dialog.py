"""Weights leave the program: what will be in the file is shown, it is written, and proved."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QFileDialog, QLineEdit, QListWidget, QTableWidget, QWidget
from pytestqt.qtbot import QtBot

from playground.export.formats import FORMATS, Format, format_of
from playground.export.trained import TrainedNetwork
from playground.training.snapshot import RunState, Snapshot
from playground.ui.exporting import writing
from playground.ui.exporting.dialog import ExportDialog
from playground.ui.language import show_language
from playground.ui.theme.theme import theme
from playground.ui.workbench import Workbench
from tests.tour.fits import complaints
from tests.ui.snapshots import network_of, snapshot_of

PATIENCE_MS = 60_000  # a script runs in a process of its own
LEFT = Qt.MouseButton.LeftButton
EVERY = pytest.mark.parametrize("record", FORMATS, ids=lambda record: record.ending)


def rows(dialog: ExportDialog) -> list[tuple[str, ...]]:
    table = dialog.content.table
    return [
        tuple(table.item(row, column).text() for column in range(table.columnCount()))
        for row in range(table.rowCount())
    ]


def press_export(qtbot: QtBot, dialog: ExportDialog) -> None:
    """Press the button, and wait for what became of it."""
    QTest.mouseClick(dialog.export_button, LEFT)
    qtbot.waitUntil(lambda: dialog.export_button.isEnabled() and bool(dialog.outcome.text), timeout=PATIENCE_MS)


# -- what will be in the file -----------------------------------------------------------------------------------------


@EVERY
def test_every_format_can_be_chosen_and_is_shown(dialog: ExportDialog, record: Format) -> None:
    dialog.formats.choose(record)
    parts = record.layout.parts(dialog.trained.network)
    assert [row[1] for row in rows(dialog)] == [part.key for part in parts]
    assert dialog.content.title.text() == f"{record.name} ({record.ending})"
    assert dialog.place.path is not None
    assert dialog.place.path.name == f"circle{record.ending}"
    assert f'"circle{record.ending}"' in dialog.content.code.text()


def test_the_shapes_say_which_way_round_weights_are(dialog: ExportDialog) -> None:
    assert rows(dialog)[0] == ("Layer 1", "layers.0.weight", "2 × 4")
    assert "rows are inputs and columns are outputs" in dialog.content.facts.text()
    dialog.formats.choose(format_of(Path("w.safetensors")))
    assert rows(dialog) == [
        ("Layer 1", "0.weight", "4 × 2"),
        ("Layer 1", "0.bias", "4"),
        ("Output", "2.weight", "1 × 4"),
        ("Output", "2.bias", "1"),
    ]
    assert "rows are outputs and columns are inputs" in dialog.content.facts.text()


def test_what_rounding_costs_is_said_where_it_costs(dialog: ExportDialog) -> None:
    assert "Every digit is kept (float64)." in dialog.content.facts.text()
    dialog.formats.choose(format_of(Path("w.onnx")))
    lost = np.abs(dialog.trained.parameters - dialog.trained.parameters.astype(np.float32)).max()
    assert f"a weight changes by {lost:.1e}".replace("e-0", "e-") in dialog.content.facts.text()


def test_it_is_chosen_by_keyboard(dialog: ExportDialog) -> None:
    dialog.formats.setFocus()
    QTest.keyClick(dialog.formats, Qt.Key.Key_Down)
    assert dialog.record.ending == ".safetensors"


def test_the_code_can_be_copied(dialog: ExportDialog) -> None:
    QTest.mouseClick(dialog.content.copy, LEFT)
    assert QGuiApplication.clipboard().text() == dialog.content.code.text()
    assert 'numpy.load("circle.npz")' in dialog.content.code.text()


# -- where it goes ----------------------------------------------------------------------------------------------------


def test_an_ending_that_is_typed_chooses_the_format(dialog: ExportDialog, tmp_path: Path) -> None:
    field = dialog.place.field
    field.setFocus()
    field.selectAll()
    QTest.keyClicks(field, str(tmp_path / "mine.onnx"))
    QTest.keyClick(field, Qt.Key.Key_Tab)
    assert dialog.record.ending == ".onnx"
    assert dialog.place.path == tmp_path / "mine.onnx"


def test_a_name_without_an_ending_gets_that_of_the_format(dialog: ExportDialog, tmp_path: Path) -> None:
    dialog.place.field.setText(str(tmp_path / "v1.5"))
    assert dialog.place.path == tmp_path / "v1.5.npz"


def test_a_name_without_a_folder_goes_where_the_dialog_stands_and_shows_it(
    dialog: ExportDialog, tmp_path: Path
) -> None:
    field = dialog.place.field
    for typed, meant in (("mine.onnx", tmp_path / "mine.onnx"), ("sub/b", tmp_path / "sub" / "b.onnx")):
        field.setFocus()
        field.selectAll()
        QTest.keyClicks(field, typed)
        assert dialog.place.path is not None
        assert dialog.place.path.parent == meant.parent
        QTest.keyClick(field, Qt.Key.Key_Tab)
        assert field.text() == str(meant)
        assert dialog.place.path == meant


def test_a_name_in_the_home_folder_is_shown_in_full(dialog: ExportDialog) -> None:
    field = dialog.place.field
    field.setFocus()
    field.selectAll()
    QTest.keyClicks(field, "~/w.npz")
    QTest.keyClick(field, Qt.Key.Key_Tab)
    assert field.text() == str(Path.home() / "w.npz")


def test_browsing_takes_over_name_and_format(
    dialog: ExportDialog, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QFileDialog, "getSaveFileName", staticmethod(lambda *_: (str(tmp_path / "b.json"), "")))
    QTest.mouseClick(dialog.place.browse, LEFT)
    assert dialog.record.ending == ".json"
    assert dialog.place.path == tmp_path / "b.json"


def test_without_a_name_nothing_can_be_exported(dialog: ExportDialog) -> None:
    dialog.place.field.setText("  ")
    assert not dialog.export_button.isEnabled()


def test_a_file_that_would_be_replaced_is_announced(dialog: ExportDialog, tmp_path: Path) -> None:
    assert dialog.outcome.text == ""
    (tmp_path / "old.npz").write_bytes(b"old")
    dialog.place.field.setText(str(tmp_path / "old.npz"))
    assert dialog.outcome.text == "There is such a file: it will be replaced."


def test_the_open_experiment_and_its_data_are_not_replaced(
    dialog: ExportDialog, workbench: Workbench, tmp_path: Path
) -> None:
    document, table = tmp_path / "circle.json", tmp_path / "heights.csv"
    for path in (document, table):
        path.write_text("1")
    workbench.path, workbench.base = document, tmp_path
    data = replace(workbench.experiment.data, kind="table", path="heights.csv")
    workbench.experiment = replace(workbench.experiment, data=data)
    for path in (document, table, tmp_path / "." / "circle.json"):
        dialog.place.field.setText(str(path))
        dialog.place.field.editingFinished.emit()
        assert dialog.outcome.text.startswith("The experiment that is open is in this file, or its data are")
        assert not dialog.export_button.isEnabled()
        dialog.export()
        assert path.read_text() == "1"
    dialog.place.field.setText(str(tmp_path / "other.csv"))
    assert dialog.export_button.isEnabled()


# -- writing and proving ----------------------------------------------------------------------------------------------


@EVERY
def test_every_format_is_written_and_proved(qtbot: QtBot, dialog: ExportDialog, tmp_path: Path, record: Format) -> None:
    dialog.formats.choose(record)
    press_export(qtbot, dialog)
    path = tmp_path / f"circle{record.ending}"
    proof = record.verify(path, dialog.trained)
    if proof.remark:
        assert dialog.outcome.text == f"Written: circle.torch.py. {proof.remark}"
    else:
        assert dialog.outcome.text.startswith(
            f"Written: circle{record.ending}. Verified: 8 of 8 test inputs give the same output (read back by"
        )


def test_a_file_that_came_out_wrong_is_not_called_verified(
    qtbot: QtBot, dialog: ExportDialog, monkeypatch: pytest.MonkeyPatch
) -> None:
    def wrong(trained: TrainedNetwork, path: Path, progress: object) -> None:
        changed = replace(trained, parameters=trained.parameters + 0.01)
        path.write_bytes(b"".join(format_of(path).pieces(changed)))

    monkeypatch.setattr(writing, "write_weights", wrong)
    press_export(qtbot, dialog)
    assert dialog.outcome.text.startswith("circle.npz is not to be relied on: only 0 of 8 test inputs")


def test_a_file_that_cannot_be_read_back_is_a_sentence(
    qtbot: QtBot, dialog: ExportDialog, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def garbage(_trained: object, path: Path, _progress: object) -> None:
        path.write_bytes(b"garbage")

    monkeypatch.setattr(writing, "write_weights", garbage)
    press_export(qtbot, dialog)
    assert dialog.outcome.text.endswith("circle.npz was written, but cannot be read back: do not rely on it.")
    assert "cannot be read back" in caplog.text


def test_a_folder_that_is_not_there_is_a_sentence_and_nothing_is_written(
    qtbot: QtBot, dialog: ExportDialog, tmp_path: Path
) -> None:
    dialog.place.field.setText(str(tmp_path / "none" / "w.npz"))
    press_export(qtbot, dialog)
    assert "cannot be written: it does not exist" in dialog.outcome.text
    assert list(tmp_path.iterdir()) == []


def test_weights_that_are_not_finite_are_refused_and_the_old_file_stays(
    qtbot: QtBot, workbench: Workbench, over: QWidget, tmp_path: Path
) -> None:
    (tmp_path / "w.npz").write_bytes(b"old")
    snapshot = snapshot_of(network_of(4), parameters=np.full(17, np.nan))
    dialog = ExportDialog(workbench, snapshot, tmp_path / "w.npz", over)
    dialog.open()
    press_export(qtbot, dialog)
    assert dialog.outcome.text == "Layer 1 has weights that are not finite numbers, so they were not written."
    assert (tmp_path / "w.npz").read_bytes() == b"old"
    dialog.done(0)


@pytest.fixture
def held(monkeypatch: pytest.MonkeyPatch, dialog: ExportDialog) -> Iterator[threading.Event]:
    """A format that waits in the middle of its writing until the event is set."""
    going = threading.Event()

    def pieces(_trained: TrainedNetwork) -> Iterator[bytes]:
        yield b"half"
        going.wait(30)
        yield b"whole"

    slow = replace(dialog.record, pieces=pieces)
    monkeypatch.setattr("playground.export.formats.FORMATS", (slow, *FORMATS[1:]))
    yield going
    going.set()


def test_the_window_goes_on_while_it_is_written_and_it_can_be_stopped(
    qtbot: QtBot, dialog: ExportDialog, held: threading.Event, tmp_path: Path
) -> None:
    (tmp_path / "circle.npz").write_bytes(b"old")
    QTest.mouseClick(dialog.export_button, LEFT)
    qtbot.waitUntil(dialog.outcome.bar.isVisible)
    assert dialog.outcome.text == "Writing circle.npz…"
    assert not dialog.formats.isEnabled()
    assert dialog.close_button.text() == "Stop"
    QTest.mouseClick(dialog.close_button, LEFT)
    held.set()
    qtbot.waitUntil(lambda: dialog.outcome.text == "Stopped: nothing was written.")
    assert (tmp_path / "circle.npz").read_bytes() == b"old"
    assert [path.name for path in tmp_path.iterdir()] == ["circle.npz"]
    assert dialog.isVisible()
    QTest.mouseClick(dialog.close_button, LEFT)
    assert not dialog.isVisible()


# -- the moment -------------------------------------------------------------------------------------------------------


def test_the_step_that_is_exported_is_said_also_when_the_run_moves_on(
    qtbot: QtBot, dialog: ExportDialog, workbench: Workbench, snapshot: Snapshot, tmp_path: Path
) -> None:
    assert dialog.moment.text() == "The weights of step 300, epoch 12."
    assert not dialog.newest.isVisible()
    later = replace(snapshot, number=2, step=400, parameters_step=400, parameters=snapshot.parameters + 1)
    workbench.snapshot_taken.emit(later)
    assert dialog.moment.text() == "The weights of step 300, epoch 12; the run has moved on to step 400."
    press_export(qtbot, dialog)
    with np.load(tmp_path / "circle.npz") as file:
        assert np.array_equal(file["layers.0.bias"], snapshot.network.views(snapshot.parameters)[0].bias)
    QTest.mouseClick(dialog.newest, LEFT)
    assert dialog.moment.text() == "The weights of step 400, epoch 12."
    press_export(qtbot, dialog)
    with np.load(tmp_path / "circle.npz") as file:
        assert np.array_equal(file["layers.0.bias"], snapshot.network.views(later.parameters)[0].bias)


def test_a_new_start_at_the_same_step_is_another_moment(
    dialog: ExportDialog, workbench: Workbench, snapshot: Snapshot
) -> None:
    workbench.snapshot_taken.emit(replace(snapshot, number=2, run=2))
    assert dialog.newest.isVisible()


# -- how it looks -----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("size", [(1024, 768), (1280, 720), (1920, 1080)])
@pytest.mark.parametrize("language", ["en", "th"])
def test_every_text_has_its_room(
    qtbot: QtBot, workbench: Workbench, over: QWidget, tmp_path: Path, language: str, size: tuple[int, int]
) -> None:
    over.resize(*size)
    show_language(language)
    experiment = network_of(8, 8, 8, 8, 8, outputs=3, kind="iris", loss="cross_entropy")
    scaled = replace(experiment, data=replace(experiment.data, scaling="standard", features=()))
    dialog = ExportDialog(workbench, snapshot_of(scaled, state=RunState.PAUSED), tmp_path / "w.npz", over)
    with qtbot.waitExposed(dialog):
        dialog.open()
    found = []
    for record in FORMATS:
        dialog.formats.choose(record)
        press_export(qtbot, dialog)
        found += [f"{record.ending}: {line}" for line in complaints(dialog)]
    dialog.done(0)
    assert not found, "\n".join(found)


def test_it_fits_over_the_window_on_a_projector(
    qtbot: QtBot, workbench: Workbench, over: QWidget, snapshot: Snapshot, tmp_path: Path
) -> None:
    theme().set_projector(True)
    try:
        dialog = ExportDialog(workbench, snapshot, tmp_path / "w.npz", over)
        with qtbot.waitExposed(dialog):
            dialog.open()
        assert dialog.width() <= over.width()
        assert dialog.height() <= over.height()
        assert complaints(dialog) == []
        dialog.done(0)
    finally:
        theme().set_projector(False)


def test_every_control_has_a_name_and_a_tooltip(dialog: ExportDialog) -> None:
    for kind in (QAbstractButton, QLineEdit, QListWidget, QTableWidget):
        for widget in dialog.findChildren(kind):
            if type(widget).__module__.startswith("PySide6") and widget.objectName().startswith("qt_"):
                continue
            assert widget.toolTip(), widget
            assert widget.accessibleName() or getattr(widget, "text", str)(), widget


def test_tab_goes_from_top_to_bottom(dialog: ExportDialog) -> None:
    dialog.formats.setFocus()
    visited = [dialog.focusWidget()]
    for _step in range(6):
        QTest.keyClick(dialog.focusWidget(), Qt.Key.Key_Tab)
        visited.append(dialog.focusWidget())
    place = dialog.place
    expected = [dialog.formats, dialog.content.table, dialog.content.copy, place.field, place.browse]
    assert visited == [*expected, dialog.close_button, dialog.export_button]


def test_a_screen_reader_hears_who_a_format_is_for(dialog: ExportDialog) -> None:
    spoken = dialog.formats.item(0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert spoken == "NumPy (.npz). For your own Python: numpy.load gives every array exactly as it is."
