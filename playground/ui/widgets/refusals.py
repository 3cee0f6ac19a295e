"""Why a number that was typed is not taken."""

from __future__ import annotations

from dataclasses import replace

from playground.document.ranges import outside
from playground.engine.settings import Setting
from playground.messages import N_, Message, message
from playground.ui.widgets.number_text import parse_number

NOT_A_NUMBER = N_("“{text}” is not a number; a number such as 0.03 or 3e-2 was expected")
NOT_WHOLE = N_("“{text}” is not a whole number")
LONGEST = 40


def read_number(text: str, setting: Setting, *, whole: bool = False, scale: float = 1.0) -> float | Message:
    """The value that `text` says times 1 / `scale`, or the sentence that says why `setting` does not take it."""
    shown = text.strip() if len(text.strip()) <= LONGEST else text.strip()[:LONGEST] + "…"
    number = parse_number(text, whole)
    if number is None:
        return message(NOT_WHOLE if whole else NOT_A_NUMBER, text=shown)
    if whole and not number.is_integer():
        return message(NOT_WHOLE, text=shown)
    value = number if scale == 1.0 else round(number / scale, 12)
    if setting.accepts(value):
        return int(value) if whole else value
    return outside(replace(setting, low=setting.low * scale, high=setting.high * scale), shown)
