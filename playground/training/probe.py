"""When a thing that views show is computed anew: in pieces, at a bounded rate, for a bounded share of the time."""

from __future__ import annotations

from collections.abc import Hashable
from time import perf_counter
from typing import Generic, TypeVar

from playground.training.pieces import Job, Pieces

T = TypeVar("T")


class Probe(Generic[T]):
    """The newest complete value of one thing that is computed piece by piece, and of which moment it is true.

    While a run is moving, a new computation begins at least `interval` seconds after the last one, and so late that
    all of them together take at most `share` of the time. While nothing moves, it begins as soon as `key` has changed.
    """

    def __init__(self, interval: float, share: float) -> None:
        self._interval = interval
        self._share = share
        self.value: T | None = None
        self._value_key: Hashable = None
        self._job: Job[T] | None = None
        self._job_key: Hashable = None
        self._cost = 0.0
        self._due = 0.0

    def is_true_of(self, key: Hashable) -> bool:
        """Whether `value` belongs to the moment `key`."""
        return self._value_key == key

    def forget(self) -> None:
        """Drop the value and the computation under way: they belong to another run."""
        self.value, self._value_key, self._job, self._due = None, None, None, 0.0

    def advance(self, key: Hashable, computation: Pieces[T], *, moving: bool, until: float) -> None:
        """Bring `value` nearer to the moment `key`, computing until the clock shows `until` (one piece at least).

        computation  gives the value for `key`; it is begun only where that is needed and due
        """
        if self._job is not None and self._job_key != key and not moving:
            self._job = None
        if self._job is None and not self.is_true_of(key) and (not moving or perf_counter() >= self._due):
            self._job, self._job_key, self._cost = Job(computation), key, 0.0
        while self._job is not None:
            begin = perf_counter()
            complete = self._job.advance()
            now = perf_counter()
            self._cost += now - begin
            if complete:
                self.value, self._value_key, self._job = self._job.result, self._job_key, None
                self._due = now + max(self._interval, self._cost / self._share)
            if now >= until:
                break
