"""What was seen of the layers at the steps at which they were looked at, as the pages of the gradient card need it."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from playground.training.insight import HealthHistory
from playground.training.snapshot import Snapshot
from playground.ui.charts.series import Floats

# A look stands for the steps around it, up to this many times the usual distance between looks, or this share of all.
REACH = 1.5
LEAST_REACH = 0.03


class NewestLook:
    """Keeps the newest history of health of a run, for a snapshot may come without."""

    def __init__(self) -> None:
        self._run: tuple[int, int] | None = None
        self._history: HealthHistory | None = None

    def of(self, snapshot: Snapshot) -> HealthHistory | None:
        """The history of the run of `snapshot`, with at least one look; None while there is none."""
        run = snapshot.run, snapshot.network.layers
        if run != self._run:
            self._run, self._history = run, None
        history = snapshot.insight.health
        if history is not None and len(history.step) and history.update_ratio.shape[1] == snapshot.network.layers:
            self._history = history
        return self._history


def look_of(history: HealthHistory, snapshot: Snapshot) -> int:
    """The index of the look that is nearest to what the snapshot shows: the last one at its step or before it."""
    return max(0, int(np.searchsorted(history.step, snapshot.step, side="right")) - 1)


def look_at(step: Floats, columns: Floats) -> NDArray[np.int64]:
    """The index of the look (n,) at `step` that stands for each of the steps `columns` (m,); -1 where none is near."""
    right = np.clip(np.searchsorted(step, columns), 0, len(step) - 1)
    left = np.maximum(right - 1, 0)
    index = np.where(np.abs(columns - step[left]) <= np.abs(step[right] - columns), left, right)
    usual = float(np.median(np.diff(step))) if len(step) > 1 else 0.0
    reach = max(REACH * usual, LEAST_REACH * float(columns[-1]))
    return np.where(np.abs(columns - step[index]) <= reach, index, -1)
