from __future__ import annotations

import math

import numpy as np
import pytest

from playground.ui.charts.health import BANDS, EXPLODING, VANISHING, band_of
from playground.ui.charts.norms import LEAST, Norms


def norms(low: list[list[float]], high: list[list[float]] | None = None) -> Norms:
    return Norms(1.0 + np.arange(len(low)), np.array(low), np.array(low if high is None else high))


def test_bounds_leave_out_zeros_and_what_is_not_finite() -> None:
    some = norms([[0.0, 0.5], [1e-3, np.nan], [2.0, np.inf]])
    assert some.bounds() == pytest.approx((1e-3, 2.0))
    assert some.has_zero()


def test_nothing_but_zeros_has_no_bounds() -> None:
    low, high = norms([[0.0, 0.0]]).bounds()
    assert low > high


def test_a_norm_too_small_to_tell_from_zero_counts_as_zero() -> None:
    assert norms([[LEAST / 2]]).has_zero()
    assert not norms([[LEAST * 2]]).has_zero()


def test_the_middle_is_that_of_a_log_axis_unless_the_range_reaches_zero() -> None:
    middle = norms([[0.01, 0.0]], [[1.0, 1.0]]).middle
    assert middle[0].tolist() == pytest.approx([0.1, 0.5])


def test_the_range_that_holds_a_step_is_found() -> None:
    some = Norms(np.array([1.0, 11.0, 21.0]), np.zeros((3, 1)), np.zeros((3, 1)))
    assert [some.index_at(step) for step in (0, 1, 10.5, 11, 500)] == [0, 0, 0, 1, 2]


def test_the_bands_cover_every_norm_once() -> None:
    assert BANDS[0].low == 0
    assert math.isinf(BANDS[-1].high)
    assert [band.high for band in BANDS[:-1]] == [band.low for band in BANDS[1:]] == [VANISHING, EXPLODING]


@pytest.mark.parametrize(
    ("norm", "name"),
    [
        (0.0, "vanishing"),
        (9e-6, "vanishing"),
        (1e-5, "healthy"),
        (1.0, "healthy"),
        (100.0, "exploding"),
        (math.inf, "exploding"),
        (math.nan, "exploding"),
    ],
)
def test_a_norm_belongs_to_its_band(norm: float, name: str) -> None:
    assert band_of(norm).name == name
