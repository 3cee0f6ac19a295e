"""A check box that follows the document and commits what the user chose."""

from __future__ import annotations

from PySide6.QtCore import QSize, Signal
from PySide6.QtWidgets import QCheckBox, QWidget

from playground.ui.theme.theme import theme


class Switch(QCheckBox):
    committed = Signal(object)  # bool

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shown = False
        # not clicked: a screen reader toggles
        self.toggled.connect(self._announce)

    def show_value(self, value: bool) -> None:
        """Follow the document, without announcing anything."""
        self._shown = value
        self.setChecked(value)

    def sizeHint(self) -> QSize:
        """As high as the other controls, so that it stands on their line."""
        hint = super().sizeHint()
        return QSize(hint.width(), max(hint.height(), theme().tokens.control_height))

    def _announce(self, checked: bool) -> None:
        if checked != self._shown:
            self._shown = checked
            self.committed.emit(checked)
