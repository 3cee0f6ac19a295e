"""Which file the table comes from, and the button that opens another one."""

from __future__ import annotations

from pathlib import PurePath

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QPushButton, QWidget

from playground.messages import N_
from playground.ui.texts import say


class FileBox(QWidget):
    """Shows the name of the file, its path in the tooltip; `committed` asks for another file and carries None."""

    committed = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._line = say(QLineEdit(), name=N_("File"), placeholder=N_("No file"))
        self._line.setReadOnly(True)
        self.button = say(
            QPushButton(), text=N_("Open CSV…"), tip=N_("Open a table of your own (.csv)"), name=N_("Open CSV…")
        )
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(self._line, 1)
        row.addWidget(self.button)
        self.setFocusProxy(self.button)
        self.button.clicked.connect(self._ask)

    def show_value(self, path: str | None) -> None:
        name = PurePath(path or "").name
        if self._line.text() != name:
            self._line.setText(name)
            self._line.setCursorPosition(0)
        self._line.setToolTip(path or "")

    def _ask(self) -> None:
        self.committed.emit(None)
