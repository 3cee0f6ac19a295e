import pytest
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from playground.ui.inspector.field_layout import REST_OF_ROW, WHOLE_ROW, FieldLayout, Span


class Sheet:
    """A widget whose fields are laid out in columns."""

    def __init__(self, qtbot: QtBot, *spans: Span) -> None:
        self.widget = QWidget()
        self.layout = FieldLayout(self.widget)
        self.layout.setContentsMargins(0, 0, 0, 0)
        self.fields = [QLabel(str(index)) for index in range(len(spans))]
        for field, span in zip(self.fields, spans, strict=True):
            self.layout.add(field, span)
        qtbot.addWidget(self.widget)
        self.widget.show()

    def rows(self, width: int) -> list[list[str]]:
        """The texts of the fields row by row at this width."""
        self.widget.resize(width, 400)
        QApplication.processEvents()
        rows: dict[int, list[tuple[int, str]]] = {}
        for field in self.fields:
            if field.isVisible():
                rows.setdefault(field.y(), []).append((field.x(), field.text()))
        return [[text for _x, text in sorted(row)] for _y, row in sorted(rows.items())]


ONES = (Span(),) * 5


@pytest.mark.parametrize(
    ("width", "rows"),
    [
        (640, [["0", "1", "2", "3"], ["4"]]),
        (480, [["0", "1", "2"], ["3", "4"]]),
        (300, [["0", "1"], ["2", "3"], ["4"]]),
        (150, [["0"], ["1"], ["2"], ["3"], ["4"]]),
    ],
)
def test_narrower_means_fewer_columns(qtbot: QtBot, width: int, rows: list[list[str]]) -> None:
    assert Sheet(qtbot, *ONES).rows(width) == rows


def test_hidden_fields_take_no_room(qtbot: QtBot) -> None:
    sheet = Sheet(qtbot, *ONES)
    sheet.fields[1].hide()
    assert sheet.rows(640) == [["0", "2", "3", "4"]]


def test_columns_are_equally_wide_and_fill_the_width(qtbot: QtBot) -> None:
    sheet = Sheet(qtbot, *ONES)
    sheet.rows(640)
    widths = {field.width() for field in sheet.fields}
    assert max(widths) - min(widths) <= 1
    assert sheet.fields[3].geometry().right() == 639


def test_a_whole_row_stands_alone(qtbot: QtBot) -> None:
    assert Sheet(qtbot, Span(), WHOLE_ROW, Span()).rows(640) == [["0"], ["1"], ["2"]]


def test_the_rest_of_a_row_is_taken_where_it_is_wide_enough(qtbot: QtBot) -> None:
    sheet = Sheet(qtbot, Span(), Span(), REST_OF_ROW)
    assert sheet.rows(640) == [["0", "1", "2"]]
    assert sheet.fields[2].geometry().right() == 639
    assert sheet.rows(480) == [["0", "1"], ["2"]]


def test_the_order_can_be_changed(qtbot: QtBot) -> None:
    sheet = Sheet(qtbot, *ONES)
    sheet.layout.order(list(reversed(sheet.fields)))
    assert sheet.rows(640) == [["4", "3", "2", "1"], ["0"]]


def test_the_height_follows_the_width(qtbot: QtBot) -> None:
    sheet = Sheet(qtbot, *ONES)
    heights = [sheet.layout.heightForWidth(width) for width in (150, 300, 640)]
    assert heights == sorted(heights, reverse=True)
    assert len(set(heights)) == 3
