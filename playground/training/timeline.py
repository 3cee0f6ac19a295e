"""Moments of one run to come back to, in memory that is bounded."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator

from playground.training.checkpoint import Checkpoint

MOST_REGULAR = 64
# The first stride is the longest one, or a shorter one where so many parameters make steps slow: the steps from one
# checkpoint to the next shall take much longer than to keep a checkpoint, and still be taken again in a moment.
LONGEST_STRIDE, SHORTEST_STRIDE = 256, 8
STRIDE_WORK = 500_000
MOST_BYTES = 128 * 2**20


class Timeline:
    """Checkpoints of a run at steps that are multiples of `stride`, and wherever something else than a step changed it.

    Between a checkpoint and the next there are steps only: they can be taken again. What is kept depends on the steps
    and changes of the run alone. When there are too many regular checkpoints, every second one is dropped and the
    stride doubles. Those of changes stay; where they take too much memory, the oldest go, and one can go back less far.

    first  where the run begins, or begins again
    """

    def __init__(self, first: Checkpoint, most_bytes: int = MOST_BYTES) -> None:
        self.stride = _first_stride(first.state.parameters.size)
        self._most_bytes = most_bytes
        self._moments = [first]
        self._fixed = {first.step}
        self.nbytes = first.nbytes

    @property
    def first(self) -> int:
        """The earliest step one can go back to."""
        return self._moments[0].step

    def __iter__(self) -> Iterator[Checkpoint]:
        return iter(self._moments)

    def steps_to_next(self, step: int) -> int:
        """How many steps after `step` the next regular checkpoint is due: at least 1."""
        return self.stride - step % self.stride

    def is_due(self, step: int) -> bool:
        """Whether a regular checkpoint belongs to this step."""
        return step % self.stride == 0

    def keep(self, moment: Checkpoint) -> None:
        """Keep a regular checkpoint, at a step that is due."""
        self._put(moment)
        while len(self._moments) - len(self._fixed) > MOST_REGULAR or (self._is_too_large and self._has_regular):
            self._thin()

    def mark(self, moment: Checkpoint) -> None:
        """Keep a checkpoint at which the run is no longer what its steps have made of it."""
        self._put(moment)
        self._fixed.add(moment.step)
        while self._is_too_large and len(self._moments) > 1:
            if self._has_regular:
                self._thin()
            else:
                self._drop(0)

    def before(self, step: int) -> Checkpoint:
        """The last one at or before a step, from which that step can be reached; the first where there is none."""
        return self._moments[max(0, self._place(step) - 1)]

    def until(self, step: int) -> Timeline:
        """The part up to a step (not before the first), for a run that goes on from there in another way."""
        part = Timeline(self._moments[0], self._most_bytes)
        part.stride = self.stride
        part._moments = self._moments[: max(1, self._place(step))]
        part._fixed = {moment.step for moment in part._moments} & self._fixed
        part.nbytes = sum(moment.nbytes for moment in part._moments)
        return part

    @property
    def _is_too_large(self) -> bool:
        return self.nbytes > self._most_bytes

    @property
    def _has_regular(self) -> bool:
        return len(self._moments) > len(self._fixed)

    def _place(self, step: int) -> int:
        """How many are at or before a step."""
        return bisect_right(self._moments, step, key=lambda moment: moment.step)

    def _put(self, moment: Checkpoint) -> None:
        """Append one, in place of what is there of the same step."""
        if self._moments[-1].step == moment.step:
            self._drop(-1)
        self._moments.append(moment)
        self.nbytes += moment.nbytes

    def _thin(self) -> None:
        self.stride *= 2
        for index in range(len(self._moments) - 1, -1, -1):
            step = self._moments[index].step
            if step % self.stride and step not in self._fixed:
                self._drop(index)

    def _drop(self, index: int) -> None:
        dropped = self._moments.pop(index)
        self._fixed.discard(dropped.step)
        self.nbytes -= dropped.nbytes


def _first_stride(parameters: int) -> int:
    stride = LONGEST_STRIDE
    while stride > SHORTEST_STRIDE and stride * parameters > STRIDE_WORK:
        stride //= 2
    return stride
