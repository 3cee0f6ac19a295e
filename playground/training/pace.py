"""How many steps to take now: by the speed that was asked for, and by how long a slice of work may be."""

from __future__ import annotations

import math

# After a delay, at most this many seconds' worth of steps are made up for.
CATCH_UP = 0.25


class Pace:
    """A speed in steps per second, or None for flat out. Times are seconds of one steady clock."""

    def __init__(self) -> None:
        self.speed: float | None = None
        self._next = 0.0

    def begin(self, now: float) -> None:
        """The run starts to move: a step is due at once."""
        self._next = now

    def set_speed(self, speed: float | None, now: float) -> None:
        """From now on the steps come at `speed`; the next one not before its time."""
        if speed is not None:
            after_one_step = now + 1 / speed
            self._next = after_one_step if self.speed is None else min(max(self._next, now), after_one_step)
        self.speed = speed

    def due(self, now: float) -> int | None:
        """How many steps are due; None: as many as possible."""
        if self.speed is None:
            return None
        if now < self._next:
            return 0
        return 1 + math.floor(min(now - self._next, CATCH_UP) * self.speed)

    def took(self, steps: int, now: float) -> None:
        """`steps` steps were taken."""
        if self.speed is not None:
            self._next = max(self._next + steps / self.speed, now - CATCH_UP)

    def wait(self, now: float) -> float:
        """Seconds until a step is due."""
        return 0.0 if self.speed is None else max(0.0, self._next - now)


class Slices:
    """How many steps fit into a given time, by how long the last ones took."""

    def __init__(self) -> None:
        self._rate = 0.0

    def steps_in(self, seconds: float) -> int:
        """At least 1; 1 while nothing has been measured."""
        return max(1, int(self._rate * seconds))

    def measured(self, steps: int, seconds: float) -> None:
        """`steps` steps took `seconds`."""
        if steps and seconds > 0:
            self._rate = steps / seconds


class Speedometer:
    """Steps per second of wall time, averaged over about half a second."""

    WINDOW = 0.5

    def __init__(self) -> None:
        self.steps_per_second = 0.0
        self._since: tuple[float, int] | None = None

    def stop(self) -> None:
        """The run stands still."""
        self.steps_per_second, self._since = 0.0, None

    def update(self, step: int, now: float) -> None:
        """The moving run has reached `step`."""
        if self._since is None:
            self._since = (now, step)
        elapsed = now - self._since[0]
        if elapsed >= self.WINDOW or (self.steps_per_second == 0.0 and elapsed > 0.05):
            self.steps_per_second = (step - self._since[1]) / elapsed
        if elapsed >= self.WINDOW:
            self._since = (now, step)
