"""Both halves together: what is open is kept while the program runs, what was kept before is offered."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QStandardPaths

from playground.messages import UserError
from playground.projects.recovery import claim
from playground.ui.recovery.autosave import Autosave
from playground.ui.recovery.offer import RecoveryOffer

if TYPE_CHECKING:
    from playground.ui.window import MainWindow


class Recovery(QObject):
    """For `window`, with the files in `folder`."""

    def __init__(self, window: MainWindow, folder: Path) -> None:
        super().__init__(window)
        self.autosave: Autosave | None = None
        try:
            self.autosave = Autosave(window.workbench, window.files.unsaved, claim(folder), self)
        except UserError as error:
            window.say(error.message)
        self.offer = RecoveryOffer(window, folder, self.autosave)

    def finish(self) -> None:
        """The window has been closed as its owner wished."""
        if self.autosave is not None:
            self.autosave.finish()


def recovery_folder() -> Path:
    """Where the files of the person at the machine are kept; the application must have its name by then."""
    folder = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.AppDataLocation)
    return Path(folder) / "recovery"
