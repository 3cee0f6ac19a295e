"""The columns of a table in a list to tick: which are inputs, and what each holds."""

from __future__ import annotations

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from playground.datasets.columns import Column
from playground.datasets.suggestion import counts_rows, kind_of
from playground.i18n import _, ngettext, plain_text
from playground.messages import N_
from playground.ui import numbers
from playground.ui.table_dialog.draft import Draft
from playground.ui.texts import say
from playground.ui.theme.fonts import application_font
from playground.ui.theme.theme import theme

Index = QModelIndex | QPersistentModelIndex
NOWHERE = QModelIndex()
DETAIL = int(Qt.ItemDataRole.UserRole)
GAP = 12
PANEL = QStyle.PrimitiveElement.PE_PanelItemViewItem
ROWS = 4.5  # shown where there is little room
CHECKED, UNCHECKED = Qt.CheckState.Checked, Qt.CheckState.Unchecked


class ColumnModel(QAbstractListModel):
    """One row a column of the draft's table; `ticked` says that one shall be an input, or no longer."""

    ticked = Signal(str, bool)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._draft: Draft | None = None

    def show_draft(self, draft: Draft) -> None:
        before = None if self._draft is None else self._draft.table
        if draft.table is before:
            self._draft = draft
            self.refresh()
        else:
            self.beginResetModel()
            self._draft = draft
            self.endResetModel()

    def refresh(self) -> None:
        if self.rowCount():
            self.dataChanged.emit(self.index(0), self.index(self.rowCount() - 1))

    def column(self, row: int) -> Column:
        assert self._draft is not None
        assert self._draft.table is not None
        return self._draft.table.columns[row]

    # -- Qt ---------------------------------------------------------------------------------------------------------

    def rowCount(self, parent: Index = NOWHERE) -> int:
        if parent.isValid() or self._draft is None or self._draft.table is None:
            return 0
        return len(self._draft.table.columns)

    def flags(self, index: Index) -> Qt.ItemFlag:
        assert self._draft is not None
        usable = self._draft.can_be_input(self.column(index.row()).name)
        return Qt.ItemFlag.ItemIsSelectable | (
            Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsUserCheckable if usable else Qt.ItemFlag.NoItemFlags
        )

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        assert self._draft is not None
        column = self.column(index.row())
        is_input = column.name in self._draft.spec.inputs
        if role == Qt.ItemDataRole.CheckStateRole:
            return (CHECKED if is_input else UNCHECKED) if column.name != self._draft.spec.target else None
        values = {
            int(Qt.ItemDataRole.DisplayRole): column.name,
            int(Qt.ItemDataRole.ToolTipRole): column.name,
            DETAIL: self._detail(column),
            int(Qt.ItemDataRole.AccessibleTextRole): f"{column.name}: {plain_text(self._detail(column))}",
        }
        return values.get(role)

    def setData(self, index: Index, value: object, role: int = Qt.ItemDataRole.EditRole) -> bool:
        if role != Qt.ItemDataRole.CheckStateRole:
            return False
        self.ticked.emit(self.column(index.row()).name, Qt.CheckState(value) is CHECKED)
        return True

    def _detail(self, column: Column) -> str:
        assert self._draft is not None
        if column.name == self._draft.spec.target:
            return f"{_(N_('target'))} · {what_it_holds(column)}"
        return what_it_holds(column)


def what_it_holds(column: Column) -> str:
    """What most of the cells of a column are, in a few words, in the language that is set."""
    kind = kind_of(column)
    if kind == "numbers":
        return _(N_("counts the rows")) if counts_rows(column) else _(N_("numbers"))
    if kind == "texts":
        count = len([text for text in column.texts if text])
        return ngettext("{count} text", "{count} different texts", count).format(count=numbers.count(count))
    return _(N_("empty")) if kind == "empty" else _(N_("notes: too many different texts"))


class ColumnList(QListView):
    """Space or a click ticks a column; its detail stands at the right."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        say(self, name=N_("Input columns"))
        self.setModel(ColumnModel(self))
        self.setItemDelegate(_Delegate(self))
        self.setUniformItemSizes(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        theme().changed.connect(self.doItemsLayout)

    def sizeHint(self) -> QSize:
        return QSize(200, round(ROWS * theme().tokens.control_height))

    def show_draft(self, draft: Draft) -> None:
        """Show the choices; a new table begins at its first column that can be ticked."""
        self.columns.show_draft(draft)
        if not self.currentIndex().isValid():
            rows = (self.columns.index(row) for row in range(self.columns.rowCount()))
            first = next((row for row in rows if row.flags() & Qt.ItemFlag.ItemIsEnabled), None)
            if first is not None:
                self.setCurrentIndex(first)

    @property
    def columns(self) -> ColumnModel:
        model = self.model()
        assert isinstance(model, ColumnModel)
        return model


class _Delegate(QStyledItemDelegate):
    """The name as Qt draws it, in the room that the detail leaves."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        detail = str(index.data(DETAIL))
        font = application_font(theme().tokens.small_size)
        painter.save()
        painter.setFont(font)
        width = painter.fontMetrics().horizontalAdvance(detail)
        right = QRect(option.rect)
        right.setLeft(max(option.rect.left(), option.rect.right() - width - GAP))
        painter.restore()
        whole = QStyleOptionViewItem(option)
        self.initStyleOption(whole, index)
        option.widget.style().drawPrimitive(PANEL, whole, painter, option.widget)  # the selection, under the detail too
        option.rect.setRight(right.left() - GAP)
        super().paint(painter, option, index)
        painter.save()
        painter.setFont(font)
        painter.setPen(theme().colour("text_muted"))
        painter.drawText(right, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, detail)
        painter.restore()

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(super().sizeHint(option, index).width(), theme().tokens.control_height)
