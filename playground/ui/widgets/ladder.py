"""Where the arrow keys take a number: 1-2-5 for sizes, ever nearer to 1 for shares below 1, tenths for the rest."""

from __future__ import annotations

import math
from collections.abc import Iterator

from playground.engine.settings import Setting

SMALLEST = 1e-4  # the rung above 0, unless the default is far smaller
INCREMENT = 0.1
RUNGS = (1.0, 2.0, 5.0, 10.0)
TOLERANCE = 1e-9  # relative: a value this near to a rung stands on it


def next_value(value: float, setting: Setting, up: bool, increment: float | None = None) -> float:
    """The value one press of an arrow key away, or `value` itself where the range ends.

    `increment` sets the distance; without it the range of the setting decides.
    """
    for candidate in _candidates(value, setting, up, increment):
        if setting.accepts(candidate):
            return candidate
    return value


def one_two_five(value: float, up: bool, smallest: float = SMALLEST) -> float:
    """The next of ... 0.1, 0.2, 0.5, 1, 2, 5, 10 ... above or below `value` >= 0; below `smallest` lies 0."""
    if value <= 0.0:
        return smallest if up else 0.0
    exponent = math.floor(math.log10(value) + TOLERANCE)
    digit = value / 10.0**exponent
    if up:
        return _decimal(next(rung for rung in RUNGS if rung > digit * (1 + TOLERANCE)), exponent)
    lower = [rung for rung in RUNGS if rung < digit * (1 - TOLERANCE)]
    below = _decimal(lower[-1], exponent) if lower else _decimal(5.0, exponent - 1)
    return below if below >= smallest * (1 - TOLERANCE) else 0.0


def _candidates(value: float, setting: Setting, up: bool, increment: float | None) -> Iterator[float]:
    if increment is not None:
        yield round(value + (increment if up else -increment), 12)
    elif setting.high == 1.0 and setting.high_open:
        yield round(1.0 - one_two_five(1.0 - value, not up), 12)
    elif setting.low >= 0.0:
        yield one_two_five(value, up, _smallest(setting))
    else:
        yield round(value + (INCREMENT if up else -INCREMENT), 12)
    yield setting.high if up else setting.low


def _smallest(setting: Setting) -> float:
    return min(SMALLEST, setting.default / 1000) if setting.default > 0 else SMALLEST


def _decimal(digit: float, exponent: int) -> float:
    """digit * 10**exponent as its decimal text would be read, free of rounding."""
    return float(f"{digit:g}e{exponent}")
