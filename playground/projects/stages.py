"""`stages.json`: the settings that a project's run was trained with, from which step on each."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise

from playground.document.json_text import parse, render
from playground.document.problem import ExperimentError, Problem
from playground.document.schema import ListOf, Record
from playground.messages import UserError
from playground.projects.archive import DAMAGED
from playground.training.stages import MOST_STAGES, STAGE, Stages

MOST_BYTES = 1_000_000


@dataclass(frozen=True)
class _File:
    stages: Stages = ()


_FILE = Record(_File, {"stages": ListOf(STAGE, 1, MOST_STAGES)})


def to_text(stages: Stages) -> str:
    return render(_FILE.write(_File(stages)))


def from_text(text: str, layers: int, step: int) -> Stages:
    """The stages of a run of so many layers that stands at `step`. UserError where they are none."""
    problems: list[Problem] = []
    stages: Stages = _FILE.read(parse(text), "", problems).stages
    if problems:
        raise ExperimentError(problems)
    in_order = all(one.step < other.step for one, other in pairwise(stages)) and stages[-1].step <= step
    if not in_order or any(len(stage.activations) != layers for stage in stages):
        raise UserError(DAMAGED)
    return stages
