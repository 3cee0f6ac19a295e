"""The sentence that says what a field expected."""

from __future__ import annotations

import math

from playground.engine.settings import Setting
from playground.messages import Message, N_, message
from playground.ui.widgets.number_text import number_text

NOT_A_NUMBER = N_("“{text}” is not a number: expected a number such as 0.03 or 3e-2.")
NOT_WHOLE = N_("“{text}” is not a whole number.")


def expectation(setting: Setting, text: str, scale: float = 1.0) -> Message:
    """Why the number in `text` is refused: it lies outside the range of `setting`, shown times `scale`."""
    bounds = [bound for bound in (_lower(setting, scale), _upper(setting, scale)) if bound is not None]
    if len(bounds) == 2:
        return message(
            N_("{text} is out of range: expected {low} and {high}."), text=text, low=bounds[0], high=bounds[1]
        )
    return message(N_("{text} is out of range: expected {bound}."), text=text, bound=bounds[0])


def _lower(setting: Setting, scale: float) -> Message | None:
    if math.isinf(setting.low):
        return None
    template = N_("a number above {bound}") if setting.low_open else N_("at least {bound}")
    return message(template, bound=number_text(setting.low * scale))


def _upper(setting: Setting, scale: float) -> Message | None:
    if math.isinf(setting.high):
        return None
    template = N_("below {bound}") if setting.high_open else N_("at most {bound}")
    return message(template, bound=number_text(setting.high * scale))
