"""Reading a document in the background; what is open stays when that fails."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from playground.datasets.prepare import prepare
from playground.datasets.sources import describe
from playground.document.class_view import ClassView
from playground.document.experiment import Experiment
from playground.document.files import read_experiment
from playground.messages import UserError
from playground.projects.files import Project, is_project, read_project
from playground.training.checkpoint import Checkpoint
from playground.training.start import program_of
from playground.ui.background import Background
from playground.ui.documents.errand import Errand
from playground.ui.workbench import Workbench


@dataclass(frozen=True, eq=False)
class Document:
    """What a file holds; without a checkpoint, its run begins at the start."""

    experiment: Experiment
    checkpoint: Checkpoint | None = None
    views: tuple[ClassView, ...] = ()


class Opening(Errand):
    """Reads an experiment or a project, and hands it to `show`."""

    def __init__(
        self, workbench: Workbench, background: Background, path: Path, show: Callable[[Document], None]
    ) -> None:
        super().__init__(workbench, background, path)
        self._show = show

    def work(self) -> Document:
        return read_document(self.path)

    def finish(self, result: object) -> None:
        assert isinstance(result, Document)
        self._show(result)


def read_document(path: Path) -> Document:
    """The document in a file. UserError where it cannot be read, or a project's run cannot go on with its data."""
    if is_project(path):
        project = read_project(path)
        require_data(project, path.parent)
        return Document(project.experiment, project.checkpoint, project.views)
    experiment = read_experiment(path)
    with suppress(UserError):  # said where it matters; a table is read here, so that the window need not
        describe(experiment.data, path.parent)
    return Document(experiment)


def require_data(project: Project, base: Path | None) -> None:
    """UserError where the run of a project cannot go on: its data is gone, or another."""
    experiment, checkpoint = project.experiment, project.checkpoint
    if checkpoint is not None:
        data = prepare(experiment.data, experiment.training.loss, experiment.network.layers[-1].units, base)
        checkpoint.check(program_of(experiment, data), experiment)
