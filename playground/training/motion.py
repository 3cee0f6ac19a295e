"""How far and how fast a run is to move, and one slice of moving it."""

from __future__ import annotations

from collections.abc import Callable
from time import perf_counter

from playground.training.current import CurrentRun
from playground.training.pace import Pace, Slices, Speedometer
from playground.training.run import Run

# Seconds of training between two looks at commands and wishes.
SLICE = 0.006
# A run that takes its next step only after this many seconds counts as standing still for those who look at it.
SLOW = 0.02


class Motion:
    """What the user wants of the run: how many more steps, and how many in a second.

    remaining  steps until it stands still, None: without end
    limit      the step at which it is finished, None: never
    """

    def __init__(self, limit: int | None) -> None:
        self.remaining: int | None = 0
        self.limit = limit
        self._pace = Pace()
        self._slices = Slices()
        self._speedometer = Speedometer()

    @property
    def wanted(self) -> bool:
        """Whether the run is to move."""
        return self.remaining != 0

    @property
    def steps_per_second(self) -> float:
        return self._speedometer.steps_per_second

    @property
    def seconds_to_next_step(self) -> float:
        return self._pace.wait(perf_counter())

    @property
    def is_slow(self) -> bool:
        return self.seconds_to_next_step > SLOW

    def go(self, remaining: int | None) -> None:
        """Move `remaining` steps, None: without end; the first one at once."""
        if not self.wanted:
            self._pace.begin(perf_counter())
        self.remaining = remaining

    def stop(self) -> None:
        self.remaining = 0
        self._speedometer.stop()

    def set_speed(self, steps_per_second: float | None) -> None:
        """None: flat out."""
        self._pace.set_speed(steps_per_second, perf_counter())

    def advance(self, current: CurrentRun, interrupted: Callable[[], bool]) -> bool:
        """Finish due evaluations, then take the steps that are due: one slice at most. Whether there was any work."""
        run, deadline, worked = current.run, perf_counter() + SLICE, False
        while True:
            begin = perf_counter()
            steps = 0 if run.is_evaluating else self._steps(run, begin, deadline)
            if not steps and not run.is_evaluating:
                return worked
            self._took(run, current.advance(steps), begin)
            worked = True
            if interrupted() or run.diverged or perf_counter() >= deadline:
                return True

    def _steps(self, run: Run, now: float, deadline: float) -> int:
        """How many steps to take in one call."""
        bounds = [
            self._slices.steps_in(deadline - now),
            self.remaining,
            self._pace.due(now),
            None if self.limit is None else self.limit - run.state.step,
        ]
        return max(0, min(bound for bound in bounds if bound is not None))

    def _took(self, run: Run, done: int, begin: float) -> None:
        now = perf_counter()
        self._slices.measured(done, now - begin)
        self._pace.took(done, now)
        self._speedometer.update(run.state.step, now)
        if self.remaining is not None:
            self.remaining -= done
        if run.state.step == self.limit or not self.wanted:
            self.stop()
