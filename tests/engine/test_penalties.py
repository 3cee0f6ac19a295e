"""Penalties on weights, never on biases."""

import numpy as np
import pytest

from playground.engine.penalties import penalty, penalty_gradient
from tests.engine.builders import network, parameters

NET = network(2, 1, 1)
#                 weights    bias weight bias
FLAT = np.array([1.0, -2.0, 5.0, 0.0, 7.0])


def test_penalty_is_l1_times_sizes_and_half_l2_times_squares_of_weights():
    assert penalty(NET, FLAT, l1=0.1, l2=0) == pytest.approx(0.1 * 3)
    assert penalty(NET, FLAT, l1=0, l2=0.1) == pytest.approx(0.05 * 5)
    assert penalty(NET, FLAT, l1=0.1, l2=0.1) == pytest.approx(0.55)


def test_gradient_is_l1_times_sign_and_l2_times_weight():
    assert penalty_gradient(NET, FLAT, l1=0.5, l2=0.25).tolist() == [0.75, -1.0, 0, 0, 0]


def test_gradient_is_the_central_difference():
    net = network(3, 4, 2)
    flat, step = parameters(net), 2.0**-16
    gradient = penalty_gradient(net, flat, 0.3, 0.2)
    for i in range(flat.size):
        move = np.zeros_like(flat)
        move[i] = step
        slope = (penalty(net, flat + move, 0.3, 0.2) - penalty(net, flat - move, 0.3, 0.2)) / (2 * step)
        assert gradient[i] == pytest.approx(slope, rel=1e-8, abs=1e-9)


def test_gradient_keeps_the_precision():
    assert penalty_gradient(NET, FLAT.astype(np.float32), 0.1, 0.1).dtype == np.float32
