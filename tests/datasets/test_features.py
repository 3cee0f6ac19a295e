"""Features: what the network sees of two inputs."""

from __future__ import annotations

import numpy as np
import pytest

from playground.datasets.features import FEATURES, compute

EXPECTED = {
    "x1": 2.0,
    "x2": -3.0,
    "x1_squared": 4.0,
    "x2_squared": 9.0,
    "x1_times_x2": -6.0,
    "sin_x1": 0.9092974268256817,
    "sin_x2": -0.1411200080598672,
}


@pytest.mark.parametrize("name", FEATURES)
def test_a_feature_is_its_formula(name: str) -> None:
    assert compute((name,), np.array([[2.0, -3.0]]))[0, 0] == pytest.approx(EXPECTED[name], rel=1e-15)


def test_features_keep_the_order_they_are_named_in() -> None:
    raw = np.array([[2.0, -3.0], [1.0, 5.0]])
    assert compute(("x2", "x1"), raw).tolist() == [[-3.0, 2.0], [5.0, 1.0]]


def test_without_features_inputs_stay_as_they_are() -> None:
    raw = np.arange(8.0).reshape(2, 4)
    assert np.array_equal(compute((), raw), raw)
