"""The one 60 Hz timer: it pulls a snapshot when there is a new one and returns at once when there is not."""

from __future__ import annotations

from PySide6.QtCore import QObject, Qt, QTimer

from playground.ui.workbench import Workbench

FRAME_MS = 16


class Heartbeat(QObject):
    def __init__(self, workbench: Workbench, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._timer = QTimer(self)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.setInterval(FRAME_MS)
        self._timer.timeout.connect(workbench.pull)

    def start(self) -> None:
        self._timer.start()

    def stop(self) -> None:
        self._timer.stop()
