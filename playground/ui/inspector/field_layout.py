"""A layout that puts fields into as many columns as the width allows, in rows like the lines of a text."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtWidgets import QLayout, QLayoutItem, QWidget

from playground.ui.theme.theme import theme

MAX_COLUMNS = 4
COLUMN_EMS = 9.25  # the narrowest a column may be, in sizes of the type
GAP = 16
ROW_GAP = 6
ALL = 1000


@dataclass(frozen=True)
class Span:
    """How many columns a field takes: `most`, but no fewer than `least`; where fewer are left a new row begins."""

    most: int = 1
    least: int = 1


ONE = Span()
WHOLE_ROW = Span(ALL, ALL)
REST_OF_ROW = Span(ALL, 2)


class FieldLayout(QLayout):
    """Equal columns, as many as there is room for. Hidden fields take no room.

    ems  the narrowest a column may be, in sizes of the type
    """

    def __init__(
        self, parent: QWidget | None = None, *, max_columns: int = MAX_COLUMNS, ems: float = COLUMN_EMS, gap: int = GAP
    ) -> None:
        super().__init__(parent)
        self._max_columns = max_columns
        self._ems = ems
        self._gap = gap
        self._items: list[QLayoutItem] = []
        self._spans: dict[QWidget | None, Span] = {}

    def add(self, widget: QWidget, span: Span = ONE) -> None:
        """Place `widget` after all others."""
        self._spans[widget] = span
        self.addWidget(widget)

    def order(self, widgets: list[QWidget]) -> None:
        """Place the fields in the order of `widgets`; those that are not named come after them."""
        place: dict[QWidget | None, int] = {widget: index for index, widget in enumerate(widgets)}
        self._items.sort(key=lambda item: place.get(item.widget(), len(place)))
        self.invalidate()

    @property
    def column_width(self) -> int:
        """The least width of a column in pixels."""
        return round(self._ems * theme().tokens.text_size)

    def columns(self, width: int) -> int:
        """How many columns there are in `width` pixels."""
        return max(1, min(self._max_columns, (width + self._gap) // (self.column_width + self._gap)))

    # -- Qt ---------------------------------------------------------------------------------------------------------

    def addItem(self, item: QLayoutItem) -> None:
        self._items.append(item)

    def count(self) -> int:
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def expandingDirections(self) -> Qt.Orientation:
        return Qt.Orientation.Horizontal

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        rows = list(self._rows(width))
        margins = self.contentsMargins()
        heights = [row_height for row_height, _cells in rows]
        return sum(heights) + ROW_GAP * max(0, len(rows) - 1) + margins.top() + margins.bottom()

    def sizeHint(self) -> QSize:
        width = self._max_columns * (self.column_width + self._gap) - self._gap
        return QSize(width, self.heightForWidth(width))

    def minimumSize(self) -> QSize:
        margins = self.contentsMargins()
        narrowest = round(min(self._ems, COLUMN_EMS) * theme().tokens.text_size)
        return QSize(narrowest + margins.left() + margins.right(), margins.top() + margins.bottom())

    def setGeometry(self, rect: QRect) -> None:
        super().setGeometry(rect)
        margins = self.contentsMargins()
        y = rect.y() + margins.top()
        for height, cells in self._rows(rect.width()):
            for item, x, width in cells:
                item.setGeometry(QRect(rect.x() + margins.left() + x, y, width, height))
            y += height + ROW_GAP

    # -- rows -------------------------------------------------------------------------------------------------------

    def _rows(self, width: int) -> Iterator[tuple[int, list[tuple[QLayoutItem, int, int]]]]:
        """Rows from the top: height, and (item, x, width) of each cell."""
        margins = self.contentsMargins()
        room = width - margins.left() - margins.right()
        columns = self.columns(room)
        pitch = (room + self._gap) / columns
        row: list[tuple[QLayoutItem, int, int]] = []
        column = 0
        for item in self._items:
            if item.isEmpty():
                continue
            span = self._spans.get(item.widget(), ONE)
            if columns - column < min(span.least, columns):
                yield _row_height(row), row
                row, column = [], 0
            taken = min(span.most, columns - column)
            left, right = round(column * pitch), round((column + taken) * pitch) - self._gap
            row.append((item, left, right - left))
            column += taken
        if row:
            yield _row_height(row), row


def _row_height(row: list[tuple[QLayoutItem, int, int]]) -> int:
    return max((_height(item, width) for item, _x, width in row), default=0)


def _height(item: QLayoutItem, width: int) -> int:
    return item.heightForWidth(width) if item.hasHeightForWidth() else item.sizeHint().height()
