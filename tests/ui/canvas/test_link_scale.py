from __future__ import annotations

import numpy as np
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from playground.ui.canvas.frame import Quantity, steady_scale, weights_of
from tests.ui.snapshots import network_of, snapshot_of

VALUES = arrays(np.float64, (6, 5), elements=st.floats(-1e6, 1e6))


@given(VALUES)
def test_nineteen_of_twenty_values_are_at_most_the_scale(values: np.ndarray) -> None:
    typical = np.quantile(np.abs(values), 0.95)
    assume(typical == 0 or typical > 1e-100)
    scale = steady_scale([values], 0.0)
    assert scale == 0 or typical <= scale * (1 + 1e-9)


@given(VALUES)
def test_the_scale_is_at_most_twice_what_it_must_be(values: np.ndarray) -> None:
    typical = np.quantile(np.abs(values), 0.95)
    assume(typical > 1e-100)
    assert steady_scale([values], 0.0) <= 2 * typical


def test_the_scale_stays_while_the_values_grow_a_little() -> None:
    values = np.full((4, 4), 0.8)
    assert steady_scale([values], 1.0) == 1.0
    assert steady_scale([values * 1.2], 1.0) == 1.0


def test_the_scale_follows_values_that_outgrow_it() -> None:
    assert steady_scale([np.full((4, 4), 1.1)], 1.0) == pytest.approx(1.5)


def test_zeros_have_no_scale() -> None:
    assert steady_scale([np.zeros((4, 4))], 1.0) == 0.0


def test_values_that_are_not_finite_do_not_spoil_the_scale() -> None:
    values = np.array([[1.0, np.nan, np.inf, -1.0]])
    assert steady_scale([values], 0.0) == 1.0


def test_before_the_first_step_there_is_no_gradient_to_show() -> None:
    snapshot = snapshot_of(network_of(4))
    assert weights_of(snapshot, Quantity.GRADIENT) == ()
    assert weights_of(snapshot, Quantity.UPDATE) == ()


def test_weights_gradients_and_updates_come_from_their_own_vectors() -> None:
    experiment = network_of(4)
    size = snapshot_of(experiment).network.parameter_count
    snapshot = snapshot_of(
        experiment, parameters=np.full(size, 1.0), gradient=np.full(size, 2.0), update=np.full(size, 3.0)
    )
    shown = [weights_of(snapshot, quantity)[0] for quantity in Quantity]
    assert [np.unique(weight).tolist() for weight in shown] == [[1.0], [2.0], [3.0]]
    assert [weight.shape for weight in weights_of(snapshot, Quantity.WEIGHT)] == [(2, 4), (4, 1)]
