"""Which file the table comes from, and the buttons that open another one and change how it is used."""

from __future__ import annotations

from pathlib import PurePath

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QPushButton, QWidget

from playground.i18n import _
from playground.messages import N_
from playground.ui.texts import say

HELD = N_("The experiment holds the table itself")


class FileBox(QWidget):
    """Shows the name of the file, its path in the tooltip; `committed` asks for another file and carries None.

    choices  the button for how the table is used
    """

    committed = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._line = say(QLineEdit(), name=N_("File"), placeholder=N_("No file"))
        self._line.setReadOnly(True)
        self.button = say(
            QPushButton(), text=N_("Open CSV…"), tip=N_("Open a table of your own (.csv)"), name=N_("Open CSV…")
        )
        self.choices = say(
            QPushButton(),
            text=N_("Change…"),
            tip=N_("Change how the table is read: separator, columns, rows with gaps"),
            name=N_("Change how the table is read"),
        )
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(self._line, 1)
        row.addWidget(self.choices)
        row.addWidget(self.button)
        self.setFocusProxy(self.button)
        self.button.clicked.connect(self._ask)

    def show_value(self, path: str | None) -> None:
        self._show(PurePath(path or "").name, path or "")

    def show_held(self, name: str) -> None:
        """No file is read: the table was pasted, or came with a project from the file called `name`."""
        self._show(name or _(N_("Pasted table")), _(HELD))

    def _show(self, name: str, tip: str) -> None:
        if self._line.text() != name:
            self._line.setText(name)
            self._line.setCursorPosition(0)
        self._line.setToolTip(tip)

    def _ask(self) -> None:
        self.committed.emit(None)
