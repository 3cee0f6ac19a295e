"""The gradient norms of a run as the gradient chart needs them."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

import numpy as np

from playground.training.middles import middle
from playground.training.snapshot import Snapshot
from playground.ui.charts import series
from playground.ui.charts.ranges import Range
from playground.ui.charts.series import Floats, Ranges

# What is below this cannot be told from 0 on the plot, and is drawn on the floor with the zeros.
LEAST = 1e-20


@dataclass(frozen=True, eq=False)
class Norms(Ranges):
    """Least and greatest L2 norm of each layer's gradient: `x` (n,), `low` and `high` (n, layers)."""

    @classmethod
    def of(cls, snapshot: Snapshot) -> Norms:
        return cls(snapshot.steps.step, snapshot.steps.norm_low, snapshot.steps.norm_high)

    def bounds(self) -> Range:
        """The least and the greatest middle of a range that is not 0; an empty range when there is none."""
        middle = self.middle
        visible = (middle < series.LARGEST) & (middle >= LEAST)
        return (
            float(np.min(middle, where=visible, initial=np.inf)),
            float(np.max(middle, where=visible, initial=0.0)),
        )

    def first(self) -> float:
        """The greatest value at the start; 0 where there is none."""
        first = self.high[:1]
        return float(np.max(first, where=np.isfinite(first), initial=0.0))

    def has_zero(self) -> bool:
        """Whether a gradient was 0, or as good as 0, at some step: that is drawn on the floor of the plot."""
        return bool((self.low < LEAST).any())

    def between(self, left: float, right: float) -> Norms:
        """The part between two steps."""
        part = series.visible(self.x, left, right)
        return Norms(self.x[part], self.low[part], self.high[part])

    def thinned(self, columns: int) -> Norms:
        """At most `columns` ranges."""
        thin = series.thinned(self, max(1, columns))
        return Norms(thin.x, thin.low, thin.high)

    @cached_property
    def middle(self) -> Floats:
        """What is drawn of each range, and said of it; see `training.middles`."""
        return middle(self.low, self.high)

    def index_at(self, step: float) -> int:
        """The index of the range that holds `step`."""
        return max(0, int(np.searchsorted(self.x, step, side="right")) - 1)
