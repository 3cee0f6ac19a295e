from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from playground.ui.charts.log_bars import bar_share, log_scale, short_text


@pytest.mark.parametrize(
    ("value", "text"),
    [(0.0, "0"), (0.614, "0.61"), (1.0, "1"), (12.3, "12"), (3.24e-5, "3.2e−5"), (float("inf"), "∞")],
)
def test_two_digits_are_enough_to_compare(value: float, text: str) -> None:
    assert short_text(value) == text


@given(st.lists(st.floats(1e-30, 1e30), min_size=2))
def test_the_larger_the_value_the_longer_the_bar(values: list[float]) -> None:
    scale = log_scale(values)
    shares = [bar_share(value, scale) for value in sorted(values)]
    assert shares == sorted(shares)
    assert all(0 < share <= 1 for share in shares)


def test_nothing_has_no_bar() -> None:
    assert bar_share(0.0, log_scale([0.0, 1.0])) == 0.0


def test_equal_factors_are_equal_lengths() -> None:
    scale = log_scale([1e-4, 10.0])
    steps = [bar_share(value, scale) for value in (1e-3, 1e-2, 1e-1)]
    assert steps[1] - steps[0] == pytest.approx(steps[2] - steps[1])
