"""`meta.json`: which program wrote a project, and where its run stands."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, get_args

import playground
from playground.document.experiment import MAX_LAYERS
from playground.document.json_text import parse, render
from playground.document.problem import ExperimentError, Problem
from playground.document.schema import OneOf, OrNull, Record, Shape, Switch, Text, Whole, shown
from playground.engine.program import Divergence, Quantity, State
from playground.messages import N_, UserError

FORMAT = "nn-playground project"
FORMAT_VERSION = 1
MOST_BYTES = 100_000
LONGEST_PATH = 4096


@dataclass(frozen=True)
class Meta:
    """What `meta.json` says.

    step .. evaluations  as in `engine.program.State`
    divergence           why the run could take no further step
    is_drawn             as in `training.checkpoint.Checkpoint`
    table                where the table was when the project was written, as an absolute path
    origin               in a recovery file, the path of the file that was open
    """

    format: str = FORMAT
    format_version: int = FORMAT_VERSION
    program_version: str = playground.__version__
    step: int = 0
    epoch: int = 0
    position: int = 0
    optimizer_step: int = 0
    evaluations: int = 0
    divergence: Divergence | None = None
    is_drawn: bool = True
    table: str | None = None
    origin: str | None = None


PLACES = ("step", "epoch", "position", "optimizer_step", "evaluations", "divergence")

_COUNT = Whole(0, 2**53 - 1)
_PATH = OrNull(Text(LONGEST_PATH))
_DIVERGENCE = Record(
    Divergence,
    {"step": _COUNT, "layer": Whole(-1, MAX_LAYERS - 1), "quantity": OneOf(get_args(Quantity))},
    defaults={"step": 0, "layer": -1, "quantity": "loss"},
)
_SHAPES: dict[str, Shape] = {
    "format": OneOf((FORMAT,)),
    "format_version": Whole(1, FORMAT_VERSION),
    "program_version": Text(100),
    "step": _COUNT,
    "epoch": _COUNT,
    "position": _COUNT,
    "optimizer_step": _COUNT,
    "evaluations": _COUNT,
    "divergence": OrNull(_DIVERGENCE),
    "is_drawn": Switch(),
    "table": _PATH,
    "origin": _PATH,
}
_META = Record(Meta, _SHAPES, quiet=("divergence", "table", "origin"))


def place_of(state: State) -> dict[str, Any]:
    """Where a state stands, as fields of `Meta`."""
    return {name: getattr(state, name) for name in PLACES}


def to_text(meta: Meta) -> str:
    """The text of `meta.json`."""
    return render(_META.write(meta))


def from_text(text: str) -> Meta:
    """What the text says. UserError where it is wrong, or of a newer version than this program reads."""
    data = parse(text)
    _require_known_version(data)
    problems: list[Problem] = []
    meta: Meta = _META.read(data, "", problems)
    if problems:
        raise ExperimentError(problems)
    return meta


def _require_known_version(data: Any) -> None:
    version = data.get("format_version") if isinstance(data, dict) else None
    if isinstance(version, int) and not isinstance(version, bool) and version > FORMAT_VERSION:
        raise UserError(
            N_("This project is of version {found}, made by a newer program; this one reads version {version}."),
            found=shown(version),
            version=FORMAT_VERSION,
        )
