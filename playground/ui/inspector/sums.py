"""Formulas with the numbers put in, as in a textbook, with as many digits as their differences need."""

from __future__ import annotations

import math
from dataclasses import dataclass
from decimal import Decimal

from playground.i18n import _, ngettext
from playground.messages import N_
from playground.training.insight import NudgeResult
from playground.ui import numbers
from playground.ui.parameters import symbol
from playground.ui.widgets.number_text import number_text

DIGITS = 6  # of a single number
SLOPE_DIGITS = 3  # of a slope, and of the difference of losses it comes from: enough to do the sum again on paper
MOVE_DIGITS = 3  # of the difference between a parameter before and after
MOST_DIGITS = 15  # what double precision holds


@dataclass(frozen=True)
class Aligned:
    """Two numbers written with the same decimals and the same power of ten, which is empty where it is 1."""

    first: str
    second: str
    power: str


def aligned(first: float, second: float, digits: int) -> Aligned:
    """Write both so that their difference can be read off to so many digits."""
    largest = max(abs(first), abs(second))
    if not math.isfinite(first + second) or largest == 0.0:
        return Aligned(numbers.significant(first), numbers.significant(second), "")
    place = _place(largest)
    exponent = 0 if -4 <= place <= 5 else place
    decimals = exponent - place + DIGITS - 1
    difference = abs(first - second)
    if difference > 0.0:
        decimals = max(decimals, exponent - _place(difference) + digits - 1)
    decimals = max(0, min(decimals, exponent - place + MOST_DIGITS - 1))
    texts = [_minus(f"{Decimal(value).scaleb(-exponent):.{decimals}f}") for value in (first, second)]
    return Aligned(texts[0], texts[1], f" · 10{_raised(exponent)}" if exponent else "")


def slope_sum(result: NudgeResult) -> str:
    """(L(w + ε) − L(w)) / ε = (0.123457 − 0.123455) / 0.0001 = 0.0213"""
    s, sign = symbol(result.place), "+" if result.epsilon > 0 else "−"
    losses = aligned(result.loss_after, result.loss_before, SLOPE_DIGITS)
    step = number_text(abs(result.epsilon))
    below, step = ("ε", step) if result.epsilon > 0 else ("(−ε)", f"(−{step})")
    return _unbroken(
        f"(L({s} {sign} ε) − L({s})) / {below}",
        f"({losses.first} − {losses.second}){losses.power} / {step}",
        numbers.significant(result.measured_slope, SLOPE_DIGITS),
    )


def slopes(result: NudgeResult) -> str:
    """backpropagation: 0.0212 · difference: 1.3e-7"""
    return _(N_("backpropagation: {gradient} · difference: {difference}")).format(
        gradient=numbers.significant(result.gradient, SLOPE_DIGITS),
        difference=numbers.significant(result.measured_slope - result.gradient, 2),
    )


def central(result: NudgeResult) -> str:
    """The slope that is measured on both sides, which is nearer to the derivative."""
    s = symbol(result.place)
    value = numbers.significant(result.central_slope, SLOPE_DIGITS)
    formula = _unbroken(f"(L({s} + ε) − L({s} − ε)) / 2ε", value)
    return _(N_("Measured on both sides: {formula}")).format(formula=formula)


def moved(result: NudgeResult) -> str:
    """What a repeated nudge did: how often, and what became of the parameter and of the loss."""
    s, step = symbol(result.place), _minus(number_text(result.epsilon))
    if result.moves == 0:
        value, size = numbers.significant(result.value_before), number_text(abs(result.epsilon))
        text = _(N_("Neither {step} more nor {step} less lowers the loss: {parameter} stays at {value}."))
        return text.format(step=size, parameter=s, value=value)
    values = aligned(result.value_before, result.value_after, MOVE_DIGITS)
    losses = aligned(result.loss_before, result.loss_after, MOVE_DIGITS)
    text = ngettext("{count} nudge by {step}", "{count} nudges by {step}", result.moves)
    return (
        f"{text.format(count=numbers.count(result.moves), step=step)}:\n"
        f"{s}: {values.first} → {values.second}{values.power}\n"
        f"L: {losses.first} → {losses.second}{losses.power}"
    )


def difference(before: float, by: str, after: float) -> str:
    """0.531234 − 0.03 × 0.0212 = 0.530598, with `by` the second term and its sign"""
    written = aligned(before, after, MOVE_DIGITS)
    return _unbroken(f"{written.first}{written.power} {by}", f"{written.second}{written.power}")


def bracketed(text: str) -> str:
    """A number as a factor: negative ones, and powers of ten, in brackets."""
    return f"({text})" if text.startswith("−") else text


def _unbroken(*sides: str) -> str:
    """The sides of an equation, of which none is broken at the end of a line."""
    return " = ".join(side.replace(" ", "\u00a0") for side in sides)


def _place(value: float) -> int:
    """The power of ten of the first digit."""
    return math.floor(math.log10(value))


def _minus(text: str) -> str:
    return text.replace("-", "−", 1) if text.startswith("-") else text


def _raised(exponent: int) -> str:
    return str(exponent).translate(str.maketrans("-0123456789", "⁻⁰¹²³⁴⁵⁶⁷⁸⁹"))
