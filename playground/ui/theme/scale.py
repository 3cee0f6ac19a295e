"""The sizes that type may have, in percent of the usual one; on a projector none is smaller than one and a half."""

from __future__ import annotations

SCALES = (100, 110, 125, 150, 175, 200)
PROJECTOR_SCALES = (150, 175, 200)
USUAL, PROJECTOR_USUAL = SCALES[0], PROJECTOR_SCALES[0]


def scales(projector: bool) -> tuple[int, ...]:
    """The sizes there are in projector mode, or at all other times."""
    return PROJECTOR_SCALES if projector else SCALES


def nearest_scale(percent: int, *, projector: bool = False) -> int:
    """The size that is next to `percent`, which may be any number."""
    return min(scales(projector), key=lambda scale: abs(scale - percent))


def larger(percent: int, *, projector: bool = False) -> int:
    """The next size, or the largest."""
    there = scales(projector)
    return next((scale for scale in there if scale > percent), there[-1])


def smaller(percent: int, *, projector: bool = False) -> int:
    """The size before, or the smallest."""
    there = scales(projector)
    return next((scale for scale in reversed(there) if scale < percent), there[0])
