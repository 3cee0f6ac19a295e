"""The history of evaluations: data loss over whole sets at epoch ends that are chosen by the run alone."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Self

import numpy as np

from playground.training.snapshot import EvaluationHistory, Figures, Floats, Snapshot

CAPACITY = 1024


@dataclass(frozen=True, eq=False)
class EvaluationMemory:
    """All that an `EvaluationRecorder` remembers at one moment. ValueError where it contradicts itself.

    stride   evaluated at the ends of epochs that are multiples of it: a power of 2
    entries  (n, 3) step, training loss, test loss, in order; read-only
    """

    stride: int = 1
    entries: Floats = field(default_factory=lambda: np.empty((0, 3)))

    def __post_init__(self) -> None:
        if self.stride < 1 or self.stride & (self.stride - 1):
            raise ValueError(f"{self.stride} is not a power of 2")
        if self.entries.ndim != 2 or self.entries.shape[1] != 3 or len(self.entries) >= CAPACITY:
            raise ValueError(f"{self.entries.shape} are not fewer than {CAPACITY} evaluations")
        entries = np.array(self.entries, dtype=np.float64)
        entries.flags.writeable = False
        object.__setattr__(self, "entries", entries)


class EvaluationRecorder:
    """At most `CAPACITY` evaluations, at step 0 and at the ends of epochs that are multiples of `stride`.

    When it is full, every second entry is dropped and the stride doubles: a function of epochs, never of the clock.
    """

    def __init__(self) -> None:
        self.stride = 1
        self._entries = np.empty((CAPACITY, 3))
        self._count = 0

    @classmethod
    def of(cls, memory: EvaluationMemory) -> Self:
        """A recorder that goes on from what another one remembered."""
        recorder = cls()
        recorder.stride, recorder._count = memory.stride, len(memory.entries)
        recorder._entries[: recorder._count] = memory.entries
        return recorder

    def memory(self) -> EvaluationMemory:
        """A copy of all that it remembers."""
        return EvaluationMemory(self.stride, self._entries[: self._count])

    def is_due(self, epoch: int) -> bool:
        """Whether the end of this epoch (0: before the first) is one to evaluate at."""
        return epoch % self.stride == 0

    def record(self, step: int, train: float, test: float) -> None:
        """Append the losses at `step`; `test` is NaN when there are no test rows."""
        self._entries[self._count] = step, train, test
        self._count += 1
        if self._count == CAPACITY:
            self._count //= 2
            self._entries[: self._count] = self._entries[::2]
            self.stride *= 2

    @property
    def last(self) -> tuple[int, float, float] | None:
        if not self._count:
            return None
        step, train, test = self._entries[self._count - 1].tolist()
        return int(step), train, test

    def history(self) -> EvaluationHistory:
        """A copy of what is kept, in order."""
        step, train, test = self._entries[: self._count].T.copy()
        return EvaluationHistory(step, train, test)


class EveryEpoch(EvaluationRecorder):
    """Evaluates at the end of every epoch, however many there are; has the newest, remembers what others would."""

    def __init__(self) -> None:
        super().__init__()
        self._kept = EvaluationRecorder()
        self._epoch = 0

    @classmethod
    def of(cls, memory: EvaluationMemory) -> Self:
        recorder = cls()
        recorder._kept = EvaluationRecorder.of(memory)
        return recorder

    def memory(self) -> EvaluationMemory:
        return self._kept.memory()

    def is_due(self, epoch: int) -> bool:
        self._epoch = epoch
        return True

    def record(self, step: int, train: float, test: float) -> None:
        self._count = 0
        super().record(step, train, test)
        if self._kept.is_due(self._epoch):
            self._kept.record(step, train, test)


def up_to_now(snapshot: Snapshot) -> EvaluationHistory:
    """The evaluations at epoch ends, and the one of the snapshot's own moment where there is one."""
    return with_figures(snapshot.evaluations, snapshot.step, snapshot.figures)


def with_figures(history: EvaluationHistory, step: int, figures: Figures | None) -> EvaluationHistory:
    """`history` and what `figures` say of `step`, where that is newer."""
    if figures is None or (len(history.step) and history.step[-1] >= step):
        return history
    test = np.nan if figures.test_loss is None else figures.test_loss
    return EvaluationHistory(
        np.append(history.step, float(step)),
        np.append(history.train, figures.train_loss),
        np.append(history.test, test),
    )
