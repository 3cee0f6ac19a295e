from __future__ import annotations

import itertools
import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from playground.ticks import linear_ticks, log_text, log_ticks, step_text, value_text


@given(st.floats(-1e6, 1e6), st.floats(1e-3, 1e6), st.integers(1, 10))
def test_linear_marks_lie_on_the_axis_in_even_steps(low: float, span: float, most: int) -> None:
    marks = linear_ticks(low, low + span, most)
    assert len(marks) <= most + 1
    assert all(low - 1e-6 * span <= mark <= low + span * (1 + 1e-6) for mark in marks)
    steps = [after - before for before, after in itertools.pairwise(marks)]
    assert all(step == pytest.approx(steps[0], rel=1e-6) for step in steps)


def test_an_empty_axis_has_no_marks() -> None:
    assert linear_ticks(1.0, 1.0, 5) == []


@given(st.floats(-20, 5), st.floats(1, 25), st.integers(2, 8))
def test_log_marks_lie_on_the_axis_and_are_few(low: float, span: float, most: int) -> None:
    marks = log_ticks(low, low + span, most)
    assert 1 <= len(marks) <= most + 1
    assert marks == sorted(marks)
    assert all(low - 1e-6 <= mark <= low + span + 1e-6 for mark in marks)


def test_log_marks_are_finer_where_there_is_room() -> None:
    assert [round(10**mark, 6) for mark in log_ticks(-1, 0, 5)] == [0.1, 0.2, 0.5, 1.0]
    assert [round(10**mark, 6) for mark in log_ticks(-2, 0, 5)] == [0.01, 0.03, 0.1, 0.3, 1.0]
    assert log_ticks(-3, 1, 5) == [-3.0, -2.0, -1.0, 0.0, 1.0]
    assert log_ticks(-12, 0, 5) == [-12.0, -9.0, -6.0, -3.0, 0.0]


@pytest.mark.parametrize(
    ("value", "text"), [(0, "0"), (800, "800"), (3200, "3,200"), (1.5e6, "1.5M"), (2e9, "2G"), (12_500_000, "12.5M")]
)
def test_steps_are_written_short(value: float, text: str) -> None:
    assert step_text(value) == text


@pytest.mark.parametrize(
    ("value", "text"),
    [(0, "0"), (0.5, "0.5"), (-1, "−1"), (0.1 + 0.2, "0.3"), (100, "100"), (1e-5, "1e−5"), (2e6, "2e6")],
)
def test_values_are_written_short(value: float, text: str) -> None:
    assert value_text(value) == text


def test_marks_of_a_log_axis_are_written_as_values() -> None:
    assert [log_text(math.log10(value)) for value in (0.001, 0.02, 5, 1e-9)] == ["0.001", "0.02", "5", "1e−9"]
