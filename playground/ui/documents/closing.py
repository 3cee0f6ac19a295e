"""Closing the window: what is not saved is asked about first."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject

if TYPE_CHECKING:
    from playground.ui.window import MainWindow


class AskBeforeClosing(QObject):
    """Keeps `window` open until the question has been answered."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._may_close = False
        window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() != QEvent.Type.Close or self._may_close or self._window.files.may_leave:
            return super().eventFilter(watched, event)
        event.ignore()
        self._window.files.leave(self._close)
        return True

    def _close(self) -> None:
        self._may_close = True
        self._window.close()
