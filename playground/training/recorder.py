"""What is remembered of every step, in memory that stays the same however long a run gets."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Self

import numpy as np
from numpy.typing import NDArray

from playground.training.snapshot import Floats, StepHistory

RANGES = 512


@dataclass(frozen=True, eq=False)
class StepMemory:
    """All that a `StepRecorder` remembers at one moment; read-only arrays. ValueError where it contradicts itself.

    steps      how many were recorded
    stride     how many of them one range covers: a power of 2
    low, high  (ranges, 1 + layers) least and greatest batch loss and gradient norms of each range, in order
    """

    steps: int
    stride: int
    low: Floats
    high: Floats

    def __post_init__(self) -> None:
        if self.stride < 1 or self.stride & (self.stride - 1) or not 0 <= self.steps <= RANGES * self.stride:
            raise ValueError(f"{self.steps} steps are not at most {RANGES} ranges of {self.stride}")
        if self.low.shape != self.high.shape or self.low.ndim != 2 or len(self.low) != -(-self.steps // self.stride):
            raise ValueError(f"{self.low.shape} and {self.high.shape} do not hold {self.steps} steps")
        for name in ("low", "high"):
            object.__setattr__(self, name, _frozen(getattr(self, name)))

    @classmethod
    def empty(cls, layers: int) -> Self:
        """Before the first step."""
        return cls(0, 1, np.empty((0, 1 + layers)), np.empty((0, 1 + layers)))

    @property
    def layers(self) -> int:
        return self.low.shape[1] - 1

    @property
    def nbytes(self) -> int:
        return self.low.nbytes + self.high.nbytes


class StepRecorder:
    """Batch loss and gradient norms of every step, as the least and greatest value of at most `RANGES` step ranges.

    Each range covers `stride` steps, the last one may be unfinished. When all are full, neighbours are merged and the
    stride doubles. What is kept depends on the recorded values alone, not on how they were cut into calls.
    """

    def __init__(self, layers: int) -> None:
        self.steps = 0
        self.stride = 1
        self._low = np.empty((RANGES, 1 + layers))
        self._high = np.empty((RANGES, 1 + layers))

    @classmethod
    def of(cls, memory: StepMemory) -> Self:
        """A recorder that goes on from what another one remembered."""
        recorder = cls(memory.layers)
        recorder.steps, recorder.stride = memory.steps, memory.stride
        recorder._low[: len(memory.low)], recorder._high[: len(memory.high)] = memory.low, memory.high
        return recorder

    def memory(self) -> StepMemory:
        """A copy of all that it remembers."""
        used = -(-self.steps // self.stride)
        return StepMemory(self.steps, self.stride, self._low[:used], self._high[:used])

    def record(self, losses: NDArray[np.floating], norms: NDArray[np.floating]) -> None:
        """Append consecutive steps: `losses` (m,), `norms` (m, layers)."""
        rows = np.column_stack((losses, norms))
        while len(rows):
            if self.steps == RANGES * self.stride:
                self._halve()
            room = RANGES * self.stride - self.steps
            self._append(rows[:room])
            rows = rows[room:]

    def history(self) -> StepHistory:
        """A copy of what is kept, in order."""
        used = -(-self.steps // self.stride)
        first_steps = 1.0 + self.stride * np.arange(used, dtype=np.float64)
        low, high = self._low[:used].copy(), self._high[:used].copy()
        return StepHistory(first_steps, low[:, 0], high[:, 0], low[:, 1:], high[:, 1:])

    def lowest_losses(self, ranges: int) -> Floats:
        """The least batch loss in each of the newest ranges, in order; fewer where there are not so many."""
        used = -(-self.steps // self.stride)
        return self._low[max(0, used - ranges) : used, 0]

    @property
    def first_loss(self) -> float:
        """The greatest batch loss in the first range; 0 before the first step."""
        return float(self._high[0, 0]) if self.steps else 0.0

    def _append(self, rows: Floats) -> None:
        into, offset = divmod(self.steps, self.stride)
        starts = np.arange(-offset, len(rows), self.stride).clip(min=0)
        low = np.minimum.reduceat(rows, starts, axis=0)
        high = np.maximum.reduceat(rows, starts, axis=0)
        if offset:
            np.minimum(low[0], self._low[into], out=low[0])
            np.maximum(high[0], self._high[into], out=high[0])
        self._low[into : into + len(low)] = low
        self._high[into : into + len(high)] = high
        self.steps += len(rows)

    def _halve(self) -> None:
        half = RANGES // 2
        self._low[:half] = np.minimum(self._low[::2], self._low[1::2])
        self._high[:half] = np.maximum(self._high[::2], self._high[1::2])
        self.stride *= 2


def _frozen(array: Floats) -> Floats:
    copy = np.array(array, dtype=np.float64)
    copy.flags.writeable = False
    return copy
