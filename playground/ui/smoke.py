"""The check that an installation works: the window opens, trains a little, and closes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from playground.training.snapshot import RunState, Snapshot

if TYPE_CHECKING:
    from playground.ui.window import MainWindow

STEPS = 100
LIMIT_MS = 180_000


class Smoke(QObject):
    """Closes the window after `STEPS` steps (exit code 0), or when that takes too long or fails (1)."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self.exit_code = 1
        self._window = window
        self._started = False
        window.workbench.snapshot_taken.connect(self._follow)
        self._limit = QTimer(self)
        self._limit.setSingleShot(True)
        self._limit.timeout.connect(window.close)
        self._limit.start(LIMIT_MS)

    def _follow(self, snapshot: Snapshot) -> None:
        if not self._started:
            self._started = True
            self._window.workbench.session.train()
        if snapshot.state is RunState.FAILED:
            self._window.close()
        elif snapshot.step >= STEPS and self.exit_code:
            self.exit_code = 0
            self._window.close()
