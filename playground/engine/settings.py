"""The numbers a user may set on an initializer, an optimizer or a schedule, with their ranges."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Setting:
    """One adjustable number of a record, or a switch where `default` is a bool.

    `low` and `high` bound it; an open end excludes the bound itself (a rate above 0, say).
    """

    name: str
    default: float | bool
    low: float = -math.inf
    high: float = math.inf
    low_open: bool = False
    high_open: bool = False

    @property
    def is_switch(self) -> bool:
        return isinstance(self.default, bool)

    def accepts(self, value: float | bool) -> bool:
        """Whether `value` is of the right type, finite and inside the range."""
        if self.is_switch or isinstance(value, bool):
            return self.is_switch and isinstance(value, bool)
        if not math.isfinite(value):
            return False
        above = value > self.low if self.low_open else value >= self.low
        below = value < self.high if self.high_open else value <= self.high
        return above and below


def complete(settings: Iterable[Setting], given: Mapping[str, float | bool]) -> dict[str, float | bool]:
    """All settings of a record: those given, and defaults for the others. KeyError for an unknown name."""
    known = {setting.name: setting.default for setting in settings}
    unknown = sorted(set(given) - set(known))
    if unknown:
        raise KeyError(f"no setting called {', '.join(unknown)}; there are {', '.join(known) or 'none'}")
    return known | dict(given)
