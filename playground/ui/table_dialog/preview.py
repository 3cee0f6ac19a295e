"""The first rows of a table as they stand in the file, with what each column is for."""

from __future__ import annotations

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, QSize, Qt, Signal
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from playground.datasets.columns import usable_numbers
from playground.datasets.peek import Peek
from playground.i18n import _
from playground.messages import N_
from playground.ui.table_dialog.draft import Draft
from playground.ui.texts import say
from playground.ui.theme.theme import theme

Index = QModelIndex | QPersistentModelIndex
NARROWEST, WIDEST, PADDING = 72, 200, 28
FITTED = 40  # rows and columns that are measured; further ones have a usual width
NOWHERE = QModelIndex()
ROWS = 4  # shown where there is little room

ROLES = {"input": N_("input"), "target": N_("target"), "unused": N_("not used")}
EMPTY = "–"


class PreviewModel(QAbstractTableModel):
    """Cells of a `Peek`; a `Draft` says what the columns are for."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._peek: Peek | None = None
        self._draft: Draft | None = None

    def show_peek(self, peek: Peek | None) -> None:
        self.beginResetModel()
        self._peek, self._draft = peek, None
        self.endResetModel()

    def show_draft(self, draft: Draft) -> None:
        self._draft = draft
        self.refresh()

    def refresh(self) -> None:
        """Say everything again: other choices, another language, other colours."""
        if self._peek is not None and self._peek.rows:
            last = self.index(self.rowCount() - 1, self.columnCount() - 1)
            self.dataChanged.emit(self.index(0, 0), last)
            self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, self.columnCount() - 1)

    def role(self, column: int) -> str:
        """What a column is for: `input`, `target` or `unused`; "" before that is known."""
        if self._draft is None or self._peek is None:
            return ""
        name, spec = self._peek.names[column], self._draft.spec
        return "target" if name == spec.target else "input" if name in spec.inputs else "unused"

    def is_gap(self, row: int, column: int) -> bool:
        """Whether the cell cannot be used for what its column is for."""
        assert self._peek is not None
        cell, role = self._cell(row, column).strip(), self.role(column)
        if role in ("", "unused") or not self._peek.rows:
            return False
        return not cell or (self._needs_number(column) and usable_numbers([cell], self._comma) is None)

    def _needs_number(self, column: int) -> bool:
        assert self._draft is not None
        assert self._peek is not None
        name, spec = self._peek.names[column], self._draft.spec
        if name == spec.target and spec.task == "regression":
            return True
        return name not in spec.one_hot and self._draft.kind(name) == "numbers"

    @property
    def _comma(self) -> bool:
        return self._peek is not None and self._peek.format.decimal == "comma"

    def _cell(self, row: int, column: int) -> str:
        assert self._peek is not None
        cells = self._peek.rows[row][1]
        return cells[column] if column < len(cells) else ""

    # -- Qt ---------------------------------------------------------------------------------------------------------

    def rowCount(self, parent: Index = NOWHERE) -> int:
        return 0 if parent.isValid() or self._peek is None else len(self._peek.rows)

    def columnCount(self, parent: Index = NOWHERE) -> int:
        return 0 if parent.isValid() or self._peek is None else len(self._peek.names)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        row, column = index.row(), index.column()
        gap = self.is_gap(row, column)
        if role == Qt.ItemDataRole.DisplayRole:
            cell = self._cell(row, column).strip()
            return f"⚠ {cell or EMPTY}" if gap else cell
        if role == Qt.ItemDataRole.ForegroundRole:
            return self._colour(gap, column)
        if role == Qt.ItemDataRole.BackgroundRole and self.role(column) == "target":
            return QColor(theme().tokens.accent_soft)
        if role == Qt.ItemDataRole.ToolTipRole:
            return _("This cell cannot be used") if gap else self._cell(row, column)
        return None

    def _colour(self, gap: bool, column: int) -> QColor:
        tokens = theme().tokens
        unused = self.role(column) == "unused"
        return QColor(tokens.danger if gap else tokens.text_muted if unused else tokens.text)

    def headerData(self, section: int, way: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if self._peek is None or role not in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return None
        if way == Qt.Orientation.Vertical:
            return str(self._peek.rows[section][0])
        name, use = self._peek.names[section], self.role(section)
        return f"{name}\n{_(ROLES[use])}" if use else f"{name}\n"


class Preview(QTableView):
    """`switched` carries the name of a column whose head was clicked: to be an input, or no longer."""

    switched = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        say(self, name=N_("First rows"))
        self.setObjectName("Preview")
        self.setModel(PreviewModel(self))
        self.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        head = self.horizontalHeader()
        head.setDefaultSectionSize(NARROWEST + PADDING)
        head.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        head.setSectionsClickable(True)
        head.setHighlightSections(False)
        head.sectionClicked.connect(self._switch)
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        theme().changed.connect(self._fit)
        self._fit()

    def show_peek(self, peek: Peek) -> None:
        """Show other rows, each column as wide as its cells need, within bounds."""
        self.cells.show_peek(peek)
        self._widen()

    def _widen(self) -> None:
        head, metrics = self.horizontalHeader(), self.fontMetrics()
        model, uses = self.cells, [_(use) for use in ROLES.values()]
        for column in range(min(model.columnCount(), FITTED)):
            texts = (str(model.index(row, column).data()) for row in range(min(model.rowCount(), FITTED)))
            title = str(model.headerData(column, Qt.Orientation.Horizontal)).split("\n")[0]
            widest = max(metrics.horizontalAdvance(text) for text in (title, *uses, *texts))
            head.resizeSection(column, max(NARROWEST, min(WIDEST, widest + PADDING)))

    @property
    def cells(self) -> PreviewModel:
        model = self.model()
        assert isinstance(model, PreviewModel)
        return model

    def sizeHint(self) -> QSize:
        head = self.horizontalHeader().sizeHint().height()
        return QSize(300, round(head + ROWS * self.verticalHeader().defaultSectionSize()))

    def _switch(self, column: int) -> None:
        if self.cells.role(column) in ("input", "unused"):
            self.switched.emit(str(self.cells.headerData(column, Qt.Orientation.Horizontal)).split("\n")[0])

    def _fit(self) -> None:
        self.verticalHeader().setDefaultSectionSize(self.fontMetrics().height() + 8)
        self.cells.refresh()
