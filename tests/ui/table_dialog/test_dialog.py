"""A table becomes data: seen, changed and taken by mouse and keyboard."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QModelIndex, QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from playground.ui.language import show_language
from playground.ui.table_dialog.dialog import TableDialog
from playground.ui.table_dialog.draft import Judgement
from tests.ui.table_dialog.conftest import Open, settle

LEFT = Qt.MouseButton.LeftButton
SCHOOL = "ลำดับ;ชื่อ;สูง;หนัก;ผล\r\n" + "".join(
    f"{i};คน{i};{150 + i % 40},5;{40 + i % 30};{'ผ่าน' if i % 2 else 'ตก'}\r\n" for i in range(1, 121)
)
GAPPY = "a,b,y\n1,2,0.5\n,4,1.5\n5,n/a,2.5\n7,8,3.5\n9,10,4.5\n"


def said(dialog: TableDialog) -> str:
    return dialog.verdict.words.text()


def choose(dialog: TableDialog, name: str, kind: str) -> None:
    """Choose in a box as with the keyboard: from its list."""
    card = dialog.format_card if name in dialog.format_card.fields else dialog.purpose_card
    box = card.fields[name].control
    box.setCurrentIndex(box.findData(kind))
    box.activated.emit(box.currentIndex())


def row_of(dialog: TableDialog, name: str) -> QModelIndex:
    model = dialog.columns.columns
    return next(model.index(row) for row in range(model.rowCount()) if model.index(row).data() == name)


def tick(dialog: TableDialog, name: str) -> None:
    """Click the box of a column."""
    place = dialog.columns.visualRect(row_of(dialog, name))
    QTest.mouseClick(dialog.columns.viewport(), LEFT, pos=place.topLeft() + QPoint(18, place.height() // 2))


def header(dialog: TableDialog, column: int) -> str:
    return str(dialog.preview.cells.headerData(column, Qt.Orientation.Horizontal))


def taken(qtbot: QtBot, dialog: TableDialog, widget: QWidget) -> Judgement:
    """What the dialog gives when its button is pressed."""
    with qtbot.waitSignal(dialog.chosen) as signal:
        QTest.mouseClick(widget, LEFT)
    return signal.args[0]


@pytest.mark.parametrize("codec", ["cp874", "utf-8", "utf-8-sig", "utf-16"])
def test_a_school_s_spreadsheet_is_understood_as_it_comes(open_table: Open, codec: str) -> None:
    dialog = open_table(SCHOOL.encode(codec))
    assert [header(dialog, column).split("\n") for column in range(5)] == [
        ["ลำดับ", "not used"],
        ["ชื่อ", "not used"],
        ["สูง", "input"],
        ["หนัก", "input"],
        ["ผล", "target"],
    ]
    assert said(dialog) == "120 of 120 rows: 60 training, 60 test · 2 inputs · 2 classes"
    assert dialog.preview.cells.index(0, 2).data() == "151,5"
    assert dialog.use.isEnabled()


def test_what_was_found_out_stands_in_the_boxes(open_table: Open) -> None:
    dialog = open_table(SCHOOL.encode("cp874"))
    shown = {name: field.control.currentText() for name, field in dialog.format_card.fields.items()}
    assert shown == {
        "delimiter": "Semicolon ; (auto)",
        "decimal": "Comma 1,5 (auto)",
        "encoding": "Thai (TIS-620, Windows-874) (auto)",
        "header": "With names (auto)",
    }
    assert dialog.purpose_card.fields["task"].control.currentText() == "Classification (auto)"


def test_a_wrong_separator_is_seen_and_set_right(qtbot: QtBot, open_table: Open) -> None:
    dialog = open_table("a;b;y\n1;2;3\n4;5;6\n")
    choose(dialog, "delimiter", "comma")
    settle(qtbot, dialog)
    assert "only one column" in said(dialog)
    assert not dialog.use.isEnabled()
    choose(dialog, "delimiter", "auto")
    settle(qtbot, dialog)
    assert dialog.use.isEnabled()


def test_another_encoding_is_shown_at_once(qtbot: QtBot, open_table: Open) -> None:
    dialog = open_table("café,y\n1,2\n3,4\n".encode("cp1252"))
    assert header(dialog, 0).startswith("café")
    choose(dialog, "encoding", "windows-874")
    settle(qtbot, dialog)
    assert header(dialog, 0).startswith("caf้")


def test_without_names_the_first_row_is_data(qtbot: QtBot, open_table: Open) -> None:
    dialog = open_table("1,2,3\n4,5,6\n")
    assert said(dialog).startswith("2 of 2 rows")
    choose(dialog, "header", "yes")
    settle(qtbot, dialog)
    assert header(dialog, 0).startswith("1\n")
    assert said(dialog).startswith("1 of 1 rows")


def test_inputs_are_ticked_by_mouse_and_key(qtbot: QtBot, open_table: Open) -> None:
    dialog = open_table("a,b,c,y\n" + "".join(f"{i * i % 7},{i % 5},{i % 3},{i}.5\n" for i in range(30)))
    tick(dialog, "b")
    settle(qtbot, dialog)
    assert dialog.draft.spec.inputs == ("a", "c")
    assert header(dialog, 1) == "b\nnot used"
    dialog.columns.setFocus()
    dialog.columns.setCurrentIndex(row_of(dialog, "a"))
    QTest.keyClick(dialog.columns, Qt.Key.Key_Down)
    QTest.keyClick(dialog.columns, Qt.Key.Key_Space)
    settle(qtbot, dialog)
    assert dialog.draft.spec.inputs == ("a", "b", "c")


def test_a_click_on_the_head_of_a_column_switches_it(qtbot: QtBot, open_table: Open) -> None:
    dialog = open_table(SCHOOL)
    head = dialog.preview.horizontalHeader()
    QTest.mouseClick(head.viewport(), LEFT, pos=QPoint(head.sectionViewportPosition(2) + 20, 10))
    settle(qtbot, dialog)
    assert dialog.draft.spec.inputs == ("หนัก",)
    QTest.mouseClick(head.viewport(), LEFT, pos=QPoint(head.sectionViewportPosition(1) + 20, 10))
    assert dialog.draft.spec.inputs == ("หนัก",)  # names are no input


def test_texts_become_inputs_of_0_and_1(qtbot: QtBot, open_table: Open) -> None:
    towns = "".join(f"{'ABCD'[i % 4]},{i % 7},{i * 0.5}\n" for i in range(60))
    dialog = open_table(f"town,size,y\n{towns}")
    assert said(dialog).endswith("5 inputs")
    tick(dialog, "town")
    settle(qtbot, dialog)
    assert said(dialog).endswith("1 input")
    assert (dialog.draft.spec.inputs, dialog.draft.spec.one_hot) == (("size",), ())


def test_another_target_is_another_task(qtbot: QtBot, open_table: Open) -> None:
    dialog = open_table(SCHOOL)
    choose(dialog, "target", "หนัก")
    settle(qtbot, dialog)
    assert said(dialog).endswith("1 input")
    assert dialog.purpose_card.fields["task"].control.currentText() == "Regression (auto)"
    choose(dialog, "task", "classification")
    settle(qtbot, dialog)
    assert said(dialog).endswith("30 classes")


def test_gaps_are_named_by_row_and_left_out_or_filled(qtbot: QtBot, open_table: Open) -> None:
    dialog = open_table(GAPPY)
    assert dialog.gaps.words.text().split("\n") == [
        "1 row has an empty cell: row 3.",
        "1 row has a cell that is not a number: row 4 (“n/a” in column “b”).",
    ]
    assert said(dialog).startswith("3 of 5 rows")
    assert [dialog.preview.cells.index(row, 0).data() for row in (0, 1)] == ["1", "⚠ –"]
    QTest.mouseClick(dialog.gaps.choice.button("mean"), LEFT)
    settle(qtbot, dialog)
    assert said(dialog).startswith("5 of 5 rows")
    assert taken(qtbot, dialog, dialog.use).fields["missing"] == "mean"


def test_a_whole_table_says_nothing_of_gaps(open_table: Open) -> None:
    assert open_table("a,y\n1,2.5\n3,4.5\n").gaps.isHidden()


def test_numbers_are_typed_and_what_is_taken_is_what_was_seen(qtbot: QtBot, open_table: Open) -> None:
    dialog = open_table(SCHOOL)
    for name, text in (("test_fraction", "25"), ("rows", "40")):
        field = dialog.purpose_card.fields[name].control
        field.setFocus()
        field.selectAll()
        QTest.keyClicks(field, text)
        QTest.keyClick(field, Qt.Key.Key_Return)
    settle(qtbot, dialog)
    assert said(dialog).startswith("40 of 120 rows: 30 training, 10 test")
    judgement = taken(qtbot, dialog, dialog.use)
    fields = judgement.fields
    assert (fields["test_fraction"], fields["rows"], fields["target"]) == (0.25, 40, "ผล")
    assert fields["inputs"] == ("สูง", "หนัก")
    assert not dialog.isVisible()


def test_rows_can_be_limited_where_there_are_none(qtbot: QtBot, open_table: Open) -> None:
    dialog = open_table(b"")
    field = dialog.purpose_card.fields["rows"].control
    field.setFocus()
    field.selectAll()
    QTest.keyClicks(field, "40")
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert "mine.csv is empty" in said(dialog)
    assert field.text() == "40"


def test_escape_takes_nothing(qtbot: QtBot, open_table: Open) -> None:
    dialog = open_table(SCHOOL)
    with qtbot.assertNotEmitted(dialog.chosen):
        QTest.keyClick(dialog, Qt.Key.Key_Escape)
    assert not dialog.isVisible()


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"", "mine.csv is empty"),
        (bytes(range(256)), "mine.csv is not a text file"),
        (b"a\n1\n2\n", "only one column"),
        (b"name,note\n" + b"".join(b"n%d,m%d\n" % (i, i) for i in range(200)), "tick at least one"),
        (b'a,y\n1,"' + b"2\n" * 100_000, "this is not a table"),
    ],
    ids=["empty", "picture", "one column", "names alone", "quotes"],
)
def test_what_cannot_be_used_is_said_in_the_dialog(open_table: Open, content: bytes, sentence: str) -> None:
    dialog = open_table(content)
    assert sentence in said(dialog)
    assert not dialog.use.isEnabled()


def test_a_large_table_is_read_beside_the_window(qtbot: QtBot, open_table: Open) -> None:
    rows = "".join(f"{i % 977},{i % 89},{i % 7}.5\n" for i in range(100_000))
    dialog = open_table(f"a,b,y\n{rows}", wait=False)
    shares: set[int] = set()

    def is_read() -> bool:  # the window goes round its loop while this waits
        shares.add(dialog.progress.value())
        return not dialog.is_busy

    qtbot.waitUntil(is_read, timeout=60_000)
    assert len(shares) > 3
    assert said(dialog).startswith("100,000 of 100,000 rows")


def test_closing_ends_the_reading(qtbot: QtBot, open_table: Open) -> None:
    dialog = open_table("a,b,y\n" + "1,2,3.5\n" * 150_000, wait=False)
    qtbot.waitUntil(lambda: dialog.preview.cells.rowCount() > 0)
    with qtbot.assertNotEmitted(dialog.reader.read):
        dialog.reject()
    assert not dialog.reader.is_reading


def test_it_speaks_thai(qtbot: QtBot, open_table: Open) -> None:
    dialog = open_table(GAPPY)
    show_language("th")
    assert "แถว" in dialog.gaps.words.text()
    assert "ข้อมูลเข้า" in header(dialog, 0)
    assert dialog.windowTitle().endswith("mine.csv")
