"""Tables in the window: opened, pasted, dropped as text, and their choices changed later."""

from __future__ import annotations

import threading
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QClipboard, QDragEnterEvent, QDropEvent, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QPushButton
from pytestqt.qtbot import QtBot

from playground.datasets.tables import MAX_PASTED
from playground.document.files import from_json, to_json
from playground.ui.canvas.content import column_contents, described
from playground.ui.charts.unit_look import unit_look
from playground.ui.charts.wording import at_text
from playground.ui.inspector.data_page import DataPage
from playground.ui.table_dialog.dialog import TableDialog
from playground.ui.window import MainWindow

COPIED = "สูง\tหนัก\tชนิด\r\n" + "".join(f"{i % 9},5\t{i % 7}\t{'แมว' if i % 2 else 'หมา'}\r\n" for i in range(60))


def copy(text: str) -> None:
    QGuiApplication.clipboard().setText(text)


def paste(window: MainWindow) -> None:
    window.network.setFocus()
    QTest.keyClick(window, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)


def answered(qtbot: QtBot, window: MainWindow) -> TableDialog:
    """The dialog, once it knows what comes of the choices."""
    qtbot.waitUntil(lambda: window.own_data.dialog is not None and not window.own_data.dialog.is_busy)
    assert window.own_data.dialog is not None
    return window.own_data.dialog


def use(qtbot: QtBot, window: MainWindow) -> None:
    QTest.mouseClick(answered(qtbot, window).use, Qt.MouseButton.LeftButton)


def is_trained_on(window: MainWindow, *inputs: str) -> bool:
    snapshot = window.workbench.snapshot
    return snapshot is not None and snapshot.data.dataset.input_names == inputs


def test_two_inputs_of_a_table_carry_their_names_everywhere(qtbot: QtBot, window: MainWindow) -> None:
    copy(COPIED.replace("สูง", "height of the pupil"))
    paste(window)
    use(qtbot, window)
    qtbot.waitUntil(lambda: is_trained_on(window, "height of the pupil", "หนัก"))
    workbench = window.workbench
    QTest.mouseClick(chips_of(window)["x1_times_x2"], Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: workbench.snapshot is not None and workbench.snapshot.network.sizes[0] == 3)
    seen = ("height of the pupil", "หนัก", "height of the pupil × หนัก")
    inputs = column_contents(workbench.experiment, described(workbench.experiment, workbench.base))[0]
    assert inputs.labels == seen
    assert chips_of(window)["x1_times_x2"].accessibleName() == seen[2]
    assert chips_of(window)["x1"].text().startswith("he")
    assert chips_of(window)["x1"].text().endswith("…")
    assert all(chip.sizeHint().width() <= chip.width() for chip in chips_of(window).values())
    assert chips_of(window)["x1"].toolTip() == seen[0]
    look = unit_look(workbench.snapshot, -1, 2)
    assert look is not None
    assert look.name == f"Input {seen[2]}"
    assert at_text(workbench.snapshot.data.dataset.input_names, (1, 2)) == f"{seen[0]} 1.00, หนัก 2.00"


def chips_of(window: MainWindow) -> dict[str, QPushButton]:
    chips: dict[str, QPushButton] = window.findChild(DataPage).fields["features"].control.chips
    return chips


def test_rows_of_a_spreadsheet_are_pasted_and_stay_in_the_experiment(qtbot: QtBot, window: MainWindow) -> None:
    copy(COPIED)
    paste(window)
    use(qtbot, window)
    experiment = window.workbench.experiment
    assert experiment.data.text == COPIED.replace("\r\n", "\n")
    assert experiment.data.path is None
    assert from_json(to_json(experiment)) == experiment
    qtbot.waitUntil(lambda: is_trained_on(window, "สูง", "หนัก"))
    window.action("undo").trigger()
    assert window.workbench.experiment.data.kind == "circle"


