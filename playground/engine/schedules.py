"""Learning-rate schedules: a factor on the learning rate (for `nudge`, on epsilon) that depends on the step alone.

All begin with a warm-up: over the first `warmup` steps the factor is step / warmup. After it, u = 0, 1, 2, ... counts
the steps and the schedule takes its course.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass

from playground.engine.settings import Setting
from playground.messages import N_


@dataclass(frozen=True)
class Schedule:
    """One schedule. `course(u, **settings)` is the factor after warm-up, `settings` includes `warmup`."""

    name: str
    formula: str
    source: str
    settings: tuple[Setting, ...]
    course: Callable[..., float]

    def factor(self, step: int, warmup: float, **settings: float) -> float:
        """The factor for step number `step`, counted from 1."""
        if step <= warmup:
            return step / warmup
        return self.course(max(step - 1 - warmup, 0.0), **settings)


def constant(u: float) -> float:  # noqa: ARG001 - the factor is the same for all u
    return 1.0


def staircase(u: float, gamma: float, every: float) -> float:
    return gamma ** math.floor(u / every)


def exponential(u: float, gamma: float, every: float) -> float:
    return gamma ** (u / every)


def cosine(u: float, steps: float, minimum: float) -> float:
    return minimum + (1 - minimum) * (1 + math.cos(math.pi * min(u / steps, 1.0))) / 2


_WARMUP = Setting("warmup", 0.0, low=0, high=1e9)
_GAMMA = Setting("gamma", 0.5, low=0, high=1, low_open=True)
_EVERY = Setting("every", 1000.0, low=1, high=1e9)
_STEPS = Setting("steps", 10_000.0, low=1, high=1e9)
_MINIMUM = Setting("minimum", 0.0, low=0, high=1)

_RECORDS = (
    Schedule("constant", "1", "warm-up: Goyal et al. 2017", (_WARMUP,), constant),
    Schedule("step", "γ ^ ⌊u / every⌋", "He et al. 2016, section 3.4", (_GAMMA, _EVERY, _WARMUP), staircase),
    Schedule("exponential", "γ ^ (u / every)", "Senior et al. 2013", (_GAMMA, _EVERY, _WARMUP), exponential),
    Schedule(
        "cosine",
        N_("min + (1 - min) · (1 + cos(π · u / steps)) / 2, then min"),
        "Loshchilov and Hutter 2017, without restarts",
        (_STEPS, _MINIMUM, _WARMUP),
        cosine,
    ),
)

SCHEDULES: dict[str, Schedule] = {record.name: record for record in _RECORDS}
