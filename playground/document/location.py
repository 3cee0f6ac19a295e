"""Where a table is, said so that it is found again when its experiment's file moves to another folder."""

from __future__ import annotations

import os
from dataclasses import replace
from pathlib import Path, PurePath

from playground.document.experiment import Experiment


def table_of(experiment: Experiment, base: Path | None) -> Path | None:
    """The absolute path of the experiment's table, whose relative path starts from `base`; None: it has no table."""
    data = experiment.data
    if data.kind != "table" or not data.path:
        return None
    return Path(os.path.abspath((base or Path()) / data.path))


def with_absolute_table(experiment: Experiment, base: Path | None) -> Experiment:
    """The experiment for a file that is only passed through: where its table is does not depend on the file."""
    table = table_of(experiment, base)
    return experiment if table is None else _with_path(experiment, str(table))


def as_written_in(experiment: Experiment, base: Path | None, folder: Path) -> Experiment:
    """The experiment for a file in `folder`: the path of its table starts from there.

    It is relative where it was before, and where the table is in the folder or below; absolute otherwise.
    """
    table = table_of(experiment, base)
    if table is None:
        return experiment
    home = Path(os.path.abspath(folder))
    if not table.is_relative_to(home) and PurePath(experiment.data.path or "").is_absolute():
        return _with_path(experiment, str(table))
    try:
        return _with_path(experiment, Path(os.path.relpath(table, home)).as_posix())
    except ValueError:  # on another drive
        return _with_path(experiment, str(table))


def as_found_from(experiment: Experiment, folder: Path, formerly: str | None = None) -> Experiment:
    """The experiment of a file in `folder`; where its table is not where it says, another place that has it.

    That is the absolute path it had `formerly`, or its name beside the file.
    """
    table = table_of(experiment, folder)
    if table is None or _is_there(table):
        return experiment
    name = experiment.data.file_name
    places = [Path(formerly)] if formerly else []
    places.append(folder / name)
    return next((_with_path(experiment, str(place)) for place in places if _is_there(place)), experiment)


def _with_path(experiment: Experiment, path: str) -> Experiment:
    return replace(experiment, data=replace(experiment.data, path=path))


def _is_there(path: Path) -> bool:
    try:
        return path.is_file()
    except (OSError, ValueError):  # a name no file can have
        return False
