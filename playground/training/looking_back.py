"""An earlier step of a run, computed once more, while the run itself stands by untouched."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from time import perf_counter

from playground.document.experiment import Experiment
from playground.training.current import CurrentRun
from playground.training.pace import Slices
from playground.training.snapshot import LookBack

# Seconds of computing between two looks at commands and wishes.
SLICE = 0.006


@dataclass(frozen=True)
class Branch:
    """How to go on from the step looked at: with which settings; and the token to keep the run under that ends here."""

    experiment: Experiment
    keep: int | None


class LookingBack:
    """Takes the steps from the last moment kept before `step` to there: the same steps again, bit for bit.

    now     the run that is looked back in; nothing of it is changed
    then    a run of its own, on its way to `step`
    branch  to be done on arrival
    """

    def __init__(self, now: CurrentRun, step: int) -> None:
        self.now = now
        self.branch: Branch | None = None
        self._slices = Slices()
        self._begin(step)

    def go_to(self, step: int) -> None:
        """Look at another step."""
        at = self.then.run.state.step
        if self.now.timeline.before(step).step <= at <= step <= self.now.run.state.step:
            self.step, self._from = step, at
        else:
            self._begin(step)

    @property
    def has_arrived(self) -> bool:
        return self.then.run.state.step >= self.step

    @property
    def shown(self) -> LookBack:
        """How far it has come, for those who look."""
        at, whole = self.then.run.state.step, self.step - self._from
        progress = (at - self._from) / whole if whole else 1.0
        return LookBack(self.step, self.now.run.state.step, progress, goes_on=self.branch is not None)

    def advance(self, interrupted: Callable[[], bool]) -> bool:
        """One slice of steps; whether there were any to take."""
        if self.has_arrived:
            return False
        deadline = perf_counter() + SLICE
        while not self.has_arrived and (now := perf_counter()) < deadline and not interrupted():
            self._take(self._slices.steps_in(deadline - now), now)
        return True

    def _take(self, steps: int, now: float) -> None:
        run = self.then.run
        done = run.advance(min(steps, self.step - run.state.step))
        self._slices.measured(done, perf_counter() - now)

    def _begin(self, step: int) -> None:
        self.then = self.now.past(step)
        self.step = min(max(step, self.now.timeline.first), self.now.run.state.step)
        self._from = self.then.run.state.step
