"""What is remembered of every step, in memory that stays the same however long a run gets."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from playground.training.snapshot import Floats, StepHistory

RANGES = 512


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
