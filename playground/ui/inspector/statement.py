"""Something the inspector states and nobody edits: a caption above a text, in line with the fields."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from playground.ui.inspector.field import CAPTION_GAP
from playground.ui.texts import say, set_role
from playground.ui.theme.theme import theme


class Statement(QWidget):
    """`caption` is a marked English text, the text below it is translated by who shows it."""

    def __init__(self, caption: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.label = QLabel()
        self.label.setWordWrap(True)
        self.label.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        head = say(QLabel(), text=caption)
        set_role(head, "muted")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(CAPTION_GAP)
        column.addWidget(head)
        column.addWidget(self.label)
        column.addStretch(1)
        theme().changed.connect(self._fit)
        self._fit()

    @property
    def text(self) -> str:
        return self.label.text()

    def show_text(self, text: str) -> None:
        self.label.setText(text)

    def _fit(self) -> None:
        self.label.setMinimumHeight(theme().tokens.control_height)
