"""When a thing that views show is computed anew: in pieces, at a bounded rate, for a bounded share of the time."""

from __future__ import annotations

from collections.abc import Hashable
from time import perf_counter
from typing import Any, Generic, TypeVar

from playground.training.pieces import Job, Pieces

T = TypeVar("T")

# Seconds of computing after which a moving run has its turn again.
GRAIN = 0.0005


class Probe(Generic[T]):
    """The newest complete value of one thing that is computed piece by piece, and of which moment it is true.

    While a run is moving, a computation begins at least `interval` seconds after the last one, and all of its pieces
    together take at most `share` of the time. While nothing moves, it begins as soon as `key` has changed.
    """

    def __init__(self, interval: float, share: float) -> None:
        self._interval = interval
        self.share = share
        self.value: T | None = None
        self._value_key: Hashable = None
        self._job: Job[T] | None = None
        self._job_key: Hashable = None
        self._begun = 0.0
        self._spent = 0.0
        self._due = 0.0

    def is_true_of(self, key: Hashable) -> bool:
        """Whether `value` belongs to the moment `key`."""
        return self._value_key == key

    def advance(self, key: Hashable, computation: Pieces[T], *, moving: bool, until: float) -> None:
        """Bring `value` nearer to the moment `key`, computing until the clock shows `until` (one piece at least).

        computation  gives the value for `key`; it is begun only where that is needed and due
        """
        if self._job is not None and self._job_key != key and not moving:
            self._job = None
        complete = self.is_true_of(key) and self._job is None
        while not complete and (not moving or perf_counter() >= self._due):
            if self._job is None:
                self._job, self._job_key, self._begun = Job(computation), key, perf_counter()
            complete = self._compute_piece(self._job)
            if perf_counter() >= until:
                break

    def _compute_piece(self, job: Job[T]) -> bool:
        """One piece; whether it was the last."""
        begin = perf_counter()
        complete = job.advance()
        now = perf_counter()
        self._spent += now - begin
        if complete or self._spent > GRAIN:
            self._due = now + self._spent * (1 / self.share - 1)
            self._spent = 0.0
        if complete:
            self.value, self._value_key, self._job = job.result, self._job_key, None
            self._due = max(self._due, self._begun + self._interval)
        return complete


# A probe, the moment its value is wanted for, and how that value is computed.
Work = tuple[Probe[Any], Hashable, Pieces[Any]]
