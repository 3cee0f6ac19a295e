"""A group of fields that stay together on a page, in columns of their own."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from playground.i18n import plain_text
from playground.ui.inspector.field import CAPTION_GAP
from playground.ui.inspector.field_layout import COLUMN_EMS, MAX_COLUMNS, ONE, FieldLayout, Span
from playground.ui.texts import say, set_role

BESIDE_GAP = 12


class Block(QWidget):
    """Reflows like a page: as many columns as there is room for, up to `most`, each at least `ems` of the type wide."""

    def __init__(self, ems: float = COLUMN_EMS, parent: QWidget | None = None, most: int = MAX_COLUMNS) -> None:
        super().__init__(parent)
        self.columns = FieldLayout(self, max_columns=most, ems=ems)
        self.columns.setContentsMargins(0, 0, 0, 0)

    def place(self, widget: QWidget, span: Span = ONE) -> QWidget:
        """Put a widget after the others."""
        self.columns.add(widget, span)
        return widget


class Captioned(QWidget):
    """Widgets side by side below a caption, in line with the fields; `caption` is a marked English text."""

    def __init__(self, caption: str, *widgets: QWidget, tip: str = "", gap: int = 8) -> None:
        super().__init__()
        head = say(QLabel(), text=caption, tip=tip or caption)
        set_role(head, "muted")
        row = QHBoxLayout()
        row.setSpacing(gap)
        for widget in widgets:
            row.addWidget(widget)
        self._column = column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(CAPTION_GAP)
        column.addWidget(head)
        column.addLayout(row)
        column.addStretch(1)

    def show_in_one_line(self, on: bool) -> None:
        """The caption before the widgets: for a row of its own, where no field has a caption above it."""
        self._column.setDirection(QBoxLayout.Direction.LeftToRight if on else QBoxLayout.Direction.TopToBottom)
        self._column.setSpacing(BESIDE_GAP if on else CAPTION_GAP)


class Words(QLabel):
    """A text that may break into lines and can be read by the keyboard user's screen reader and copied."""

    def __init__(self, role: str = "") -> None:
        super().__init__()
        self.setWordWrap(True)
        self.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        if role:
            set_role(self, role)

    def show_text(self, text: str) -> None:
        if text != self.text():
            self.setText(text)
            self.setAccessibleName(plain_text(text))


def button(text: str, name: str, tip: str) -> QPushButton:
    """A button whose accessible name says more than its text; all are marked English texts."""
    return say(QPushButton(), text=text, name=name, tip=tip)
