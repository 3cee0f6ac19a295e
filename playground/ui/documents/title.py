"""The title of the window: the document's name, a mark where something is not saved, and the program's name."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QMainWindow

from playground.export.naming import title_of
from playground.i18n import _, plain_text
from playground.messages import N_
from playground.ui.documents.unsaved import Unsaved
from playground.ui.workbench import Workbench

PROGRAM = N_("Neural-network playground")


def name_of(workbench: Workbench) -> str:
    """What the document is called: its file, else its own name."""
    path = workbench.path or workbench.former_path
    return path.name if path is not None else title_of(workbench.experiment)


class Title(QObject):
    """Keeps the title of `window` true."""

    def __init__(self, window: QMainWindow, workbench: Workbench, unsaved: Unsaved) -> None:
        super().__init__(window)
        self._window = window
        self._workbench = workbench
        self._unsaved = unsaved
        workbench.experiment_changed.connect(self.show)
        workbench.file_changed.connect(self.show)
        unsaved.changed.connect(self.show)
        window.installEventFilter(self)
        self.show()

    def show(self, *_ignored: object) -> None:
        """Say it again."""
        name = name_of(self._workbench).replace("[*]", "[*][*]")
        if self._workbench.former_path is not None:
            name = _(N_("{name} (recovered)")).format(name=name)
        self._window.setWindowTitle(plain_text(f"{name}[*] – {_(PROGRAM)}"))
        self._window.setWindowModified(self._unsaved.loss is not None)
        self._window.setWindowFilePath(str(self._workbench.path or ""))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.LanguageChange:
            self.show()
        return super().eventFilter(watched, event)
