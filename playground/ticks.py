"""Where the marks of an axis stand and what is written at them."""

from __future__ import annotations

import math


def linear_ticks(low: float, high: float, most: int) -> list[float]:
    """At most about `most` multiples of a round step from `low` to `high`."""
    if not high > low:
        return []
    step = _round_step((high - low) / max(1, most))
    first, last = math.ceil(low / step - 1e-9), math.floor(high / step + 1e-9)
    return [index * step for index in range(first, last + 1)]


def log_ticks(low: float, high: float, most: int) -> list[float]:
    """log10 of the values to be marked between 10**low and 10**high: at most about `most`, as evenly as may be.

    1-2-5 of every decade where there is room, else 1-3, else decades, else every second, third, ... decade.
    """
    most = max(2, most)
    for digits in ((1.0, 2.0, 5.0), (1.0, 3.0)):
        marks = _log_marks(low, high, digits)
        if len(marks) <= most:
            return marks
    decades = _log_marks(low, high, (1.0,))
    every = math.ceil(len(decades) / most)
    return [decade for decade in decades if round(decade) % every == 0]


def _log_marks(low: float, high: float, digits: tuple[float, ...]) -> list[float]:
    decades = range(math.floor(low), math.ceil(high) + 1)
    marks = [decade + math.log10(digit) for decade in decades for digit in digits]
    return [mark for mark in marks if low - 1e-9 <= mark <= high + 1e-9]


def step_text(value: float) -> str:
    """A number of steps: 800, 3,200, 1.5M."""
    if value < 1e6:
        return f"{round(value):,}"
    for size, letter in ((1e9, "G"), (1e6, "M")):
        if value >= size:
            return f"{value / size:.4g}{letter}"
    raise AssertionError("a value of a million or more has a letter")


def value_text(value: float) -> str:
    """A value at a mark: 0.01, 5, 1e-05."""
    if value == 0:
        return "0"
    if 1e-4 <= abs(value) < 1e5:
        return f"{value:.10f}".rstrip("0").rstrip(".").replace("-", "−")
    return f"{value:.0e}".replace("e-0", "e-").replace("e+0", "e").replace("-", "−")


def log_text(exponent: float) -> str:
    """The value at a mark of a log axis."""
    return value_text(float(f"{10.0**exponent:.1g}"))


def _round_step(step: float) -> float:
    power = 10.0 ** math.floor(math.log10(step))
    return next(digit * power for digit in (1.0, 2.0, 5.0, 10.0) if digit * power >= step * (1 - 1e-9))
