"""The line of the finder: it is typed in, and its arrow keys go through the list below."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from playground.ui.finder.results import ROWS
from playground.ui.texts import set_role

MOVES = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1, Qt.Key.Key_PageUp: -ROWS, Qt.Key.Key_PageDown: ROWS}
STEPS = {Qt.Key.Key_Tab: 1, Qt.Key.Key_Backtab: -1}


class FinderLine(QLineEdit):
    """`moved` carries how many rows to go on, `accepted` is Enter, `cancelled` is Escape."""

    moved = Signal(int)
    accepted = Signal()
    cancelled = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        set_role(self, "bare")

    def event(self, event: QEvent) -> bool:
        """Tab goes through the list too: there is nothing else to go to while the finder is open."""
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent) and event.key() in STEPS:
            self.moved.emit(STEPS[Qt.Key(event.key())])
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in MOVES:
            self.moved.emit(MOVES[Qt.Key(event.key())])
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.accepted.emit()
        elif event.key() == Qt.Key.Key_Escape:
            self.cancelled.emit()
        else:
            super().keyPressEvent(event)
