"""What is remembered of a run from its first step on, as tables and event files hold it, and as one CSV table."""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Self

import numpy as np

from playground.datasets.prepared import PreparedData
from playground.document.atomic import replace_file
from playground.document.experiment import Experiment
from playground.training.evaluations import up_to_now, with_figures
from playground.training.run import Run
from playground.training.snapshot import EvaluationHistory, Figures, Floats, Snapshot, StepHistory


@dataclass(frozen=True, eq=False)
class RunHistory:
    """The history of a run up to `step`, whole.

    steps             ranges of steps with the least and greatest value in each
    evaluations       over the whole sets, the one at `step` included where there is one
    steps_per_epoch   None where it has changed in mid-run, so that the epoch of a past step cannot be told
    """

    step: int
    steps: StepHistory
    evaluations: EvaluationHistory
    steps_per_epoch: int | None

    @classmethod
    def of(cls, snapshot: Snapshot) -> Self:
        """The history that a snapshot shows."""
        per_epoch = steps_per_epoch(snapshot.experiment, snapshot.data)
        steady = is_steady(snapshot.evaluations, per_epoch, snapshot.step, snapshot.epoch)
        return cls(snapshot.step, snapshot.steps, up_to_now(snapshot), per_epoch if steady else None)

    @classmethod
    def of_run(cls, run: Run, figures: Figures) -> Self:
        """The history of a run without a window, with its figures now."""
        state, kept = run.state, EvaluationHistory(*run.evaluations.memory().entries.T)
        steady = is_steady(kept, run.steps_in_epoch, state.step, state.epoch)
        evaluations = with_figures(kept, state.step, figures)
        return cls(state.step, run.steps.history(), evaluations, run.steps_in_epoch if steady else None)

    @property
    def layers(self) -> int:
        return self.steps.norm_low.shape[1]

    @property
    def last_steps(self) -> Floats:
        """(n,) the last step of each range."""
        return np.append(self.steps.step[1:] - 1, float(self.step))[: len(self.steps.step)]

    @property
    def is_exact(self) -> bool:
        """Whether every range is a single step."""
        return bool(np.array_equal(self.steps.step, self.last_steps))


def steps_per_epoch(experiment: Experiment, data: PreparedData) -> int:
    """How many batches use every training sample once."""
    return -(-len(data.train_rows) // experiment.training.batch_size)


def is_steady(evaluations: EvaluationHistory, per_epoch: int, step: int, epoch: int) -> bool:
    """Whether a run that is at `step` and `epoch` has had `per_epoch` steps in every epoch so far."""
    ends = evaluations.step
    distance = ends[1] if len(ends) > 1 else 0.0
    even = np.array_equal(ends, distance * np.arange(len(ends)))
    return bool(even and distance % per_epoch == 0 and step // per_epoch == epoch)


def write_history(path: Path, history: RunHistory) -> None:
    """Write `history_csv` to a file. UserError where that is not possible; then nothing changes."""
    replace_file(path, history_csv(history).encode("ascii"))


def history_csv(history: RunHistory) -> str:
    """One row a range of steps, and one an evaluation that is not at the end of a range, in the order of steps.

    first_step, last_step    the steps of the row; equal where it is a single step
    epoch                    the epoch that `last_step` belongs to, from 1 (0 before the first step); empty where that
                             cannot be told
    loss.*                   least and greatest loss of these steps' batches, each before its update, without penalty
    gradient_norm.i.*        the same of the L2 norm over weight and bias gradient of layer i, penalty included
    train_loss, test_loss    over the whole sets after `last_step`; empty where they were not evaluated

    Numbers are the shortest that read back as the same double, with a point in every language.
    """
    lines = [",".join(_names(history.layers))]
    lines += [",".join(cells) for _last, cells in sorted(_rows(history).items())]
    return "\n".join(lines) + "\n"


def _names(layers: int) -> list[str]:
    measured = ["loss", *(f"gradient_norm.{layer}" for layer in range(layers))]
    ends = [f"{name}.{end}" for name in measured for end in ("least", "greatest")]
    return ["first_step", "last_step", "epoch", *ends, "train_loss", "test_loss"]


def _rows(history: RunHistory) -> dict[int, list[str]]:
    """The cells of each row, by last step."""
    nothing = [""] * 2 * (1 + history.layers)
    rows = {last: [*_place(history, first, last), *values, "", ""] for first, last, values in _ranges(history)}
    evaluations = history.evaluations
    for step, *losses in zip(evaluations.step, evaluations.train, evaluations.test, strict=True):
        row = rows.setdefault(int(step), [*_place(history, int(step), int(step)), *nothing, "", ""])
        row[-2:] = [_text(float(loss)) for loss in losses]
    return rows


def _ranges(history: RunHistory) -> Iterator[tuple[int, int, list[str]]]:
    """First step, last step, and what was measured, for each range."""
    steps = history.steps
    low, high = np.column_stack((steps.loss_low, steps.norm_low)), np.column_stack((steps.loss_high, steps.norm_high))
    values = np.stack((low, high), axis=2).reshape(len(low), 2 * (1 + history.layers)).tolist()
    for first, last, row in zip(steps.step, history.last_steps, values, strict=True):
        yield int(first), int(last), [_text(value) for value in row]


def _place(history: RunHistory, first: int, last: int) -> list[str]:
    epoch = "" if history.steps_per_epoch is None else str(-(-last // history.steps_per_epoch))
    return [str(first), str(last), epoch]


def _text(value: float) -> str:
    return "" if math.isnan(value) else repr(value)
