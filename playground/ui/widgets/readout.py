"""A read-out: a small caption with the figure under it. Its accessible name is the caption and the figure."""

from __future__ import annotations

from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from playground.i18n import _, plain_text
from playground.ui.texts import say, set_role


class ReadOut(QWidget):
    """`caption` stands above the figure; `spoken` is what a screen reader says before it ("Training loss")."""

    def __init__(self, caption: str, spoken: str, tip: str, widest: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._subject = spoken
        self._caption = set_role(say(QLabel(), text=caption, tip=tip), "muted")
        self._value = QLabel("–")
        set_role(self._value, "readout")
        self._widest = widest
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._caption)
        column.addWidget(self._value)
        say(self, tip=tip)
        self.show_value("–")

    @property
    def value(self) -> str:
        return self._value.text()

    @property
    def spoken(self) -> str:
        """What a screen reader says: "Training loss 0.0740"."""
        return self._value.accessibleName()

    def show_value(self, text: str) -> None:
        """Show a figure; nothing happens when it is the one already shown."""
        name = f"{_(self._subject)} {text}"
        if text != self._value.text():
            self._value.setText(text)
        if name != self._value.accessibleName():
            self._value.setAccessibleName(plain_text(name))

    def keep_width(self) -> None:
        """Reserve the room of the widest figure, so that neighbours do not move while it counts."""
        self._value.ensurePolished()
        self._value.setMinimumWidth(self._value.fontMetrics().horizontalAdvance(self._widest))
