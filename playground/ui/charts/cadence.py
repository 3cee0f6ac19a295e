"""How often a view is drawn: at most so many times a second, and always once more after the last change."""

from __future__ import annotations

import math
import time
from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer

# Where requests keep coming, the next one is answered in its own frame; a timer would only add frames between.
GRACE = 0.03


class Cadence(QObject):
    """Calls `action` on request, but not more often than `hz`; a request that comes too early is kept, not lost:
    the next request after its time answers it, or a timer when there is none.

    `phase` (0..1) moves the moments of one cadence between those of another, so that two views that are drawn equally
    often do not delay the same frame.
    """

    def __init__(self, hz: float, action: Callable[[], None], parent: QObject, phase: float = 0.0) -> None:
        super().__init__(parent)
        self._interval = 1.0 / hz
        self._phase = phase
        self._action = action
        self._due = float("-inf")
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.now)

    def request(self) -> None:
        """Call the action now, or as soon as its turn has come."""
        wait = self._due - time.monotonic()
        if wait <= 0:
            self.now()
        else:
            self._timer.start(math.ceil(1000 * (wait + GRACE)))

    @property
    def waiting(self) -> bool:
        """Whether a request is kept for its turn."""
        return self._timer.isActive()

    def now(self) -> None:
        """Call the action at once, whatever the rate."""
        self._timer.stop()
        turns = math.floor(time.monotonic() / self._interval - self._phase)
        self._due = (turns + 1 + self._phase) * self._interval
        self._action()
