"""Where the arrow keys take a number: 1-2-5 for sizes, ever nearer to 1 for shares below 1, tenths for the rest."""

from __future__ import annotations

import math
from collections.abc import Iterator

from playground.engine.settings import Setting

SMALLEST = 1e-4  # the rung above 0
INCREMENT = 0.1
RUNGS = (1.0, 2.0, 5.0, 10.0)
TOLERANCE = 1e-9  # relative: a value this near to a rung stands on it


def next_value(value: float, setting: Setting, up: bool) -> float:
    """The value one press of the arrow key away, or `value` itself where the range ends."""
    for candidate in _candidates(value, setting, up):
        if setting.accepts(candidate):
            return candidate
    return value


def _candidates(value: float, setting: Setting, up: bool) -> Iterator[float]:
    if setting.high == 1.0 and setting.high_open:
        yield round(1.0 - one_two_five(1.0 - value, not up), 12)
    elif setting.low >= 0.0:
        yield one_two_five(value, up)
    else:
        yield round(value + (INCREMENT if up else -INCREMENT), 12)
    yield setting.high if up else setting.low


def one_two_five(value: float, up: bool) -> float:
    """The next of ... 0.1, 0.2, 0.5, 1, 2, 5, 10 ... above or below `value` >= 0; 0 lies below `SMALLEST`."""
    if value < SMALLEST * (1 - TOLERANCE):
        return _between_zero_and_smallest(value, up)
    exponent = math.floor(math.log10(value) + TOLERANCE)
    size = 10.0**exponent
    digit = value / size
    if up:
        rung = next(rung for rung in RUNGS if rung > digit * (1 + TOLERANCE))
        return _clean(rung, exponent)
    lower = [rung for rung in RUNGS if rung < digit * (1 - TOLERANCE)]
    return _clean(lower[-1], exponent) if lower else _clean(5.0, exponent - 1)


def _between_zero_and_smallest(value: float, up: bool) -> float:
    """Tiny values, such as epsilon 1e-8, keep their own decades; from 0 the first rung is `SMALLEST`."""
    if value <= 0.0:
        return SMALLEST if up else 0.0
    exponent = math.floor(math.log10(value) + TOLERANCE)
    return _clean(10.0, exponent) if up else _clean(1.0, exponent - 1)


def _clean(digit: float, exponent: int) -> float:
    """digit * 10**exponent as the decimal text would be read, free of rounding."""
    return float(f"{digit:g}e{exponent}")
