"""How often a view is drawn: at most so many times a second, and always once more after the last change."""

from __future__ import annotations

import time
from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer


class Cadence(QObject):
    """Calls `action` on request, but not more often than `hz`; a request that comes too early is kept, not lost."""

    def __init__(self, hz: float, action: Callable[[], None], parent: QObject) -> None:
        super().__init__(parent)
        self._interval = 1.0 / hz
        self._action = action
        self._last = float("-inf")
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.now)

    def request(self) -> None:
        """Call the action now, or as soon as its turn has come."""
        if self.waiting:
            return
        wait = self._last + self._interval - time.monotonic()
        if wait <= 0:
            self.now()
        else:
            self._timer.start(round(1000 * wait))

    @property
    def waiting(self) -> bool:
        """Whether a request is kept for its turn."""
        return self._timer.isActive()

    def now(self) -> None:
        """Call the action at once, whatever the rate."""
        self._timer.stop()
        self._last = time.monotonic()
        self._action()
