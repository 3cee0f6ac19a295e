"""A grid that adapts: as many columns as fit, and an item that needs more room takes it from those beside it."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import QLayout, QLayoutItem, QWidget


class AdaptiveGrid(QLayout):
    """At least `columns` columns, more where each is at least `cell` wide.

    An item for which there is no room beside others has a row of its own, and a later one fills the hole it left.
    """

    def __init__(self, columns: int, cell: int, spacing: int = 8) -> None:
        super().__init__()
        self._columns, self._cell = columns, cell
        self._items: list[QLayoutItem] = []
        # Qt asks for heights dozens of times in one layout, and measuring text is slow
        self._narrowest: list[int] = []
        self._heights: dict[int, int] = {}
        self.setSpacing(spacing)
        self.setContentsMargins(0, 0, 0, 0)

    def addItem(self, item: QLayoutItem) -> None:
        self._items.append(item)
        self.invalidate()

    def invalidate(self) -> None:
        self._narrowest.clear()
        self._heights.clear()
        super().invalidate()

    def count(self) -> int:
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def expandingDirections(self) -> Qt.Orientation:
        return Qt.Orientation(0)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        if width not in self._heights:
            self._heights[width] = self._arrange(QRect(0, 0, width, 0), place=False)
        return self._heights[width]

    def sizeHint(self) -> QSize:
        width = self._columns * self._cell + (self._columns - 1) * self.spacing()
        return QSize(width, self.heightForWidth(width))

    def minimumSize(self) -> QSize:
        return QSize(max(self._least_widths(), default=0), 0)

    def setGeometry(self, rect: QRect) -> None:
        super().setGeometry(rect)
        self._arrange(rect, place=True)

    def _arrange(self, rect: QRect, place: bool) -> int:
        """Place the items, or only add up the height they need."""
        space = self.spacing()
        columns = max(self._columns, (rect.width() + space) // (self._cell + space))
        width = (rect.width() - (columns - 1) * space) // columns
        y = rect.y()
        for row in _rows(self._least_widths(), columns, rect.width(), space):
            widgets = [widget for index in row if (widget := self._items[index].widget()) is not None]
            widths = self._widths(row, width, rect.width())
            height = max(_height(widget, wide) for widget, wide in zip(widgets, widths, strict=True))
            if place:
                x = rect.x()
                for widget, wide in zip(widgets, widths, strict=True):
                    widget.setGeometry(QRect(QPoint(x, y), QSize(wide, height)))
                    x += wide + space
            y += height + space
        return max(0, y - space - rect.y())

    def _widths(self, row: list[int], usual: int, room: int) -> list[int]:
        """As wide as the columns where that is enough; else so that every name is in one line, or every word whole."""
        in_one_line = [self._items[index].sizeHint().width() for index in row]
        least = [self._least_widths()[index] for index in row]
        spare = room - self.spacing() * (len(row) - 1)
        if max(in_one_line) > usual and sum(in_one_line) <= spare:
            return _widened(in_one_line, spare)
        return [usual] * len(row) if max(least) <= usual else _widened(least, spare)

    def _least_widths(self) -> list[int]:
        if not self._narrowest:
            self._narrowest = [item.widget().minimumSizeHint().width() for item in self._items]
        return self._narrowest


def _rows(least: list[int], columns: int, room: int, space: int) -> list[list[int]]:
    """Indices row by row, as many in each as there is room for; a later item moves up into a hole."""
    rows: list[list[int]] = []
    for index, width in enumerate(least):
        fits = (row for row in rows if _fits([*(least[other] for other in row), width], columns, room, space))
        open_row = next(fits, None)
        if open_row is None:
            rows.append([index])
        else:
            open_row.append(index)
    return rows


def _fits(widths: list[int], columns: int, room: int, space: int) -> bool:
    return len(widths) <= columns and sum(widths) + space * (len(widths) - 1) <= room


def _widened(widths: list[int], room: int) -> list[int]:
    """The widths, with what is left of the room shared out among them."""
    spare, count = max(0, room - sum(widths)), len(widths)
    return [width + spare * (place + 1) // count - spare * place // count for place, width in enumerate(widths)]


def _height(widget: QWidget, width: int) -> int:
    return widget.heightForWidth(width)
