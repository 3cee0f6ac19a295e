from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from playground.ui.charts import series
from playground.ui.charts.series import Ranges

values = arrays(np.float64, st.integers(1, 300), elements=st.floats(-1e6, 1e6))


@given(values, st.integers(1, 50))
def test_thinning_keeps_the_extremes_and_is_as_short_as_asked(y: np.ndarray, columns: int) -> None:
    thin = series.thinned(Ranges(np.arange(len(y), dtype=float), y, y + 1), columns)
    assert len(thin.x) <= columns or len(thin.x) == len(y) <= columns
    assert thin.low.min() == y.min()
    assert thin.high.max() == y.max() + 1
    assert thin.x[0] == 0


def test_thinning_leaves_out_what_is_not_finite() -> None:
    y = np.array([1.0, np.nan, np.inf, 4.0])
    thin = series.thinned(Ranges(np.arange(4.0), y, y), 2)
    assert thin.low.tolist() == [1.0, 4.0]
    assert thin.high.tolist() == [1.0, 4.0]


def test_thinning_works_for_many_columns_of_values() -> None:
    y = np.arange(12.0).reshape(6, 2)
    thin = series.thinned(Ranges(np.arange(6.0), y, y), 3)
    assert thin.low.tolist() == [[0, 1], [4, 5], [8, 9]]
    assert thin.high.tolist() == [[2, 3], [6, 7], [10, 11]]


@given(values, st.integers(2, 50))
def test_a_shortened_line_keeps_its_extremes_and_its_end(y: np.ndarray, points: int) -> None:
    x, short = series.shortened(np.arange(len(y), dtype=float), y, points)
    assert len(x) == len(short) <= points + 1
    assert (np.diff(x) >= 0).all()
    assert (x[-1], short[-1]) == (len(y) - 1, y[-1])
    assert (short.min(), short.max()) == (y.min(), y.max())


@given(st.lists(st.integers(0, 1000), min_size=1, max_size=50, unique=True), st.floats(-10, 1010))
def test_the_nearest_step_is_nearest(steps: list[int], at: float) -> None:
    x = np.array(sorted(steps), dtype=float)
    assert abs(x[series.nearest(x, at)] - at) == np.abs(x - at).min()


def test_what_is_visible_reaches_over_both_edges() -> None:
    x = np.arange(0.0, 100.0, 10.0)
    assert x[series.visible(x, 25, 45)].tolist() == [20, 30, 40, 50]
    assert x[series.visible(x, -5, 1000)].tolist() == x.tolist()


def test_the_logarithm_has_a_floor_and_gaps() -> None:
    y = series.log10(np.array([100.0, 0.0, 1e-30, np.nan, np.inf]), 1e-16)
    assert y[:3].tolist() == pytest.approx([2, -16, -16])
    assert np.isnan(y[3:]).all()
