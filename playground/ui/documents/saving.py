"""Writing a document in the background, of one moment, while its run goes on."""

from __future__ import annotations

from concurrent.futures import Future
from pathlib import Path

from PySide6.QtCore import QTimer

from playground.document.experiment import Experiment
from playground.document.files import write_experiment
from playground.document.location import as_written_in
from playground.messages import N_, UserError, message
from playground.projects.files import Project, is_project, write_project
from playground.training.checkpoint import Checkpoint
from playground.ui.background import Background
from playground.ui.documents.errand import Answer, Errand
from playground.ui.documents.unsaved import Unsaved
from playground.ui.workbench import Workbench

# Saving that takes longer than this is said to be under way.
PATIENCE_MS = 700


class Saving(Errand):
    """Saves a project with its run, or an experiment without."""

    def __init__(
        self, workbench: Workbench, background: Background, path: Path, answer: Answer, unsaved: Unsaved
    ) -> None:
        super().__init__(workbench, background, path, answer)
        self._unsaved = unsaved
        self._experiment, self._base = workbench.past.present, workbench.base
        self._views = workbench.views
        self._edits = unsaved.edits
        self._origin = workbench.snapshot.origin if workbench.snapshot else None
        self._moment: Future[Checkpoint] | None = workbench.session.capture() if is_project(path) else None
        self._share = 0.0
        self._progress = QTimer(self)
        self._progress.setInterval(PATIENCE_MS)
        self._progress.timeout.connect(self._tell_progress)

    def start(self) -> None:
        super().start()
        self._progress.start()

    def work(self) -> int:
        if self._moment is None:
            write_experiment(as_written_in(self._experiment, self._base, self.path.parent), self.path)
            return 0
        checkpoint = captured(self._moment, self._experiment)
        write_project(Project(self._experiment, checkpoint, views=self._views), self.path, self._base, self._follow)
        return checkpoint.step if checkpoint else 0

    def finish(self, result: object) -> None:
        assert isinstance(result, int)
        self._unsaved.saved(self._edits, result, self._origin)
        self.workbench.saved_as(self.path)
        sentence = _sentence(self._moment is not None, result)
        self.workbench.said.emit(message(sentence, path=str(self.path), step=f"{result:,}"))

    def _end(self, has_succeeded: bool) -> None:
        self._progress.stop()
        super()._end(has_succeeded)

    def _follow(self, share: float) -> None:
        self._share = share

    def _tell_progress(self) -> None:
        sentence = N_("Saving {name}: {percent} done")
        self.workbench.said.emit(message(sentence, name=self.path.name, percent=f"{self._share:.0%}"))


def captured(moment: Future[Checkpoint], experiment: Experiment) -> Checkpoint | None:
    """The moment, as soon as it is there; None where there is no run, or one of another experiment than is open."""
    try:
        checkpoint = moment.result()
    except UserError:
        return None
    return checkpoint if checkpoint.experiment == experiment else None


def _sentence(with_run: bool, step: int) -> str:
    if not with_run:
        return N_("Saved without the trained network: {path}")
    return N_("Saved at step {step}: {path}") if step else N_("Saved: {path}")
