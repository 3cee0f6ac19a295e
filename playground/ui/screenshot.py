"""A picture of the real window after some training: for the README, and for machines without a screen."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QEventLoop, QTimer
from PySide6.QtWidgets import QApplication

from playground.document.experiment import Experiment
from playground.document.presets import DEFAULT, preset
from playground.training.snapshot import RunState, Snapshot
from playground.ui.app import make_application, make_window
from playground.ui.settings import Settings
from playground.ui.window import MainWindow

LIMIT_MS = 120_000
SETTLE_MS = 400


class _Trainer:
    """Trains a window to a step and leaves the event loop there."""

    def __init__(self, window: MainWindow, steps: int, loop: QEventLoop) -> None:
        self._window, self._steps, self._loop = window, steps, loop
        self._asked = False
        window.workbench.snapshot_taken.connect(self.follow)

    def follow(self, snapshot: Snapshot) -> None:
        ready = snapshot.state not in (RunState.PREPARING, RunState.RUNNING)
        if ready and not self._asked:
            self._asked = True
            self._window.workbench.session.step(self._steps)
        elif ready and snapshot.step >= self._steps:
            QTimer.singleShot(SETTLE_MS, self._loop.quit)


def take(
    out: Path,
    *,
    experiment: Experiment | None = None,
    size: tuple[int, int] = (1280, 720),
    language: str = "en",
    theme: str = "light",
    steps: int = 3200,
) -> None:
    """Write a PNG of the window after `steps` steps of `experiment` to `out`."""
    make_application()
    window = make_window(experiment or preset(DEFAULT), None, Settings(language=language, theme=theme))
    window.resize(*size)
    window.show()
    window.start()
    loop = QEventLoop()
    trainer = _Trainer(window, steps, loop)
    QTimer.singleShot(LIMIT_MS, loop.quit)
    loop.exec()
    out.parent.mkdir(parents=True, exist_ok=True)
    window.grab().save(str(out))
    window.close()
    del trainer
    QApplication.processEvents()
