"""The kernel's activations against the reference's, far out and close to 0, by way of a network of one unit."""

import math

import numpy as np
import pytest

from playground.engine.activations import ACTIVATIONS
from playground.engine.kernel.compiled import CompiledNetwork
from playground.engine.network import Network

every_activation = pytest.mark.parametrize("activation", ACTIVATIONS)


def outputs(activation: str, z: np.ndarray, precision: str = "float64") -> np.ndarray:
    """The activation of each z: a layer of one unit with weight 1 and bias -0, to which adding changes no bit."""
    network = CompiledNetwork(Network((1, 1), (activation,)), precision)
    return network.forward(np.array([1.0, -0.0]), z[:, None])[0][:, 0]


@every_activation
@pytest.mark.parametrize("precision", ["float64", "float32"])
def test_values_are_exact_to_the_last_few_bits(activation, precision):
    z = np.concatenate([np.linspace(-30, 30, 4001), np.geomspace(1e-30, 1, 200), -np.geomspace(1e-30, 1, 200)])
    z = z.astype(precision)
    exact = ACTIVATIONS[activation].value(z.astype(np.float64))
    result = outputs(activation, z, precision).astype(np.float64)
    error = np.abs(result - exact) / np.maximum(np.abs(exact), np.finfo(precision).tiny)
    # The tail of the normal distribution magnifies the rounding of its argument, z / sqrt(2), by z^2, on either side.
    bits = 16 + (2 * z.astype(np.float64) ** 2 if activation == "gelu" else 0)
    assert np.all(error < bits * np.finfo(precision).eps)


@every_activation
def test_values_far_out_are_at_their_limits(activation):
    z = np.array([-1e4, -750.0, 750.0, 1e4])
    np.testing.assert_allclose(outputs(activation, z), ACTIVATIONS[activation].value(z), rtol=1e-15, atol=1e-300)


@every_activation
def test_nan_stays_nan(activation):
    result = outputs(activation, np.array([0.5, np.nan, -0.5]))
    assert np.isnan(result).tolist() == [False, True, False]


def test_tanh_is_odd_and_keeps_the_sign_of_zero():
    z = np.array([0.0, -0.0, 0.3, -0.3, 5.0, -5.0])
    result = outputs("tanh", z)
    assert [math.copysign(1, value) for value in result] == [1, -1, 1, -1, 1, -1]
    assert result[2] == -result[3]
