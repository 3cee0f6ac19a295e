"""A row of buttons of which one is chosen: `w | ∂L/∂w | Δw`, `EN | ไทย`."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QPushButton, QWidget

from playground.ui.texts import say, set_role


class Segmented(QWidget):
    """`options` are (key, text, tooltip): text and tooltip are marked English texts. `chosen` carries the key."""

    chosen = Signal(str)

    def __init__(self, options: Sequence[tuple[str, str, str]], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._chosen = ""
        self._group = QButtonGroup(self)
        self._buttons: dict[str, QPushButton] = {}
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        for position, (key, text, tip) in enumerate(options):
            button = say(QPushButton(), text=text, tip=tip, name=tip)
            button.setCheckable(True)
            button.setAutoExclusive(True)  # one of several: that is how it is read out
            button.setProperty("key", key)
            button.setProperty("place", _place(position, len(options)))
            set_role(button, "segment")
            self._group.addButton(button)
            self._buttons[key] = button
            row.addWidget(button)
        # not clicked: a screen reader toggles
        self._group.buttonToggled.connect(self._announce)

    def choose(self, key: str) -> None:
        """Show `key` as chosen, without announcing it."""
        self._chosen = key
        self._buttons[key].setChecked(True)

    @property
    def key(self) -> str:
        """What is chosen; empty before anything is."""
        return self._chosen

    def button(self, key: str) -> QPushButton:
        return self._buttons[key]

    def _announce(self, button: QPushButton, checked: bool) -> None:
        key = button.property("key")
        if checked and key != self._chosen:
            self._chosen = key
            self.chosen.emit(key)


def _place(position: int, count: int) -> str:
    return "first" if position == 0 else "last" if position == count - 1 else "middle"
