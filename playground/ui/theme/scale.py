"""The sizes that type may have, in percent of the usual one."""

from __future__ import annotations

SCALES = (100, 110, 125, 150, 175, 200)
USUAL = 100


def nearest_scale(percent: int) -> int:
    """The one of `SCALES` that is next to `percent`, which may be any number."""
    return min(SCALES, key=lambda scale: abs(scale - percent))


def larger(percent: int) -> int:
    """The next size, or the largest."""
    return next((scale for scale in SCALES if scale > percent), SCALES[-1])


def smaller(percent: int) -> int:
    """The size before, or the smallest."""
    return next((scale for scale in reversed(SCALES) if scale < percent), SCALES[0])
