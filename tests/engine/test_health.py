"""Saturated and dead units, units that are alike, and bins."""

from __future__ import annotations

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from playground.engine.activations import ACTIVATIONS
from playground.engine.health import are_alike, bin_counts, responding, round_range, saturated_count

EDGES = np.linspace(-2.0, 2.0, 9)
numbers = arrays(np.float64, st.integers(0, 60), elements=st.floats(-1e6, 1e6))


@pytest.mark.parametrize(
    ("activation", "outputs", "saturated"),
    [
        ("tanh", [-1.0, -0.98, -0.97, 0.0, 0.97, 0.98], 3),
        ("sigmoid", [0.0, 0.02, 0.03, 0.5, 0.97, 0.98, 1.0], 4),
        ("relu", [0.0, 0.0, 100.0], 0),
    ],
)
def test_outputs_beyond_the_bounds_are_saturated(activation: str, outputs: list[float], saturated: int) -> None:
    assert saturated_count(np.array(outputs), ACTIVATIONS[activation]) == saturated


@pytest.mark.parametrize("name", ["tanh", "sigmoid"])
def test_where_an_output_is_saturated_the_slope_is_small(name: str) -> None:
    record = ACTIVATIONS[name]
    z = np.linspace(-20, 20, 4001)
    assert record.saturation is not None
    low, high = record.saturation
    beyond = (record.value(z) < low) | (record.value(z) > high)
    steepest = record.slope(z).max()
    assert 0 < beyond.sum() < len(z)
    assert record.slope(z)[beyond].max() < steepest / 8


def test_only_an_activation_with_a_flat_zero_dies() -> None:
    z = np.linspace(-5, -1e-6, 1000)
    flat = {name for name, record in ACTIVATIONS.items() if not record.value(z).any() and not record.slope(z).any()}
    assert flat == {name for name, record in ACTIVATIONS.items() if record.dies}


def test_a_unit_responds_when_one_sample_is_enough() -> None:
    assert responding(np.array([[0.0, 0.0, 0.0], [0.0, 1e-300, 0.0]])).tolist() == [False, True]


@given(numbers)
def test_every_number_is_in_one_bin(values: np.ndarray) -> None:
    inside = values[
        np.abs(np.subtract.outer(values, EDGES)).min(axis=1, initial=9) > 1e-9
    ]  # on an edge, rounding decides
    expected, _ = np.histogram(np.clip(inside, -2, 2), EDGES)
    assert bin_counts(inside, EDGES).tolist() == expected.tolist()
    assert bin_counts(values, EDGES).sum() == len(values)


def test_what_is_not_a_number_is_in_no_bin_and_infinity_is_in_the_last() -> None:
    assert bin_counts(np.array([math.nan, math.inf, -math.inf, 0.1]), EDGES).tolist() == [1, 0, 0, 0, 1, 0, 0, 1]


@given(st.floats(1e-12, 1e12))
def test_a_range_is_round_and_no_more_than_two_and_a_half_times_too_wide(largest: float) -> None:
    end = round_range(largest)
    assert largest <= end * (1 + 1e-12)
    assert end <= 2.5 * largest * (1 + 1e-12)
    mantissa = f"{end:.6e}".split("e")[0].rstrip("0").rstrip(".")
    assert mantissa in ("1", "2", "5")


@given(st.integers(2, 5), st.integers(1, 4), st.integers(1, 4), st.sampled_from(["incoming", "bias", "outgoing"]))
def test_copies_of_a_unit_are_alike_until_one_differs(units: int, d_in: int, d_out: int, where: str) -> None:
    rng = np.random.default_rng(units)
    incoming = np.repeat(rng.normal(size=(d_in, 1)), units, axis=1)
    bias, outgoing = np.full(units, rng.normal()), np.repeat(rng.normal(size=(1, d_out)), units, axis=0)
    assert are_alike(incoming, bias, outgoing)
    {"incoming": incoming.T, "bias": bias, "outgoing": outgoing}[where][-1] += 0.01
    assert not are_alike(incoming, bias, outgoing)


def test_one_unit_is_not_alike_to_anything() -> None:
    assert not are_alike(np.zeros((2, 1)), np.zeros(1), np.zeros((1, 1)))
