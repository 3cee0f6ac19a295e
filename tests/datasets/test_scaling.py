"""Scaling: what each promises of the rows it was fitted to."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays
from sklearn.preprocessing import MinMaxScaler, StandardScaler

from playground.datasets.scaling import SCALINGS

columns = arrays(np.float64, st.tuples(st.integers(1, 12), st.integers(1, 4)), elements=st.floats(-1e30, 1e30))


def scaled(name: str, x: np.ndarray) -> np.ndarray:
    offset, scale = SCALINGS[name].fit(x)
    return (x - offset) / scale


@pytest.mark.parametrize("name", SCALINGS)
@given(x=columns)
def test_scaling_never_divides_by_zero_and_stays_finite(name: str, x: np.ndarray) -> None:
    offset, scale = SCALINGS[name].fit(x)
    assert offset.shape == scale.shape == (x.shape[1],)
    assert (scale > 0).all()
    assert np.isfinite((x - offset) / scale).all()


def test_none_changes_nothing() -> None:
    x = np.array([[1.0, -2.0], [3.5, 1e9]])
    assert np.array_equal(scaled("none", x), x)


@pytest.mark.parametrize(("name", "reference"), [("standard", StandardScaler()), ("min_max", MinMaxScaler())])
def test_scaling_agrees_with_scikit_learn(name: str, reference) -> None:
    x = np.random.default_rng(0).normal(3, 7, (50, 4))
    assert scaled(name, x) == pytest.approx(reference.fit_transform(x), abs=1e-12)


@pytest.mark.parametrize("name", ["standard", "min_max"])
def test_a_constant_column_becomes_zero(name: str) -> None:
    x = np.column_stack([np.full(7, 0.1), np.arange(7.0)])
    assert scaled(name, x)[:, 0] == pytest.approx(np.zeros(7), abs=1e-15)


@given(columns)
def test_min_max_brings_every_training_row_between_zero_and_one(x: np.ndarray) -> None:
    y = scaled("min_max", x)
    assert y.min() >= 0
    varied = np.ptp(x, axis=0) > 1e-12 * np.abs(x).max(axis=0)
    assert (y[:, varied] <= 1 + 1e-12).all()
