"""One piece of work on a file, done in the background and answered on the window's thread."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject

from playground.messages import Message
from playground.ui.background import Background
from playground.ui.workbench import Workbench

Answer = Callable[[bool], None]


class Errand(QObject):
    """Lives until it is answered.

    answer  called at the end: whether it has succeeded; why not has been said
    """

    def __init__(self, workbench: Workbench, background: Background, path: Path, answer: Answer | None = None) -> None:
        super().__init__(workbench)
        self.workbench = workbench
        self.background = background
        self.path = path
        self._answer = answer

    def start(self) -> None:
        self.background.run(self.work, self._finished, self._failed)

    def work(self) -> object:
        """What takes time, in the background; nothing of Qt may be touched."""
        raise NotImplementedError

    def finish(self, result: object) -> None:
        """What `work` has led to, on the window's thread."""
        raise NotImplementedError

    def _finished(self, result: object) -> None:
        self.finish(result)
        self._end(True)

    def _failed(self, sentence: Message) -> None:
        self.workbench.said.emit(sentence)
        self._end(False)

    def _end(self, has_succeeded: bool) -> None:
        self.deleteLater()
        if self._answer is not None:
            self._answer(has_succeeded)
