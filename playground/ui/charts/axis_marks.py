"""Which numbers stand along an axis, and where its name has room between them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

GAP = 4


@dataclass(frozen=True)
class AxisMarks:
    """Lengths and places in pixels along the axis.

    numbers  which of the marks have their number, by index
    middle   where the middle of the name is
    room     how long the name may be, 0 where there is none
    """

    numbers: tuple[int, ...]
    middle: float = 0.0
    room: float = 0.0


def axis_marks(places: Sequence[float], lengths: Sequence[float], name: float) -> AxisMarks:
    """A name stands between the last two numbers; a longer one in place of all but the first and the last.

    places   of the marks, in order
    lengths  of their numbers along the axis
    name     the length of the name, 0 for none
    """
    everyone = tuple(range(len(places)))
    if name <= 0 or len(places) < 2:
        return AxisMarks(everyone)
    last = len(places) - 1
    for first, numbers in ((last - 1, everyone), (0, (0, last))):
        room = abs(places[last] - places[first]) - (lengths[first] + lengths[last]) / 2 - 2 * GAP
        if name <= room or first == 0:
            break
    return AxisMarks(numbers, (places[first] + places[last]) / 2, max(room, 0.0))
