"""Which columns of a table are inputs: a button that opens a list to tick."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, Signal
from PySide6.QtWidgets import QFrame, QListWidget, QListWidgetItem, QPushButton, QVBoxLayout, QWidget

from playground.i18n import _
from playground.messages import N_
from playground.ui.texts import say

ROWS = 10
CHECKED, UNCHECKED = Qt.CheckState.Checked, Qt.CheckState.Unchecked


class ColumnsBox(QPushButton):
    """`committed` carries the ticked columns in their order once the list closes; () stands for all of them."""

    committed = Signal(object)  # tuple[str, ...]

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._columns: tuple[str, ...] = ()
        self._chosen: tuple[str, ...] = ()
        self.list = say(QListWidget(), name=N_("Input columns"))
        self._popup = QFrame(self, Qt.WindowType.Popup)
        self._popup.setObjectName("Card")
        column = QVBoxLayout(self._popup)
        column.setContentsMargins(4, 4, 4, 4)
        column.addWidget(self.list)
        self._popup.installEventFilter(self)
        self.clicked.connect(self.open)

    def offer(self, columns: Iterable[str]) -> None:
        """The columns that may be inputs."""
        self._columns = tuple(columns)
        self._say()

    def show_value(self, chosen: Iterable[str]) -> None:
        """Follow the document; no names stand for all columns."""
        self._chosen = tuple(chosen)
        self._say()

    def open(self) -> None:
        """Show the list below the button."""
        self.list.clear()
        for name in self._columns:
            item = QListWidgetItem(name, self.list)
            item.setFlags(Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsUserCheckable)
            item.setCheckState(CHECKED if not self._chosen or name in self._chosen else UNCHECKED)
        height = max(1, self.list.sizeHintForRow(0)) * min(ROWS, max(1, len(self._columns))) + 24
        width = max(self.width(), self.list.sizeHintForColumn(0) + 48)
        self._popup.setGeometry(0, 0, width, height)
        self._popup.move(self.mapToGlobal(QPoint(0, self.height() + 2)))
        self._popup.show()
        self.list.setFocus()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._popup and event.type() == QEvent.Type.Hide:
            self._commit()
        return super().eventFilter(watched, event)

    def _commit(self) -> None:
        items = [self.list.item(row) for row in range(self.list.count())]
        ticked = tuple(item.text() for item in items if item.checkState() is CHECKED)
        chosen = () if ticked == self._columns else ticked
        if ticked and chosen != self._chosen:
            self.committed.emit(chosen)

    def _say(self) -> None:
        count = len(self._chosen) or len(self._columns)
        self.setText(_(N_("{count} of {all} columns")).format(count=count, all=len(self._columns)))

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._say()
