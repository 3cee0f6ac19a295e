from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from playground.ui.charts.ranges import grown_end, linear_range, log_range, round_down, round_up

positive = st.floats(1e-12, 1e12)


@given(st.floats(0, 1e9), st.floats(1, 1e6))
def test_an_axis_of_steps_grows_by_quarters_and_only_as_far_as_needed(last: float, shown: float) -> None:
    end = grown_end(last, shown)
    assert end >= last
    assert end == shown or end / 1.25 < last


@given(positive)
def test_round_numbers_enclose_a_value_within_a_factor_of_two_and_a_half(value: float) -> None:
    assert round_down(value) <= value <= round_up(value)
    assert round_up(value) / value <= 2.5 * (1 + 1e-9)
    assert value / round_down(value) <= 2.5 * (1 + 1e-9)


@pytest.mark.parametrize(("value", "up", "down"), [(1, 1, 1), (1.1, 2, 1), (3, 5, 2), (0.07, 0.1, 0.05), (60, 100, 50)])
def test_round_numbers_are_one_two_and_five(value: float, up: float, down: float) -> None:
    assert round_up(value) == pytest.approx(up)
    assert round_down(value) == pytest.approx(down)


@given(positive)
def test_a_linear_axis_begins_at_zero_and_holds_the_value(high: float) -> None:
    assert linear_range(high, None)[0] == 0.0
    assert linear_range(high, None)[1] >= high


def test_a_linear_axis_stays_until_little_of_it_is_needed() -> None:
    shown = linear_range(0.9, None)
    assert linear_range(0.5, shown) == shown
    assert linear_range(0.3, shown) == (0.0, pytest.approx(0.5))
    assert linear_range(1.5, shown) == (0.0, 2.0)


@given(positive, st.floats(1, 1e6))
def test_a_log_axis_holds_all_values_and_at_least_a_decade(low: float, factor: float) -> None:
    bottom, top = log_range(low, low * factor, None)
    assert bottom <= math.log10(low) + 1e-9
    assert top >= math.log10(low * factor) - 1e-9
    assert top - bottom >= 1 - 1e-9


def test_a_log_axis_stays_until_it_is_far_too_large() -> None:
    shown = log_range(0.01, 1.0, None)
    assert log_range(0.1, 1.0, shown) == shown
    assert log_range(0.5, 1.0, shown) != shown
    assert log_range(0.001, 1.0, shown)[0] == pytest.approx(-3)


@pytest.mark.parametrize("high", [math.inf, math.nan, 0.0, -1.0])
def test_values_that_are_no_size_leave_the_axis_as_it_is(high: float) -> None:
    assert linear_range(high, (0.0, 5.0)) == (0.0, 5.0)
    assert log_range(1.0, high, (-3.0, 1.0)) == (-3.0, 1.0)
    assert linear_range(high, None)[1] > 0
    assert log_range(math.inf, -math.inf, None)[1] > log_range(math.inf, -math.inf, None)[0]
