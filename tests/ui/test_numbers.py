from __future__ import annotations

import math

import pytest

from playground.ui import numbers


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (0.074, "0.0740"),
        (0.0, "0"),
        (12.345, "12.35"),
        (3.21e-5, "3.21e-05"),
        (1e9, "1.00e+09"),
        (math.inf, "∞"),
        (math.nan, "–"),
        (None, "–"),
    ],
)
def test_a_loss_keeps_three_to_four_digits(value: float | None, text: str) -> None:
    assert numbers.loss(value) == text


def test_thousands_are_grouped_by_commas() -> None:
    assert numbers.count(1234567) == "1,234,567"


@pytest.mark.parametrize(
    ("per_second", "text"), [(218_345.0, "218,000"), (0.0, "0"), (1.0, "1.0"), (9.96, "10"), (0.5, "0.5"), (57.3, "57")]
)
def test_a_rate_is_rounded_so_that_it_can_be_read(per_second: float, text: str) -> None:
    assert numbers.rate(per_second) == text


def test_a_share_is_shown_in_percent() -> None:
    assert numbers.percent(0.9725) == "97.2 %"
    assert numbers.percent(None) == "–"
