"""Principal components: the same as by the eigenvectors of the covariance, and steady from look to look."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from playground.engine.principal import MOST_DIRECTIONS, aligned, first_directions, refined


def points(n: int, d: int, seed: int = 0) -> np.ndarray:
    """Points around 0 whose spread differs from direction to direction."""
    rng = np.random.default_rng(seed)
    turn = np.linalg.qr(rng.normal(size=(d, d)))[0]
    drawn = rng.normal(size=(n, d)) * 0.8 ** np.arange(d) @ turn
    return drawn - drawn.mean(axis=0)


def by_eigenvectors(x: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    variances, axes = np.linalg.eigh(x.T @ x / len(x))
    return axes[:, ::-1][:, :2], variances[::-1][:2]


def found(x: np.ndarray, rounds: int):
    directions = first_directions(x.shape[1])
    for _ in range(rounds):
        directions = refined(x, directions)
    return directions


@settings(max_examples=30, deadline=None)
@given(st.integers(3, MOST_DIRECTIONS), st.integers(0, 1000))
def test_in_few_dimensions_one_round_is_exact(d: int, seed: int) -> None:
    x = points(50, d, seed)
    axes, variances = by_eigenvectors(x)
    directions = found(x, 1)
    np.testing.assert_allclose(directions.variances[:2], variances, rtol=1e-9)
    np.testing.assert_allclose(np.abs(np.sum(directions.axes[:, :2] * axes, axis=0)), 1, rtol=1e-6)


def test_in_many_dimensions_some_rounds_are_enough() -> None:
    x = points(300, 120)
    axes, variances = by_eigenvectors(x)
    directions = found(x, 12)
    np.testing.assert_allclose(directions.variances[:2], variances, rtol=1e-9)
    np.testing.assert_allclose(np.abs(np.sum(directions.axes[:, :2] * axes, axis=0)), 1, rtol=1e-9)


@pytest.mark.parametrize("d", [3, 40])
def test_axes_are_orthonormal_and_ordered(d: int) -> None:
    directions = found(points(60, d), 3)
    np.testing.assert_allclose(directions.axes.T @ directions.axes, np.eye(min(d, MOST_DIRECTIONS)), atol=1e-12)
    assert (np.diff(directions.variances) <= 1e-12).all()


def test_points_that_are_all_the_same_have_no_spread() -> None:
    directions = found(np.zeros((10, 4)), 1)
    assert directions.variances.tolist() == [0, 0, 0, 0]
    assert np.isfinite(directions.axes).all()


@given(st.integers(0, 1000), st.sampled_from([(1, 1), (1, -1), (-1, 1), (-1, -1)]), st.booleans())
def test_signs_and_places_do_not_depend_on_how_the_axes_were_found(seed: int, signs, swapped: bool) -> None:
    axes = np.linalg.qr(np.random.default_rng(seed).normal(size=(5, 2)))[0]
    turned = axes * np.array(signs)
    assert np.array_equal(aligned(turned, None), aligned(axes, None))
    other = turned[:, ::-1] if swapped else turned
    np.testing.assert_allclose(aligned(other, axes), axes)
