"""A spin box that goes through names instead of numbers; a name can be typed, or its number."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSignalBlocker
from PySide6.QtWidgets import QWidget

from playground.messages import N_, Message, message
from playground.ui.widgets.count_box import CountBox

NO_SUCH = N_("“{text}” is not one of the names in the list")


class NameBox(CountBox):
    """Values are places in the list of names, from 0."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(0, 0, parent)
        self._names: tuple[str, ...] = ("",)

    def offer(self, names: Sequence[str]) -> None:
        """Go through these names, without announcing anything."""
        if tuple(names) != self._names:
            self._names = tuple(names)
            with QSignalBlocker(self):
                self.set_highest(len(self._names) - 1)
                self.lineEdit().setText(self.textFromValue(self.value()))

    def textFromValue(self, value: int) -> str:
        return self._names[value] if value < len(self._names) else ""

    def read(self, text: str) -> float | Message:
        place = self._place(text)
        return message(NO_SUCH, text=text.strip()) if place is None else place

    def _place(self, text: str) -> int | None:
        """Where the name is in the list; a number counts from 1."""
        text = text.strip()
        if text in self._names:
            return self._names.index(text)
        is_number = text.isdecimal() and 1 <= int(text) <= len(self._names)
        return int(text) - 1 if is_number else None
