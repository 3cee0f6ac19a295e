"""Writing the settings while the program runs, so that one that is ended by force forgets nothing of importance."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from playground.messages import Message
from playground.ui.settings import as_json, write_settings

if TYPE_CHECKING:
    from playground.ui.window import MainWindow

INTERVAL_MS = 5000


class Remembering(QObject):
    """Looks every few seconds whether the settings of `window` have changed and writes them in the background."""

    def __init__(self, window: MainWindow, path: Path) -> None:
        super().__init__(window)
        self._window = window
        self._path = path
        self._written = as_json(window.settings)
        self._timer = QTimer(self)
        self._timer.setInterval(INTERVAL_MS)
        self._timer.timeout.connect(self.look)
        self._timer.start()

    def look(self) -> None:
        """Write what has changed since the last time; a window that is closed is left to `finish`."""
        if not self._window.isVisible():
            return
        self._window.remember()
        content = as_json(self._window.settings)
        if content != self._written:
            self._written = content
            self._window.background.run(partial(write_settings, content, self._path), _done, _failed)

    def finish(self) -> None:
        """Write the settings now: the window has been closed and has put everything into them."""
        self._timer.stop()
        write_settings(as_json(self._window.settings), self._path)


def _done(_nothing: object) -> None:
    pass


def _failed(_sentence: Message) -> None:
    pass
