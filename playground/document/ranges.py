"""The sentence for a number outside its range."""

from __future__ import annotations

import math
from typing import Any

from playground.engine.settings import Setting
from playground.messages import N_, Message, message

# (low end: none, closed, open) x (high end: none, closed, open)
_SENTENCES = {
    ("none", "none"): N_("{value} is not a finite number"),
    ("none", "closed"): N_("{value} is not at most {high}"),
    ("none", "open"): N_("{value} is not below {high}"),
    ("closed", "none"): N_("{value} is not at least {low}"),
    ("closed", "closed"): N_("{value} is not between {low} and {high}"),
    ("closed", "open"): N_("{value} is not at least {low} and below {high}"),
    ("open", "none"): N_("{value} is not above {low}"),
    ("open", "closed"): N_("{value} is not above {low} and at most {high}"),
    ("open", "open"): N_("{value} is not above {low} and below {high}"),
}


def outside(setting: Setting, value: str) -> Message:
    """Why the setting does not accept the number, written as `value`."""
    ends = _end(setting.low, setting.low_open), _end(setting.high, setting.high_open)
    return message(_SENTENCES[ends], value=value, low=_number(setting.low), high=_number(setting.high))


def _end(bound: float, is_open: bool) -> str:
    if math.isinf(bound):
        return "none"
    return "open" if is_open else "closed"


def _number(bound: float) -> Any:
    """A whole number without its decimal point: 1024, not 1024.0."""
    return int(bound) if math.isfinite(bound) and bound == int(bound) and abs(bound) < 1e16 else bound
