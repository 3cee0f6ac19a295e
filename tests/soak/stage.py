"""The real window with an imaginary person in front of it, and the dice that say what the person does."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import Any, TypeVar
from unittest.mock import patch

from PySide6.QtCore import QEvent, QPoint
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QFileDialog, QMessageBox, QWidget

from playground.document.experiment import Experiment
from playground.document.presets import DEFAULT, preset
from playground.training.snapshot import RunState, Snapshot
from playground.ui.app import make_application, make_window
from playground.ui.settings import Settings
from playground.ui.window import MainWindow
from tests.soak.samples import write_samples

Thing = TypeVar("Thing")
READY_MS, PATIENCE_MS, TURN_MS = 300_000, 30_000, 15
NEW_NAMES = ("one", "two.json", "three.playground", "picture.svg", "picture.png", "table.csv", "page.html", "ชื่อ")


class Stage:
    """`dice` are thrown anew for every action, from the seed and its number alone; `folder` is the person's home.

    first  the experiment that was opened last: where undoing ends
    said   what the last action did, in words, for the report of a failure
    """

    def __init__(self, window: MainWindow, folder: Path) -> None:
        self.window = window
        self.folder = folder
        self.dice = random.Random(0)
        self.said = ""
        self.first: Experiment = window.workbench.experiment
        window.workbench.file_changed.connect(self._note_first)

    def _note_first(self, _path: object) -> None:
        if not self.window.workbench.undo_stack.count():
            self.first = self.window.workbench.experiment

    # -- dice -------------------------------------------------------------------------------------------------------

    def one_of(self, things: Sequence[Thing]) -> Thing:
        return things[self.dice.randrange(len(things))]

    def chance(self, share: float) -> bool:
        return self.dice.random() < share

    def place_on(self, widget: QWidget) -> QPoint:
        return QPoint(self.dice.randrange(max(1, widget.width())), self.dice.randrange(max(1, widget.height())))

    # -- the window -------------------------------------------------------------------------------------------------

    @property
    def view(self) -> Any:
        return self.window.network.view

    @property
    def panel(self) -> Any:
        return self.window.docks.views

    @property
    def snapshot(self) -> Snapshot:
        snapshot = self.window.workbench.snapshot
        assert snapshot is not None
        return snapshot

    @property
    def dialogs(self) -> list[QDialog]:
        """The dialogs that are open, the uppermost last."""
        return [
            widget for widget in QApplication.topLevelWidgets() if isinstance(widget, QDialog) and widget.isVisible()
        ]

    def pump(self, milliseconds: int = TURN_MS) -> None:
        """Let the window live for a moment."""
        QTest.qWait(milliseconds)

    def until(self, condition: Callable[[], bool], milliseconds: int = PATIENCE_MS) -> bool:
        """Let the window live until something holds; whether it came to hold."""
        for _turn in range(milliseconds // TURN_MS):
            if condition():
                return True
            self.pump()
        return condition()

    def rest(self) -> bool:
        """Wait until the run stands still and everything shown is of this very moment; whether that came."""
        self.window.workbench.session.pause()
        return self.until(self._rests)

    def _rests(self) -> bool:
        workbench, snapshot = self.window.workbench, self.snapshot
        still = snapshot.state not in (RunState.RUNNING, RunState.PREPARING)
        # a run that has just been paused by a failure to have data shows the experiment it had before
        current = snapshot.experiment == workbench.experiment or snapshot.state is RunState.FAILED
        return still and current and (snapshot.figures is not None or snapshot.failure is not None)

    # -- dialogs that ask for files ---------------------------------------------------------------------------------

    def _answer_open(self, *_question: object, **_more: object) -> tuple[str, str]:
        names = sorted(path.name for path in self.folder.iterdir() if path.is_file())
        return (str(self.folder / self.one_of(names)), "") if names and self.chance(0.9) else ("", "")

    def _answer_save(self, *_question: object, **_more: object) -> tuple[str, str]:
        return (str(self.folder / self.one_of(NEW_NAMES)), "") if self.chance(0.9) else ("", "")

    def _answer_folder(self, *_question: object, **_more: object) -> str:
        return str(self.folder / "runs") if self.chance(0.9) else ""

    def _answer_question(self, *_question: object, **_more: object) -> QMessageBox.StandardButton:
        return self.one_of((QMessageBox.StandardButton.Yes, QMessageBox.StandardButton.No))

    @contextmanager
    def answering(self) -> Iterator[None]:
        """The system's own dialogs are answered at once."""
        answers = (
            (QFileDialog, "getOpenFileName", self._answer_open),
            (QFileDialog, "getSaveFileName", self._answer_save),
            (QFileDialog, "getExistingDirectory", self._answer_folder),
            (QMessageBox, "question", self._answer_question),
            (QMessageBox, "about", self._answer_question),
        )
        with ExitStack() as stack:
            for owner, name, answer in answers:
                stack.enter_context(patch.object(owner, name, answer))
            yield


@contextmanager
def stage(folder: Path) -> Iterator[Stage]:
    """A window whose engine is ready. The person's home has to be `folder`: see `at_home`."""
    make_application()
    write_samples(folder)
    (folder / "runs").mkdir(exist_ok=True)
    window = make_window(preset(DEFAULT), None, Settings(language="en", theme="light"))
    window.resize(1280, 720)
    window.show()
    window.start()
    made = Stage(window, folder)
    try:
        ready = made.until(lambda: window.docks.is_filled and window.workbench.snapshot is not None, READY_MS)
        assert ready
        assert made.until(lambda: made.snapshot.state is not RunState.PREPARING, READY_MS)
        with made.answering():
            yield made
    finally:
        window.close()
        made.pump()
        window.deleteLater()
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


@contextmanager
def at_home(folder: Path) -> Iterator[None]:
    """`folder` is what the program takes for the person's home."""
    with patch.dict("os.environ", {"HOME": str(folder), "USERPROFILE": str(folder)}):
        yield
