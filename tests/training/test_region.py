"""Maps cover the data and a little more, on round numbers."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from playground.datasets.prepare import prepare
from playground.datasets.spec import DataSpec
from playground.training.region import Region, input_grid


@pytest.mark.parametrize("kind", ["circle", "xor", "gauss", "spiral"])
def test_the_toy_sets_are_shown_from_minus_six_to_six(kind: str) -> None:
    region = Region(prepare(DataSpec(kind=kind), "mse", 1))
    assert region.grid is not None
    grid = region.grid
    assert (grid.x_low, grid.x_high, grid.y_low, grid.y_high) == (-6.0, 6.0, -6.0, 6.0)


@given(arrays(np.float64, st.tuples(st.integers(1, 20), st.integers(1, 2)), elements=st.floats(-1e6, 1e6, width=32)))
def test_every_sample_lies_inside(inputs: np.ndarray) -> None:
    grid = input_grid(inputs)
    assert grid.x_low < inputs[:, 0].min()
    assert inputs[:, 0].max() < grid.x_high
    assert grid.y_low < inputs[:, -1].min()
    assert inputs[:, -1].max() < grid.y_high


def test_inputs_of_different_ranges_have_their_own_axes() -> None:
    grid = input_grid(np.array([[10.0, 0.1], [90.0, 0.2]]))
    assert (grid.x_low, grid.x_high) == (0.0, 100.0)
    assert 0.05 < grid.y_low < 0.1
    assert 0.2 < grid.y_high < 0.25


def test_points_go_row_by_row_from_the_lower_left_corner() -> None:
    region = Region(prepare(DataSpec(features=("x1", "x2", "x1_squared")), "mse", 1))
    points = region.points(3)
    assert points.shape == (9, 3)
    assert points[0].tolist() == [-6.0, -6.0, 36.0]
    assert points[1].tolist() == [0.0, -6.0, 0.0]
    assert points[-1].tolist() == [6.0, 6.0, 36.0]
    assert region.shape(3) == (3, 3)


def test_one_input_gives_a_curve() -> None:
    region = Region(prepare(DataSpec(kind="sine", features=()), "mse", 1))
    assert region.shape(5) == (5,)
    assert region.points(5).shape == (5, 1)


def test_more_than_two_inputs_have_no_region() -> None:
    region = Region(prepare(DataSpec(kind="iris", features=()), "cross_entropy", 3))
    assert region.grid is None
