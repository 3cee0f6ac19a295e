"""File > Export weights: opens the dialog, and remembers where the last file went."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from playground.export.formats import FORMATS
from playground.messages import N_, message
from playground.ui.exporting.dialog import ExportDialog
from playground.ui.workbench import Workbench


class Exports(QObject):
    """`dialog_parent` is the window that the dialog belongs to."""

    def __init__(self, workbench: Workbench, dialog_parent: QWidget) -> None:
        super().__init__(dialog_parent)
        self._workbench = workbench
        self._window = dialog_parent
        self._record = FORMATS[0]
        self.dialog: ExportDialog | None = None

    def ask(self) -> None:
        """Open the dialog for the weights that are on the screen."""
        snapshot = self._workbench.snapshot
        if snapshot is None:
            self._workbench.said.emit(message(N_("There are no weights yet: the engine is still being prepared.")))
            return
        self.dialog = ExportDialog(self._workbench, snapshot, self._start(), self._window)
        self.dialog.formats.choose(self._record)
        self.dialog.finished.connect(self._remember)
        self.dialog.open()

    def _start(self) -> Path:
        path = self._workbench.path
        # a name of its own: beside an experiment lie its data, and both may have the endings of weights
        name = f"{path.stem}_weights" if path else self._workbench.experiment.data.kind
        return self._workbench.folder / f"{name}{self._record.ending}"

    def _remember(self) -> None:
        assert self.dialog is not None
        place = self.dialog.place.path
        self._record = self.dialog.record
        self._workbench.last_folder = place.parent if place else self._workbench.last_folder
        self.dialog = None
