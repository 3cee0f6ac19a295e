"""Experiment files: JSON, read strictly and written atomically."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from playground.datasets.reading import decode, read_bytes
from playground.document.atomic import replace_file
from playground.document.completion import complete
from playground.document.experiment import FORMAT_VERSION, Experiment
from playground.document.format import EXPERIMENT
from playground.document.json_text import parse, render
from playground.document.problem import ExperimentError, Problem
from playground.document.schema import shown
from playground.messages import N_, Message, UserError, message

MAX_BYTES = 10_000_000


def read_experiment(path: Path | str) -> Experiment:
    """The experiment in a file. UserError says what is wrong, with its place; `check` says whether its parts fit."""
    path = Path(path)
    text = decode(read_bytes(path, MAX_BYTES), path)
    try:
        return from_json(text, path.parent)
    except ExperimentError:
        raise
    except UserError as error:
        raise UserError(N_("{path}: {problem}"), path=path.name, problem=error.message) from error


def write_experiment(experiment: Experiment, path: Path | str) -> None:
    """Write the experiment to a file. A relative path of a table is written as it is."""
    replace_file(Path(path), to_json(experiment).encode())


def from_json(text: str, base: Path | None = None) -> Experiment:
    """The experiment in JSON text. `base` is the folder its data file is looked for, when units are left out."""
    return from_mapping(parse(text), base)


def to_json(experiment: Experiment) -> str:
    """The experiment as JSON text; `from_json` gives it back equal."""
    return render(to_mapping(experiment))


def from_mapping(data: Any, base: Path | None = None) -> Experiment:
    """The experiment in JSON data that is parsed already. ExperimentError when there are problems."""
    if not isinstance(data, dict):
        raise ExperimentError([Problem("", message(N_("An experiment is a JSON object; this is something else")))])
    wrong_version = _version_problem(data)
    if wrong_version:
        raise ExperimentError([Problem("version", wrong_version)])
    problems: list[Problem] = []
    experiment: Experiment = EXPERIMENT.read(complete(data, base), "", problems)
    if problems:
        raise ExperimentError(problems)
    return experiment


def to_mapping(experiment: Experiment) -> dict[str, Any]:
    """The experiment as JSON data."""
    return EXPERIMENT.write(experiment)


def _version_problem(data: dict[str, Any]) -> Message | None:
    if "version" not in data:
        return message(N_("this name is missing; {version} was expected"), version=FORMAT_VERSION)
    version = data["version"]
    if isinstance(version, int) and not isinstance(version, bool) and version > FORMAT_VERSION:
        return message(
            N_("this file is of version {found}, made by a newer program; this one reads version {version}"),
            found=shown(version),
            version=FORMAT_VERSION,
        )
    return None
