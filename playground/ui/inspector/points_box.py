"""How many points were drawn by hand, on the button that draws more."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import QPushButton, QWidget

from playground.i18n import ngettext
from playground.ui import numbers


class PointsBox(QPushButton):
    """`committed` asks for the window to draw in and carries None."""

    committed = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._count = 0
        self.clicked.connect(self._ask)

    def show_value(self, points: Sequence[object]) -> None:
        self._count = len(points)
        self._say()

    def _say(self) -> None:
        text = ngettext("{count} point: draw…", "{count} points: draw…", self._count)
        self.setText(text.format(count=numbers.count(self._count)))

    def _ask(self) -> None:
        self.committed.emit(None)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._say()
