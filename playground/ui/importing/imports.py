"""File > Import weights: asks for a file, looks into it in the background, takes over what is in it."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QFileDialog, QWidget

from playground.export.reading.files import READERS
from playground.i18n import _
from playground.messages import N_, message
from playground.projects.files import ENDING
from playground.training.snapshot import Snapshot
from playground.ui.background import Background
from playground.ui.importing.dialog import NewNetworkDialog
from playground.ui.importing.finding import Finding, look
from playground.ui.workbench import Workbench


class Imports(QObject):
    """`dialog_parent` is the window that the dialogs belong to."""

    def __init__(self, workbench: Workbench, background: Background, dialog_parent: QWidget) -> None:
        super().__init__(dialog_parent)
        self._workbench = workbench
        self._background = background
        self._window = dialog_parent
        self._looked_at: Snapshot | None = None
        self.dialog: NewNetworkDialog | None = None

    def ask(self) -> None:
        """Ask for a file, and open it."""
        folder = str(self._workbench.folder)
        filters = f"{_(N_('Weights'))} ({' '.join(f'*{ending}' for ending in (*READERS, ENDING))})"
        name, _chosen = QFileDialog.getOpenFileName(self._window, _(N_("Import weights")), folder, filters)
        if name:
            self._workbench.last_folder = Path(name).parent
            self.open_path(Path(name))

    def open_path(self, path: Path) -> None:
        """Take over the weights in a file; what is open stays as it is when that fails."""
        snapshot = self._workbench.snapshot
        if snapshot is None:
            self._workbench.said.emit(message(N_("There is no network yet: the engine is still being prepared.")))
            return
        self._looked_at = snapshot
        self._background.run(partial(look, path, snapshot), self._take_over, self._workbench.said.emit)

    def _take_over(self, finding: Finding) -> None:
        workbench, looked_at = self._workbench, self._looked_at
        if looked_at is None or workbench.experiment != looked_at.experiment:
            workbench.said.emit(message(N_("The experiment was changed meanwhile, so no weights were taken over.")))
        elif finding.obstacle is None:
            workbench.take_weights(_(N_("Import weights")), workbench.experiment, finding.parameters)
            self._tell(finding)
        else:
            self.dialog = NewNetworkDialog(workbench, finding, self._window)
            self.dialog.accepted.connect(self._tell_new)
            self.dialog.open()

    def _tell_new(self) -> None:
        assert self.dialog is not None
        self._tell(self.dialog.finding)

    def _tell(self, finding: Finding) -> None:
        name = finding.file.path.name
        if finding.remarks:
            sentence = N_("The weights of {path} are taken over. {remark}")
            self._workbench.said.emit(message(sentence, path=name, remark=finding.remarks[0]))
        else:
            self._workbench.said.emit(message(N_("The weights of {path} are taken over."), path=name))
