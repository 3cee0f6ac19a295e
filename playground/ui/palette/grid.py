"""A grid that adapts: as many columns as fit, and an item that needs more room spans a whole row."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import QLayout, QLayoutItem, QWidget


class AdaptiveGrid(QLayout):
    """At least `columns` columns, more where each is at least `cell` wide.

    Items after one that spans fill the hole it left, so that no row is half empty without need.
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
        for row in _rows([least > width for least in self._least_widths()], columns):
            widgets = [widget for index in row if (widget := self._items[index].widget()) is not None]
            widths = [rect.width()] if len(row) == 1 and self._spans(row[0], width) else [width] * len(row)
            height = max(_height(widget, w) for widget, w in zip(widgets, widths, strict=True))
            if place:
                for column, widget in enumerate(widgets):
                    corner = QPoint(rect.x() + column * (width + space), y)
                    widget.setGeometry(QRect(corner, QSize(widths[column], height)))
            y += height + space
        return max(0, y - space - rect.y())

    def _spans(self, index: int, width: int) -> bool:
        return self._least_widths()[index] > width

    def _least_widths(self) -> list[int]:
        if not self._narrowest:
            self._narrowest = [item.widget().minimumSizeHint().width() for item in self._items]
        return self._narrowest


def _rows(spanning: list[bool], columns: int) -> list[list[int]]:
    """Indices row by row; a later single item moves up into the hole before one that spans."""
    rows: list[list[int]] = []
    open_row: list[int] | None = None
    for index, spans in enumerate(spanning):
        if spans:
            rows.append([index])
        elif open_row is None or len(open_row) == columns:
            open_row = [index]
            rows.append(open_row)
        else:
            open_row.append(index)
    return rows


def _height(widget: QWidget, width: int) -> int:
    return widget.heightForWidth(width)
