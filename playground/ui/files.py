"""What the File menu and a dropped file do: the dialogs, and what is asked before a document would be lost."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QFileDialog, QWidget

from playground.document.presets import DEFAULT, preset
from playground.export.reading.json_file import holds_weights
from playground.i18n import _
from playground.messages import N_, message
from playground.projects.files import ENDING
from playground.ui.background import Background
from playground.ui.documents.opening import Document, Opening
from playground.ui.documents.question import Question
from playground.ui.documents.recent import Recent
from playground.ui.documents.save_dialog import EXPERIMENT_ENDING, ask_where_to_save
from playground.ui.documents.saving import Saving
from playground.ui.documents.title import name_of
from playground.ui.documents.unsaved import Unsaved
from playground.ui.settings import Settings
from playground.ui.workbench import Workbench

TABLE_ENDINGS = (".csv", ".tsv", ".txt")
WEIGHT_ENDINGS = (".npz", ".safetensors")

Then = Callable[[], None]


class Files(QObject):
    """`dialog_parent` is the window the dialogs belong to.

    `table_chosen` carries the `Path` of a table, about which the user has to be asked first; `weights_chosen` that of
    weights.
    """

    table_chosen = Signal(object)
    weights_chosen = Signal(object)

    def __init__(
        self, workbench: Workbench, background: Background, settings: Settings, dialog_parent: QWidget
    ) -> None:
        super().__init__(dialog_parent)
        self._workbench = workbench
        self._background = background
        self._window = dialog_parent
        self._saves = 0
        self._waiting: list[Then] = []
        self.unsaved = Unsaved(workbench, self)
        self.recent = Recent(settings, self)
        self.question: Question | None = None

    # -- opening ----------------------------------------------------------------------------------------------------

    def new(self) -> None:
        """The ready network that the program begins with."""
        self.open_example(DEFAULT)

    def open_example(self, key: str) -> None:
        """One of the shipped experiments, by its key in `PRESETS`."""
        self.leave(partial(self._workbench.open_experiment, preset(key), None, None))

    def ask_open(self) -> None:
        endings = " ".join(f"*{ending}" for ending in (ENDING, EXPERIMENT_ENDING, *TABLE_ENDINGS))
        filters = f"{_(N_('Projects, experiments and data'))} ({endings})"
        name, _chosen = QFileDialog.getOpenFileName(self._window, _(N_("Open")), self._folder(), filters)
        self._open_chosen(name)

    def ask_open_table(self) -> None:
        filters = f"{_(N_('Tables'))} (*.csv *.tsv *.txt)"
        name, _chosen = QFileDialog.getOpenFileName(self._window, _(N_("Open your own data")), self._folder(), filters)
        self._open_chosen(name)

    def _open_chosen(self, name: str) -> None:
        if name:
            self._workbench.last_folder = Path(name).parent
            self.open_path(Path(name))

    def open_path(self, path: Path) -> None:
        """Open a project, an experiment, a table or weights; what is open stays as it is when that fails."""
        if path.suffix.lower() in TABLE_ENDINGS:
            self.table_chosen.emit(path)
        elif path.suffix.lower() in WEIGHT_ENDINGS or holds_weights(path):
            self.weights_chosen.emit(path)
        else:
            self.leave(partial(self._open, path))

    def open_recent(self, path: Path) -> None:
        """Open a document of the list; one that is gone is taken off it."""
        if path.exists():
            self.open_path(path)
        else:
            self.recent.remove(path)
            sentence = N_("{path} is not there any more, so it was taken off the list.")
            self._workbench.said.emit(message(sentence, path=str(path)))

    def _open(self, path: Path) -> None:
        Opening(self._workbench, self._background, path, partial(self._show, path, self.unsaved.edits)).start()

    def _show(self, path: Path, edits: int, document: Document) -> None:
        """Show what has been read; what was edited while it was read is asked about too."""
        show = partial(self._show_now, path, document)
        if edits == self.unsaved.edits:
            show()
        else:
            self.leave(show)

    def _show_now(self, path: Path, document: Document) -> None:
        self._workbench.open_experiment(document.experiment, path, path.parent, document.checkpoint)
        self._workbench.add_views(document.views)
        self.recent.add(path)

    # -- saving -----------------------------------------------------------------------------------------------------

    def save(self) -> None:
        self._save(_nothing, _nothing)

    def ask_save_as(self) -> None:
        self._ask_save_as(_nothing, _nothing)

    def save_to(self, path: Path, then: Then | None = None, otherwise: Then | None = None) -> None:
        """Write the document to a file, and go on with `then` when it is there, with `otherwise` when it cannot be."""
        self._saves += 1
        answer = partial(self._saved, path, then or _nothing, otherwise or _nothing)
        Saving(self._workbench, self._background, path, answer, self.unsaved).start()

    def _save(self, then: Then, otherwise: Then) -> None:
        if self._workbench.path is None:
            self._ask_save_as(then, otherwise)
        else:
            self.save_to(self._workbench.path, then, otherwise)

    def _ask_save_as(self, then: Then, otherwise: Then) -> None:
        path = ask_where_to_save(self._suggested(), self._window)
        if path is None:
            otherwise()
        else:
            self.save_to(path, then, otherwise)

    def _saved(self, path: Path, then: Then, otherwise: Then, is_saved: bool) -> None:
        self._saves -= 1
        if is_saved:
            self.recent.add(path)
            then()
        else:
            otherwise()
        if not self._saves:
            waiting, self._waiting = self._waiting, []
            for leave in waiting:
                self.leave(leave)

    def _suggested(self) -> Path:
        """Where the document is or was, or a place for it."""
        path = self._workbench.path or self._workbench.former_path
        return path or Path(self._folder()) / f"{self._workbench.experiment.data.kind}{ENDING}"

    def _folder(self) -> str:
        if self._workbench.last_folder is not None:
            return str(self._workbench.last_folder)
        known = (self._workbench.path, self._workbench.former_path, *self.recent.paths)
        return str(next((path.parent for path in known if path is not None), Path.home()))

    # -- leaving ----------------------------------------------------------------------------------------------------

    @property
    def may_leave(self) -> bool:
        """Whether the document can go at once: nothing is unsaved, or being saved."""
        return not self._saves and self.unsaved.loss is None

    def leave(self, then: Then) -> None:
        """Go on with `then`, which puts another document in the place of this one, once nothing is lost by that.

        What is not saved is asked about; what is being saved is waited for.
        """
        if self._saves:
            self._waiting.append(then)
        elif self.unsaved.loss is None:
            then()
        else:
            self._ask(then)

    def _ask(self, then: Then) -> None:
        """The run stands still meanwhile: what is saved is what was on the screen."""
        workbench = self._workbench
        stay = workbench.train if workbench.running else _nothing
        workbench.session.pause()
        save = partial(self._save, then, stay)
        self.question = Question(name_of(workbench), self.unsaved, save, then, stay, self._window)
        workbench.snapshot_taken.connect(self.question.show_loss)
        self.question.open()


def _nothing() -> None:
    pass
