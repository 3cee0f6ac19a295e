"""Ranges of axes that grow in steps: a changed range costs a plot more than its curve does."""

from __future__ import annotations

import math

GROWTH = 1.25
FIRST_END = 20.0
# A range is kept until what it shows needs less than this share of it.
SHRINK_BELOW = 0.4
# The same on a log axis: decades that may stay empty at either end.
SPARE_DECADES = 1.5
# Room beside the outermost values, as a share of the distance between marks.
MARGIN = 0.1
ROUND = (1.0, 2.0, 5.0, 10.0)
# What has grown to more than so many times its level at the start has left the picture: what it was before would be
# pressed to the bottom. So much of its way out is left to be seen, on an axis of either kind.
BEYOND = 1e6
ROOM_ON_LOG, ROOM_ON_LINEAR = 1e4, 5.0

Range = tuple[float, float]


def grown_end(last: float, shown: float = FIRST_END) -> float:
    """The right end of an axis of steps: `shown`, enlarged by quarters until `last` is inside."""
    end = shown
    while end < last:
        end *= GROWTH
    return end


def round_up(value: float) -> float:
    """The least of 1, 2, 5, 10, 20, ... (and 0.5, 0.2, ...) that is not below `value` > 0."""
    power = 10.0 ** math.floor(math.log10(value))
    return next(step * power for step in (*ROUND, 20.0) if step * power >= value)


def round_down(value: float) -> float:
    """The greatest of 1, 2, 5, 10, ... that is not above `value` > 0."""
    power = 10.0 ** math.floor(math.log10(value))
    return next(step * power for step in (*reversed(ROUND), 0.5) if step * power <= value)


def readable(high: float, level: float, *, log: bool) -> float:
    """The end of an axis for values that reach `high` and began at `level`."""
    if not 0 < level < math.inf or high <= BEYOND * level:
        return high
    return (ROOM_ON_LOG if log else ROOM_ON_LINEAR) * level


def linear_range(high: float, shown: Range | None) -> Range:
    """0 to a round number not below `high`; what is shown stays while it fits well."""
    if not math.isfinite(high) or high <= 0:
        return shown or (0.0, 1.0)
    if shown is not None and SHRINK_BELOW * shown[1] < high <= shown[1]:
        return shown
    return 0.0, round_up(high)


def log_range(low: float, high: float, shown: Range | None) -> Range:
    """log10 of round numbers around `low` to `high` (both > 0); what is shown stays while it fits well."""
    if not (0 < low <= high < math.inf):
        return shown or (-2.0, 0.0)
    need = math.log10(low), math.log10(high)
    if shown is not None and _fits(need, shown):
        return shown
    bottom, top = math.log10(round_down(low)), math.log10(round_up(high))
    if top - bottom < 1:
        bottom = top - 1
    return bottom, top


def spread_range(low: float, high: float, shown: Range | None) -> Range:
    """Multiples of a round step around `low` to `high`, of either sign; what is shown stays while it fits well."""
    if not (math.isfinite(low) and math.isfinite(high)):
        return shown or (-1.0, 1.0)
    span = max(high - low, 1e-6 * max(1.0, abs(low), abs(high)))
    if shown is not None and shown[0] <= low and high <= shown[1] and span >= SHRINK_BELOW * (shown[1] - shown[0]):
        return shown
    step = round_up(span / 8)
    return step * math.floor(low / step - MARGIN), step * math.ceil(high / step + MARGIN)


def _fits(need: Range, shown: Range) -> bool:
    below, above = need[0] - shown[0], shown[1] - need[1]
    return 0 <= below <= SPARE_DECADES and 0 <= above <= SPARE_DECADES
