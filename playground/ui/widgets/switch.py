"""A check box that follows the document and commits what the user chose."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QWidget


class Switch(QCheckBox):
    committed = Signal(object)  # bool

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        # clicked, unlike toggled, comes from the user alone
        self.clicked.connect(self._announce)

    def show_value(self, value: bool) -> None:
        """Follow the document, without announcing anything."""
        self.setChecked(value)

    def _announce(self, checked: bool) -> None:
        self.committed.emit(checked)
