"""A bounded series of looks: what was seen at which step."""

from __future__ import annotations

from typing import Generic, TypeVar

T = TypeVar("T")


class Looks(Generic[T]):
    """At most `capacity` looks in order: every `stride`-th one, and always the newest.

    When it is full, every second one is dropped and the stride doubles: what is kept depends on the looks alone.
    """

    def __init__(self, capacity: int) -> None:
        self._capacity = capacity
        self._stride = 1
        self._count = 0
        self._kept: list[tuple[int, T]] = []
        self._newest: tuple[int, T] | None = None

    def record(self, step: int, seen: T) -> None:
        """Append a look; another look at the same step replaces the one before."""
        again = self._newest is not None and self._newest[0] == step
        self._count += not again
        self._newest = (step, seen)
        if (self._count - 1) % self._stride:
            return
        if again:
            self._kept.pop()
        self._kept.append(self._newest)
        if len(self._kept) == self._capacity:
            del self._kept[1::2]
            self._stride *= 2

    def all(self) -> list[tuple[int, T]]:
        """(step, what was seen) of every look that is kept."""
        newest = self._newest
        return self._kept if newest is None or self._kept[-1] is newest else [*self._kept, newest]

    def until(self, step: int) -> Looks[T]:
        """The looks up to a step, to go on with from there."""
        part = Looks[T](self._capacity)
        part._stride = self._stride
        part._kept = [look for look in self._kept if look[0] <= step]
        part._newest = max((look for look in self.all() if look[0] <= step), key=lambda look: look[0], default=None)
        part._count = max(0, len(part._kept) - 1) * self._stride + (1 if part._kept else 0)
        return part
