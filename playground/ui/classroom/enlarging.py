"""One panel over the whole window, and back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QApplication

if TYPE_CHECKING:
    from playground.ui.window import MainWindow


class Enlarging(QObject):
    """`key` names the panel that is large, "" for none."""

    changed = Signal()

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self.key = ""

    def toggle(self, key: str) -> None:
        """Show a panel large, or all panels again when it is large already."""
        if self.key == key:
            self.go_back()
        else:
            self.go_back()
            self._enlarge(key)

    def toggle_here(self) -> None:
        """`toggle` the panel with the keyboard's focus, or the network where none has it."""
        self.toggle(self.key or self._here())

    def toggle_network(self) -> None:
        self.toggle("network")

    def go_back(self) -> None:
        """Show all panels again, as they were."""
        if self.key:
            self.key = ""
            self._window.places.release()
            self.changed.emit()

    def _enlarge(self, key: str) -> None:
        window = self._window
        window.places.hold()
        self.key = key
        for name, dock in window.docks.by_key.items():
            dock.setVisible(name == key)
        window.network.setVisible(key == "network")
        if key != "network":
            window.docks.by_key[key].setFloating(False)
            window.docks.by_key[key].raise_()
            window.raise_overlays()
        self.changed.emit()

    def _here(self) -> str:
        focused = QApplication.focusWidget()
        for name, dock in self._window.docks.by_key.items():
            if focused is not None and dock.isAncestorOf(focused):
                return name
        return "network"
