"""The factor on the learning rate at each step, as `playground.engine.schedules` defines it."""

from __future__ import annotations

import math

from playground.engine.kernel import plan
from playground.engine.kernel.jit import compiled
from playground.engine.kernel.pointers import Pointer


@compiled
def factor(code: int, settings: Pointer, step: int) -> float:
    """The factor for step number `step`, counted from 1; `settings[0]` is the warm-up."""
    warmup = settings[0]
    if step <= warmup:
        return step / warmup
    u = max(step - 1 - warmup, 0.0)
    if code == plan.STEP:
        return settings[1] ** math.floor(u / settings[2])
    if code == plan.EXPONENTIAL:
        return settings[1] ** (u / settings[2])
    if code == plan.COSINE:
        share = min(u / settings[1], 1.0)
        return settings[2] + (1 - settings[2]) * (1 + math.cos(math.pi * share)) / 2
    return 1.0
