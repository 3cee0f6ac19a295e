"""Project files, `*.playground`: a zip of `experiment.json`, `weights.safetensors`, `history.npz` and `meta.json`.

How the settings were changed in mid-run is in `stages.json`, which projects written by earlier programs do not have.
Where a teacher has saved views of what a class sees, they are in `views.json`.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import IO

from playground.datasets.reading import decode, opened
from playground.document.atomic import replace_file
from playground.document.class_view import ClassView, views_from_data, views_to_data
from playground.document.experiment import Experiment
from playground.document.files import MAX_BYTES, from_json, to_json
from playground.document.json_text import parse, render
from playground.document.location import as_found_from, as_written_in, table_of
from playground.document.problem import ExperimentError, Problem
from playground.document.schema import check_keys, wrong
from playground.messages import N_, UserError
from playground.projects import history, meta, stages, tensors, weights
from playground.projects.archive import Archive
from playground.projects.meta import Meta
from playground.projects.table_copy import with_table_inside
from playground.projects.zipped import Member, Members, whole, zipped
from playground.training.checkpoint import Checkpoint
from playground.training.stages import Stages

ENDING = ".playground"
MOST_BYTES = 1_000_000_000

_EXPERIMENT, _WEIGHTS, _HISTORY, _META = "experiment.json", "weights.safetensors", "history.npz", "meta.json"
_VIEWS, _STAGES = "views.json", "stages.json"
_RUN = {_WEIGHTS, _HISTORY}
_WITHOUT_RUN = {_EXPERIMENT, _META, _VIEWS, _STAGES}
MOST_VIEW_BYTES = 1_000_000


@dataclass(frozen=True, eq=False)
class Project:
    """What a project file holds.

    checkpoint  where its run stands; None where there was no run
    origin      in a recovery file, the file that was open
    views       what a class sees, by name
    """

    experiment: Experiment
    checkpoint: Checkpoint | None = None
    origin: Path | None = None
    views: tuple[ClassView, ...] = ()


def is_project(path: Path) -> bool:
    """Whether the name of the file says that it is a project."""
    return path.name.lower().endswith(ENDING)


def write_project(
    project: Project, path: Path, base: Path | None, progress: Callable[[float], None] = lambda _share: None
) -> None:
    """Write a project whose relative paths start from `base`, whole or not at all. UserError where that fails.

    progress  told the share that is written, 0 to 1, again and again
    """
    there = as_written_in(project.experiment, base, path.parent)
    members = _members(project, base, with_table_inside(there, path.parent))
    replace_file(path, zipped(members, progress))


def read_project(path: Path) -> Project:
    """The project in a file, from whatever hand. UserError says what is wrong.

    Nothing is unpickled, and no memory is taken before the sizes have been compared with those of the experiment.
    """
    with opened(path, MOST_BYTES) as file:
        try:
            return _read(file, path.parent)
        except UserError as error:
            raise UserError(N_("{path}: {problem}"), path=path.name, problem=error.message) from error


def read_summary(path: Path) -> tuple[Experiment, Meta]:
    """What a project is about and where it stands, without its weights. UserError as in `read_project`."""
    with opened(path, MOST_BYTES) as file:
        try:
            return _read_summary(Archive(file), path.parent)
        except UserError as error:
            raise UserError(N_("{path}: {problem}"), path=path.name, problem=error.message) from error


# -- writing -----------------------------------------------------------------------------------------------------------


def _members(project: Project, base: Path | None, experiment: Experiment) -> Members:
    """The parts of the file: small ones first, so that a look at them needs only the beginning."""
    checkpoint, table = project.checkpoint, table_of(project.experiment, base)
    about = Meta(table=_told(table), origin=_told(project.origin))
    if checkpoint is not None:
        about = replace(about, is_drawn=checkpoint.is_drawn, **meta.place_of(checkpoint.state))
    members = {_META: whole(meta.to_text(about).encode()), _EXPERIMENT: whole(to_json(experiment).encode())}
    if project.views:
        members[_VIEWS] = whole(render({"views": views_to_data(project.views)}).encode())
    if checkpoint is not None:
        if checkpoint.stages:
            members[_STAGES] = whole(stages.to_text(checkpoint.stages).encode())
        large = weights.weight_tensors(checkpoint)
        members[_HISTORY] = whole(history.write_history(checkpoint))
        members[_WEIGHTS] = Member(tensors.size_of(large), tensors.pieces(large))
    return members


def _told(path: Path | None) -> str | None:
    """The path as it can be written into a file of text; None where it cannot."""
    text = "" if path is None else str(path)
    return text if text and text.isprintable() and len(text) <= meta.LONGEST_PATH else None


# -- reading -----------------------------------------------------------------------------------------------------------


def _read(file: IO[bytes], folder: Path) -> Project:
    archive = Archive(file)
    experiment, about = _read_summary(archive, folder)
    origin = Path(about.origin) if about.origin else None
    views = _read_views(archive)
    if not archive.names & _RUN:
        return Project(experiment, None, origin, views)
    with archive.open(_WEIGHTS, weights.MOST_BYTES) as member:
        state, due = weights.read_weights(member, archive.size(_WEIGHTS), experiment)
    for name in meta.PLACES:
        setattr(state, name, getattr(about, name))
    layers = len(experiment.network.layers)
    steps, evaluations, hand_steps = history.read_history(archive.read(_HISTORY, history.most_bytes(layers)), layers)
    known = _read_stages(archive, layers, about.step)
    checkpoint = Checkpoint(experiment, state, steps, evaluations, due, hand_steps, about.is_drawn, known)
    return Project(experiment, checkpoint, origin, views)


def _read_summary(archive: Archive, folder: Path) -> tuple[Experiment, Meta]:
    """The version first: a newer one may have other parts."""
    about = meta.from_text(_text(archive, _META, meta.MOST_BYTES))
    unknown = archive.names - _RUN - _WITHOUT_RUN
    if unknown:
        raise UserError(N_("This is not a project: {member} does not belong in one."), member=ascii(min(unknown)[:60]))
    experiment = from_json(_text(archive, _EXPERIMENT, MAX_BYTES), folder)
    return as_found_from(experiment, folder, about.table), about


def _read_stages(archive: Archive, layers: int, step: int) -> Stages:
    if _STAGES not in archive.names:
        return ()
    return stages.from_text(_text(archive, _STAGES, stages.MOST_BYTES), layers, step)


def _read_views(archive: Archive) -> tuple[ClassView, ...]:
    if _VIEWS not in archive.names:
        return ()
    problems: list[Problem] = []
    data = parse(_text(archive, _VIEWS, MOST_VIEW_BYTES))
    if not isinstance(data, dict):
        wrong("", N_("{value} is not a group of named values"), data, problems)
    else:
        check_keys(data, ("views",), "", problems)
    if problems:
        raise ExperimentError(problems)
    return views_from_data(data.get("views", []))


def _text(archive: Archive, name: str, limit: int) -> str:
    return decode(archive.read(name, limit), Path(name))
