"""The training loop of a command: slices of work, with a look at Ctrl-C and the progress bar in between."""

from __future__ import annotations

from dataclasses import dataclass
from time import perf_counter

from playground.cli.history import History
from playground.cli.interrupt import Interrupt
from playground.cli.progress import Progress
from playground.i18n import _
from playground.messages import N_
from playground.training.pace import Slices
from playground.training.run import Run

# Seconds of work between two looks.
SLICE = 0.05


@dataclass(frozen=True)
class Goal:
    """Where to stop: after `steps` more steps, or at an evaluation with a training loss of at most `loss`."""

    steps: int
    loss: float | None = None

    def is_reached(self, run: Run) -> bool:
        last = run.evaluations.last
        return self.loss is not None and last is not None and last[1] <= self.loss


def train(run: Run, goal: Goal, interrupt: Interrupt, progress: Progress, history: History | None) -> str:
    """Move `run` to its goal; returns what stopped it: a key of `train.EXIT_CODES`."""
    slices, done = Slices(), 0
    _evaluate(run)
    while not goal.is_reached(run):
        if interrupt.requested:
            return "interrupted"
        if done == goal.steps:
            return "steps" if goal.loss is None else "not reached"
        begin = perf_counter()
        taken = run.advance(min(slices.steps_in(SLICE), goal.steps - done))
        slices.measured(taken, perf_counter() - begin)
        done += taken
        _evaluate(run)
        if history and taken:
            history.write(run)
        if run.diverged:
            return "diverged"
        progress.update(done, _note(run))
    return "reached"


def _evaluate(run: Run) -> None:
    while run.is_evaluating:
        run.advance(0)


def _note(run: Run) -> str:
    """What stands behind the bar."""
    last = run.evaluations.last
    return _(N_("training loss {loss}")).format(loss=f"{last[1]:.4g}") if last else ""
