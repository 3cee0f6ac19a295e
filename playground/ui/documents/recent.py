"""The documents that were open before, newest first."""

from __future__ import annotations

import os
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from playground.ui.settings import Settings

MOST = 10


class Recent(QObject):
    """Keeps the list in the settings. `changed`: it is another one."""

    changed = Signal()

    def __init__(self, settings: Settings, parent: QObject) -> None:
        super().__init__(parent)
        self._settings = settings

    @property
    def paths(self) -> tuple[Path, ...]:
        return tuple(map(Path, self._settings.recent[:MOST]))

    def add(self, path: Path) -> None:
        """This one is the newest."""
        name = os.path.abspath(path)
        self._show([name, *(other for other in self._settings.recent if other != name)][:MOST])

    def remove(self, path: Path) -> None:
        name = os.path.abspath(path)
        self._show([other for other in self._settings.recent if other not in (name, str(path))])

    def clear(self) -> None:
        self._show([])

    def _show(self, names: list[str]) -> None:
        if names != self._settings.recent:
            self._settings.recent = names
            self.changed.emit()