def test_a_copied_file_is_opened(qtbot: QtBot, window: MainWindow, tmp_path: Path) -> None:
    path = tmp_path / "t.csv"
    path.write_text(COPIED, encoding="utf-8")
    content = QMimeData()
    content.setUrls([QUrl.fromLocalFile(str(path))])
    QGuiApplication.clipboard().setMimeData(content)
    window.action("paste").trigger()
    use(qtbot, window)
    assert window.workbench.experiment.data.path == str(path)


def test_rows_dragged_out_of_a_spreadsheet_are_taken(qtbot: QtBot, window: MainWindow) -> None:
    content = QMimeData()
    content.setText(COPIED)
    copied, left, none = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    enter = QDragEnterEvent(QPoint(50, 50), copied, content, left, none)
    window.dragEnterEvent(enter)
    assert enter.isAccepted()
    window.dropEvent(QDropEvent(QPointF(50, 50), copied, content, left, none))
    use(qtbot, window)
    assert window.workbench.experiment.data.kind == "table"


@pytest.mark.parametrize("text", ["", "word", "x" * (MAX_PASTED + 1) + "\n1"], ids=["nothing", "a word", "too long"])
def test_what_is_no_table_gets_a_sentence(qtbot: QtBot, window: MainWindow, text: str) -> None:
    copy(text)
    paste(window)
    qtbot.waitUntil(window.toast.isVisible)
    assert "paste" in window.toast.text
    assert window.own_data.dialog is None


def test_in_a_field_the_keys_paste_what_a_field_takes(qtbot: QtBot, window: MainWindow) -> None:
    copy(COPIED)
    field = window.docks.views["inspector"].findChild(QLineEdit)
    assert field is not None
    field.setFocus()
    qtbot.waitUntil(field.hasFocus)
    QTest.keyClick(field, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert window.own_data.dialog is None


def test_choices_are_changed_later(qtbot: QtBot, window: MainWindow) -> None:
    copy(COPIED)
    paste(window)
    use(qtbot, window)
    inspector = window.docks.views["inspector"]
    inspector.show_page("data")  # type: ignore[attr-defined]
    page = inspector.data_page  # type: ignore[attr-defined]
    QTest.mouseClick(page.fields["path"].control.choices, Qt.MouseButton.LeftButton)
    dialog = answered(qtbot, window)
    assert dialog.draft.spec.inputs == ("สูง", "หนัก")
    dialog.columns.setFocus()
    QTest.keyClick(dialog.columns, Qt.Key.Key_Space)
    use(qtbot, window)
    assert window.workbench.experiment.data.inputs == ("หนัก",)
    window.action("undo").trigger()
    assert window.workbench.experiment.data.inputs == ()


def test_a_large_table_in_an_experiment_is_read_before_the_window_needs_it(
    qtbot: QtBot, window: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "t.csv").write_text("a,b,y\n" + "1,2,3.5\n" * 1000)
    experiment = '{"version": 1, "data": {"kind": "table", "path": "t.csv"}, "network": {"layers": [{}, {"units": 1}]}}'
    (tmp_path / "e.json").write_text(experiment)
    readers: set[str] = set()

    def read(path: Path, limit: int) -> bytes:
        readers.add(threading.current_thread().name)
        return path.read_bytes()

    monkeypatch.setattr("playground.datasets.tables.read_bytes", read)
    window.files.open_path(tmp_path / "e.json")
    qtbot.waitUntil(lambda: is_trained_on(window, "a", "b"))
    assert threading.main_thread().name not in readers


def test_an_empty_clipboard_gets_a_sentence(qtbot: QtBot, window: MainWindow, monkeypatch: pytest.MonkeyPatch) -> None:
    QGuiApplication.clipboard().clear()
    monkeypatch.setattr(QClipboard, "mimeData", lambda _clipboard: None)  # as on some systems
    window.action("paste").trigger()
    qtbot.waitUntil(window.toast.isVisible)
    assert "no table to paste" in window.toast.text
