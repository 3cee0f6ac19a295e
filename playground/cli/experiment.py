"""The experiment a command works on, from a file of its own or out of a project."""

from __future__ import annotations

import argparse
from dataclasses import dataclass
from pathlib import Path

from playground.datasets.prepare import prepare
from playground.datasets.prepared import PreparedData
from playground.document.experiment import Experiment
from playground.document.files import read_experiment
from playground.document.problems import check
from playground.i18n import _
from playground.messages import N_, UserError
from playground.projects.files import Project, is_project, read_project
from playground.training.checkpoint import Checkpoint
from playground.training.stages import Stages, with_stage
from playground.training.start import program_of


class WrongExperimentError(UserError):
    """The experiment cannot be read, or something in it is wrong."""


@dataclass(frozen=True, eq=False)
class Opened:
    """An experiment that has been checked.

    base        the folder that its relative paths start from
    checkpoint  where the run of a project stands; None for an experiment, and for a project without a run
    """

    experiment: Experiment
    base: Path
    checkpoint: Checkpoint | None = None

    @property
    def stages(self) -> Stages:
        """The settings of the run so far, and of what comes."""
        checkpoint = self.checkpoint
        known, step = (checkpoint.stages, checkpoint.step) if checkpoint else ((), 0)
        return with_stage(known, step, self.experiment)

    def data(self) -> PreparedData:
        """The experiment's data. UserError where it cannot be had, or does not fit the project's run."""
        experiment = self.experiment
        data = prepare(experiment.data, experiment.training.loss, experiment.network.layers[-1].units, self.base)
        if self.checkpoint is not None:
            self.checkpoint.check(program_of(experiment, data), experiment)
        return data


def add_file(parser: argparse.ArgumentParser) -> None:
    """The argument that names the file."""
    help_ = _(N_("the experiment (.json) or project (.playground)"))
    parser.add_argument("file", type=Path, metavar="FILE", help=help_)


def open_file(path: Path) -> Opened:
    """The experiment or project in a file, by the ending of its name.

    WrongExperimentError where there is no such file, or the experiment is wrong; UserError where a project is damaged.
    """
    base = path.resolve().parent
    project = read_project(path) if is_project(path) and path.exists() else Project(_experiment(path))
    _check(project.experiment, base)
    return Opened(project.experiment, base, project.checkpoint)


def load_experiment(path: Path) -> tuple[Experiment, Path]:
    """The experiment in a file or a project, checked, and the folder that its relative paths start from."""
    opened = open_file(path)
    return opened.experiment, opened.base


def _experiment(path: Path) -> Experiment:
    try:
        return read_experiment(path)
    except UserError as error:
        raise _wrong(error) from error


def _check(experiment: Experiment, base: Path) -> None:
    try:
        check(experiment, base)
    except UserError as error:
        raise _wrong(error) from error


def _wrong(error: UserError) -> WrongExperimentError:
    return WrongExperimentError(error.message.template, **error.message.values)
