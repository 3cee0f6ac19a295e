"""The experiment a command works on."""

from __future__ import annotations

from pathlib import Path

from playground.document.experiment import Experiment
from playground.document.files import read_experiment
from playground.document.problems import check
from playground.messages import UserError


class WrongExperimentError(UserError):
    """The experiment cannot be read, or something in it is wrong."""


def load_experiment(path: Path) -> tuple[Experiment, Path]:
    """The experiment in a file, checked, and the folder that its relative paths start from."""
    base = path.resolve().parent
    try:
        experiment = read_experiment(path)
        check(experiment, base)
    except UserError as error:
        raise WrongExperimentError(error.message.template, **error.message.values) from error
    return experiment, base
