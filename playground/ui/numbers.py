"""Numbers as they are written on the screen: "." for decimals in every language, "," between thousands."""

from __future__ import annotations

import math

NOTHING = "–"


def count(value: int) -> str:
    """A whole number: 3,200."""
    return f"{value:,}"


def loss(value: float | None) -> str:
    """A loss or another non-negative quantity with three to four significant digits: 0.0740, 12.35, 3.21e-05."""
    if value is None or math.isnan(value):
        return NOTHING
    if math.isinf(value):
        return "∞" if value > 0 else "−∞"
    size = abs(value)
    if size == 0.0:
        return "0"
    if size < 1e-3 or size >= 1e5:
        return f"{value:.2e}".replace("-", "−", 1) if value < 0 else f"{value:.2e}"
    decimals = 4 if size < 10 else 2
    return f"{value:.{decimals}f}".replace("-", "−")


def percent(share: float | None) -> str:
    """A share of 0..1 in percent with one decimal: 97.2 %."""
    return NOTHING if share is None else f"{100 * share:.1f} %"


def rate(per_second: float) -> str:
    """Steps per second, to three digits so that it can be read while it changes: 218,000."""
    if per_second <= 0 or not math.isfinite(per_second):
        return "0"
    scale = 10 ** max(0, math.floor(math.log10(per_second)) - 2)
    rounded = round(per_second / scale) * scale
    return f"{rounded:,.0f}" if rounded >= 10 else f"{per_second:.1f}"


def significant(value: float | None, digits: int = 6) -> str:
    """A number of either sign with so many significant digits: 0.531234, −12.3457, 2.13e-7."""
    if value is None or math.isnan(value):
        return NOTHING
    if math.isinf(value):
        return "∞" if value > 0 else "−∞"
    if value == 0.0:
        return "0"
    if 1e-4 <= abs(value) < 1e6:
        decimals = max(0, digits - 1 - math.floor(math.log10(abs(value))))
        return f"{value:.{decimals}f}".replace("-", "−")
    mantissa, exponent = f"{value:.{digits - 1}e}".split("e")
    return f"{mantissa.replace('-', '−')}e{int(exponent)}"
