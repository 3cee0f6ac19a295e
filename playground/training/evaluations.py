"""The history of evaluations: data loss over whole sets at epoch ends that are chosen by the run alone."""

from __future__ import annotations

import numpy as np

from playground.training.snapshot import EvaluationHistory

CAPACITY = 1024


class EvaluationRecorder:
    """At most `CAPACITY` evaluations, at step 0 and at the ends of epochs that are multiples of `stride`.

    When it is full, every second entry is dropped and the stride doubles: a function of epochs, never of the clock.
    """

    def __init__(self) -> None:
        self.stride = 1
        self._entries: list[tuple[int, float, float]] = []

    def is_due(self, epoch: int) -> bool:
        """Whether the end of this epoch (0: before the first) is one to evaluate at."""
        return epoch % self.stride == 0

    def record(self, step: int, train: float, test: float) -> None:
        """Append the losses at `step`; `test` is NaN when there are no test rows."""
        self._entries.append((step, train, test))
        if len(self._entries) == CAPACITY:
            del self._entries[1::2]
            self.stride *= 2

    @property
    def last(self) -> tuple[int, float, float] | None:
        return self._entries[-1] if self._entries else None

    def history(self) -> EvaluationHistory:
        """A copy of what is kept, in order."""
        step, train, test = np.array(self._entries, dtype=np.float64).reshape(-1, 3).T.copy()
        return EvaluationHistory(step, train, test)


class EveryEpoch(EvaluationRecorder):
    """Evaluates at the end of every epoch, however many there are, and keeps the newest only."""

    def record(self, step: int, train: float, test: float) -> None:
        self._entries = [(step, train, test)]
