"""Bars on a log scale, and the two digits that stand with them."""

from __future__ import annotations

import math

from playground.ticks import value_text

# The scale of the bars spans at least this many decades, and no more than the second number.
LEAST_DECADES, MOST_DECADES = 3, 12


def short_text(value: float) -> str:
    """Two digits: 0.61, 12, 3.2e−5, 0."""
    if not math.isfinite(value):
        return "∞" if value > 0 else "–"
    if value == 0 or 1e-3 <= abs(value) < 1e4:
        return value_text(float(f"{value:.2g}"))
    mantissa, exponent = f"{value:.1e}".split("e")
    return f"{mantissa}e{int(exponent)}".replace("-", "−")


def log_scale(values: list[float]) -> tuple[float, float]:
    """Whole decades (log10) around the values above 0."""
    sizes = [math.log10(value) for value in values if 0 < value < math.inf]
    if not sizes:
        return -LEAST_DECADES, 0.0
    high = math.ceil(max(sizes))
    return min(high - LEAST_DECADES, max(high - MOST_DECADES, math.floor(min(sizes)))), high


def bar_share(value: float, scale: tuple[float, float]) -> float:
    """Where a value is on the scale, 0..1; a small one that is not 0 can still be seen."""
    if not value > 0:
        return 0.0
    share = (math.log10(min(value, 1e300)) - scale[0]) / (scale[1] - scale[0])
    return min(1.0, max(0.04, share))
