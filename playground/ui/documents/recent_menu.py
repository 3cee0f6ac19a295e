"""File > Open recent."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QWidget

from playground.messages import N_
from playground.ui.documents.recent import Recent
from playground.ui.texts import say


class RecentMenu(QMenu):
    """One entry a document, and one that clears the list. `chosen` carries the `Path`."""

    chosen = Signal(object)

    def __init__(self, recent: Recent, parent: QWidget) -> None:
        super().__init__(parent)
        say(self, title=N_("Open recent"))
        self.setToolTipsVisible(True)
        self._recent = recent
        recent.changed.connect(self._fill)
        self.triggered.connect(self._choose)
        self._fill()

    def _fill(self) -> None:
        for action in self.actions():
            self.removeAction(action)
            action.deleteLater()
        names = [path.name for path in self._recent.paths]
        for path in self._recent.paths:
            self._add(path, is_alone=names.count(path.name) == 1)
        self.addSeparator()
        clear = say(
            QAction(self), text=N_("Clear this list"), tip=N_("Forget which documents were open; no file is touched")
        )
        self.addAction(clear)
        self.setEnabled(bool(names))

    def _add(self, path: Path, *, is_alone: bool) -> None:
        """The name of the file and, where another has the same, its folder."""
        text = path.name if is_alone else f"{path.name} – {path.parent.name}"
        action = QAction(text.replace("&", "&&"), self)
        action.setToolTip(str(path))
        action.setStatusTip(str(path))
        action.setData(str(path))
        self.addAction(action)

    def _choose(self, action: QAction) -> None:
        if action.data():
            self.chosen.emit(Path(action.data()))
        else:
            self._recent.clear()
