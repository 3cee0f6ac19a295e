"""The split into training and test rows."""

from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from playground.datasets.split import split

samples = st.integers(1, 300)
fractions = st.floats(0, 1, exclude_max=True)
seeds = st.integers(0, 2**53 - 1)


@given(samples, fractions, seeds)
def test_every_row_is_used_once_and_one_always_trains(n: int, fraction: float, seed: int) -> None:
    train, test = split(n, fraction, seed)
    assert sorted([*train, *test]) == list(range(n))
    assert len(train) >= 1
    assert abs(len(test) - n * fraction) <= 1


@given(samples, seeds)
def test_a_larger_test_set_holds_the_smaller_one(n: int, seed: int) -> None:
    small, large = split(n, 0.2, seed)[1], split(n, 0.6, seed)[1]
    assert set(small) <= set(large)


def test_the_seed_decides() -> None:
    assert np.array_equal(split(100, 0.5, 3)[0], split(100, 0.5, 3)[0])
    assert not np.array_equal(split(100, 0.5, 3)[0], split(100, 0.5, 4)[0])


def test_no_test_rows_when_the_fraction_is_zero() -> None:
    train, test = split(10, 0.0, 1)
    assert (len(train), len(test)) == (10, 0)
