"""Where a curve is going, in words."""

from __future__ import annotations

import numpy as np
import pytest

from playground.ui.charts.trend import trend

STEPS = np.arange(0.0, 501.0, 50.0)


@pytest.mark.parametrize(
    ("values", "words"),
    [
        (1 / (1 + STEPS), "falling over the last 100 steps"),
        (1 + STEPS, "rising over the last 100 steps"),
        (0.5 + 0.00001 * STEPS, "level over the last 100 steps"),
        (np.zeros(len(STEPS)), "level over the last 100 steps"),
        (np.where(STEPS == 500, np.nan, 1.0), ""),
    ],
)
def test_a_trend_is_that_of_the_last_steps(values: np.ndarray, words: str) -> None:
    assert trend(STEPS, values) == words


def test_what_happened_earlier_does_not_count() -> None:
    assert trend(STEPS, np.where(STEPS < 300, 9.0, 1.0)).startswith("level")


def test_of_a_long_run_the_last_tenth_is_looked_at() -> None:
    steps = np.arange(0.0, 20_001.0, 100.0)
    assert trend(steps, steps[::-1].copy()) == "falling over the last 2,000 steps"


def test_a_young_run_is_compared_with_its_start() -> None:
    assert trend(np.array([0.0, 30.0]), np.array([1.0, 0.5])) == "falling over the last 30 steps"


def test_one_point_has_no_trend() -> None:
    assert trend(STEPS[:1], STEPS[:1]) == ""
