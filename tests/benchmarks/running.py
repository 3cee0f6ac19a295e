"""A session or a window that trains, for measuring: started, counted, closed."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from PySide6.QtWidgets import QApplication

from playground.document.experiment import Experiment
from playground.training.session import Session
from playground.training.snapshot import RunState, Wants
from playground.ui.app import make_application, make_window
from playground.ui.settings import Settings
from playground.ui.window import MainWindow

PREPARATION_SECONDS = 300.0
NOTHING = Wants(output=False, unit_maps=False)


def wait(condition: Callable[[], bool], seconds: float = PREPARATION_SECONDS) -> None:
    """Wait until `condition` holds, with the window alive where there is one. TimeoutError after `seconds`."""
    app = QApplication.instance()
    end = time.perf_counter() + seconds
    while not condition():
        if time.perf_counter() > end:
            raise TimeoutError("The benchmark waited too long for the program.")
        if app is not None:
            app.processEvents()
        time.sleep(0.001)


def step_of(session: Session) -> tuple[int, float]:
    """The step a session stands at, and when that was, in seconds of `perf_counter`."""
    session.take()
    before = session.take()
    number = -1 if before is None else before.number
    end = time.perf_counter() + 5.0
    while time.perf_counter() < end:
        snapshot = session.take()
        if snapshot is not None and snapshot.number > number:
            return snapshot.step, time.perf_counter()
        time.sleep(0.0005)
    raise TimeoutError("The session gave no snapshot.")


def rate_between(first: tuple[int, float], last: tuple[int, float]) -> float:
    """Steps per second between two moments of `step_of`."""
    return (last[0] - first[0]) / (last[1] - first[1])


def headless_rate(experiment: Experiment, warm_up: float, seconds: float) -> float:
    """Steps per second of a session that nobody looks at."""
    session = Session(experiment)
    session.want(NOTHING)
    try:
        session.train()
        wait(lambda: session.state is RunState.RUNNING)
        time.sleep(warm_up)
        first = step_of(session)
        time.sleep(seconds)
        return rate_between(first, step_of(session))
    finally:
        session.close()


@contextmanager
def open_window(experiment: Experiment, width: int, height: int) -> Iterator[MainWindow]:
    """The real main window, painted and with its engine ready."""
    make_application()
    window = make_window(experiment, None, Settings(language="en", theme="light"))
    window.resize(width, height)
    window.show()
    wait(window.isVisible)
    window.start()
    wait(lambda: window.workbench.snapshot is not None and window.workbench.snapshot.state is RunState.IDLE)
    wait(lambda: window.docks.is_filled)
    try:
        yield window
    finally:
        window.close()
        window.deleteLater()
        QApplication.processEvents()
