"""Every activation of the table: its value, its slope, and its behaviour at the edges of floating point."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import special

from playground.engine.activations import ACTIVATIONS

every_activation = pytest.mark.parametrize("activation", ACTIVATIONS.values(), ids=lambda a: a.name)
every_precision = pytest.mark.parametrize("precision", [np.float64, np.float32])

# Written with scipy's special functions, independently of ours.
DEFINITIONS = {
    "linear": lambda z: z,
    "relu": lambda z: (z + abs(z)) / 2,
    "leaky_relu": lambda z: np.where(z < 0, z / 100, z),
    "elu": lambda z: np.where(z < 0, special.boxcox(np.exp(z), 1), z),
    "gelu": lambda z: z * special.ndtr(z),
    "silu": lambda z: z * special.expit(z),
    "mish": lambda z: z * np.tanh(-special.log_expit(-z)),
    "softplus": lambda z: -special.log_expit(-z),
    "sigmoid": special.expit,
    "tanh": lambda z: 2 * special.expit(2 * z) - 1,
}


def test_the_names_of_the_file_format_come_first_and_in_its_order():
    assert list(ACTIVATIONS)[: len(DEFINITIONS)] == list(DEFINITIONS)


@pytest.mark.parametrize("name", DEFINITIONS)
def test_value_is_the_published_definition(name):
    z = np.linspace(-20, 20, 2001)
    np.testing.assert_allclose(ACTIVATIONS[name].value(z), DEFINITIONS[name](z), rtol=1e-13, atol=1e-15)


@every_activation
@given(z=st.floats(-30, 30))
def test_slope_is_the_central_difference_away_from_kinks(activation, z):
    step = 2.0**-16
    if any(abs(z - kink) <= step for kink in activation.kinks):
        return
    left, right = activation.value(np.array([z - step, z + step]))
    np.testing.assert_allclose(activation.slope(np.array([z]))[0], (right - left) / (2 * step), rtol=1e-8, atol=1e-9)


@every_activation
def test_slope_at_a_kink_is_that_of_the_left_side(activation):
    for kink in activation.kinks:
        at, left = activation.slope(np.array([kink, np.nextafter(kink, -1)]))
        assert at == pytest.approx(left, abs=1e-15)


def test_slope_of_relu_at_0_is_0():
    assert ACTIVATIONS["relu"].slope(np.array([0.0, -0.0])).tolist() == [0, 0]


def test_slope_of_the_sigmoid_is_at_most_a_quarter():
    slope = ACTIVATIONS["sigmoid"].slope(np.linspace(-50, 50, 10_001))
    assert slope.max() == 0.25
    assert slope.argmax() == 5000


@every_activation
@every_precision
def test_large_and_tiny_sums_neither_overflow_nor_warn(activation, precision):
    tiny = np.finfo(precision).smallest_subnormal
    z = np.array([-1e30, -1e4, -745, -100, -tiny, 0, tiny, 100, 745, 1e4, 1e30], precision)
    assert np.isfinite(activation.value(z)).all()
    assert np.isfinite(activation.slope(z)).all()


@every_activation
@every_precision
def test_shape_and_precision_are_kept(activation, precision):
    z = np.ones((3, 2), precision)
    for function in (activation.value, activation.slope):
        assert function(z).shape == (3, 2)
        assert function(z).dtype == precision


@every_activation
def test_nan_goes_through_so_that_divergence_is_seen(activation):
    z = np.array([1.0, np.nan, -1.0])
    assert np.isnan(activation.value(z)).tolist() == [False, True, False]
    # The slope of the identity is 1 whatever z is.
    assert np.isnan(activation.slope(z)[1]) or activation.name == "linear"


@every_activation
def test_value_does_not_change_its_argument(activation):
    z = np.linspace(-2, 2, 5)
    result = activation.value(z)
    result += 1
    activation.slope(z)
    assert z.tolist() == [-2, -1, 0, 1, 2]


@every_activation
def test_says_where_it_comes_from(activation):
    assert activation.formula
    assert activation.source
