"""Opening and saving: the dialogs, the work in the background, and the sentences about them."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QFileDialog, QWidget

from playground.datasets.sources import describe
from playground.document.experiment import Experiment
from playground.document.files import read_experiment, write_experiment
from playground.i18n import _
from playground.messages import N_, Message, UserError, message
from playground.ui.background import Background
from playground.ui.workbench import Workbench

EXPERIMENT_ENDING = ".json"
TABLE_ENDINGS = (".csv", ".tsv", ".txt")


class Files(QObject):
    """What the File menu and a dropped file do. `dialog_parent` is the window the dialogs belong to.

    `table_chosen` carries the `Path` of a table, about which the user has to be asked first.
    """

    table_chosen = Signal(object)

    def __init__(self, workbench: Workbench, background: Background, dialog_parent: QWidget) -> None:
        super().__init__(dialog_parent)
        self._workbench = workbench
        self._background = background
        self._window = dialog_parent

    # -- opening ----------------------------------------------------------------------------------------------------

    def ask_open(self) -> None:
        filters = f"{_(N_('Experiments and data'))} (*.json *.csv *.tsv *.txt)"
        name, _chosen = QFileDialog.getOpenFileName(self._window, _(N_("Open")), self._folder(), filters)
        if name:
            self.open_path(Path(name))

    def ask_open_table(self) -> None:
        filters = f"{_(N_('Tables'))} (*.csv *.tsv *.txt)"
        name, _chosen = QFileDialog.getOpenFileName(self._window, _(N_("Open your own data")), self._folder(), filters)
        if name:
            self.open_path(Path(name))

    def open_path(self, path: Path) -> None:
        """Open an experiment or a table; what is open stays as it is when that fails."""
        if path.suffix.lower() in TABLE_ENDINGS:
            self.table_chosen.emit(path)
        else:
            _OpenExperiment(self._workbench, self._background, path).start()

    # -- saving -----------------------------------------------------------------------------------------------------

    def save(self) -> None:
        if self._workbench.path is None:
            self.ask_save_as()
        else:
            self.save_to(self._workbench.path)

    def ask_save_as(self) -> None:
        start = str(self._workbench.path or Path(self._folder()) / f"{self._name()}{EXPERIMENT_ENDING}")
        filters = f"{_(N_('Experiment'))} (*.json)"
        name, _chosen = QFileDialog.getSaveFileName(self._window, _(N_("Save the experiment")), start, filters)
        if name:
            path = Path(name)
            self.save_to(path if path.suffix else path.with_suffix(EXPERIMENT_ENDING))

    def save_to(self, path: Path) -> None:
        _SaveExperiment(self._workbench, self._background, path).start()

    def _folder(self) -> str:
        path = self._workbench.path
        return str(path.parent) if path else str(Path.home())

    def _name(self) -> str:
        return self._workbench.path.stem if self._workbench.path else self._workbench.experiment.data.kind


class _Errand(QObject):
    """One piece of background work on one file; lives until it is answered."""

    def __init__(self, workbench: Workbench, background: Background, path: Path) -> None:
        super().__init__(workbench)
        self.workbench = workbench
        self.background = background
        self.path = path

    def start(self) -> None:
        self.background.run(self.work, self._done, self._failed)

    def work(self) -> object:
        raise NotImplementedError

    def finish(self, result: object) -> None:
        raise NotImplementedError

    def _done(self, result: object) -> None:
        self.finish(result)
        self.deleteLater()

    def _failed(self, sentence: Message) -> None:
        self.workbench.said.emit(sentence)
        self.deleteLater()


class _OpenExperiment(_Errand):
    def work(self) -> Experiment:
        experiment = read_experiment(self.path)
        with suppress(UserError):  # said where it matters; a table is read here, so that the window need not
            describe(experiment.data, self.path.parent)
        return experiment

    def finish(self, result: object) -> None:
        assert isinstance(result, Experiment)
        self.workbench.open_experiment(result, self.path, self.path.parent)


class _SaveExperiment(_Errand):
    def start(self) -> None:
        self._experiment = self.workbench.past.present
        super().start()

    def work(self) -> None:
        write_experiment(self._experiment, self.path)

    def finish(self, result: object) -> None:
        self.workbench.saved_as(self.path)
        self.workbench.said.emit(message(N_("Saved: {path}"), path=str(self.path)))
