"""Every loss of the table: its value, its gradient, its link, and logits of any size."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import array_shapes, arrays
from scipy import special
from sklearn.metrics import log_loss, mean_absolute_error, mean_squared_error

from playground.engine.losses import LOSSES, softmax
from tests.engine.builders import inputs, targets

every_loss = pytest.mark.parametrize("loss", LOSSES.values(), ids=lambda loss: loss.name)
logits = arrays(np.float64, array_shapes(min_dims=2, max_dims=2, max_side=6), elements=st.floats(-1e4, 1e4))


def test_the_names_of_the_file_format_come_first_and_in_its_order():
    assert list(LOSSES)[:5] == ["mse", "mae", "huber", "binary_cross_entropy", "cross_entropy"]


def test_squared_and_absolute_error_are_means_over_samples_and_outputs():
    y, t = inputs(5, 3), targets("mse", 5, 3)
    assert LOSSES["mse"].value(y, t) == pytest.approx(mean_squared_error(t, y), rel=1e-14)
    assert LOSSES["mae"].value(y, t) == pytest.approx(mean_absolute_error(t, y), rel=1e-14)


def test_huber_is_the_published_definition():
    r = np.linspace(-3, 3, 61)[:, None]
    per_sample = LOSSES["huber"].per_sample(r, np.zeros_like(r))
    np.testing.assert_allclose(per_sample, special.huber(1.0, r[:, 0]), rtol=1e-14)


def test_cross_entropies_are_those_of_their_probabilities():
    z, t = 3 * inputs(9, 1), targets("binary_cross_entropy", 9, 1)
    expected = log_loss(t[:, 0], special.expit(z[:, 0]), labels=[0, 1])
    assert LOSSES["binary_cross_entropy"].value(z, t) == pytest.approx(expected, rel=1e-12)
    z, t = 3 * inputs(9, 4), targets("cross_entropy", 9, 4)
    expected = log_loss(t.argmax(axis=1), special.softmax(z, axis=1), labels=range(4))
    assert LOSSES["cross_entropy"].value(z, t) == pytest.approx(expected, rel=1e-12)


def test_two_class_softmax_on_0_and_z_is_binary_cross_entropy_on_z():
    z, t = 3 * inputs(6, 1), targets("binary_cross_entropy", 6, 1)
    both = LOSSES["cross_entropy"].value(np.hstack([0 * z, z]), np.hstack([1 - t, t]))
    assert both == pytest.approx(LOSSES["binary_cross_entropy"].value(z, t), rel=1e-13)


@every_loss
@given(n=st.integers(1, 5), k=st.integers(1, 4), seed=st.integers(0, 1000))
def test_gradient_is_the_central_difference_of_the_value(loss, n, k, seed):
    y, t = 2 * inputs(n, k, seed), targets(loss.name, n, k, seed + 1)
    step = 2.0**-16
    gradient = loss.gradient(y, t)
    for place in np.ndindex(n, k):
        if any(abs(y[place] - t[place] - kink) < step for kink in loss.kinks):
            continue
        move = np.zeros_like(y)
        move[place] = step
        slope = (loss.value(y + move, t) - loss.value(y - move, t)) / (2 * step)
        assert gradient[place] == pytest.approx(slope, rel=1e-8, abs=1e-9)


@every_loss
def test_value_is_the_mean_over_the_samples(loss):
    y, t = inputs(6, 3), targets(loss.name, 6, 3)
    one_by_one = [loss.value(y[i : i + 1], t[i : i + 1]) for i in range(6)]
    assert loss.value(y, t) == pytest.approx(np.mean(one_by_one), rel=1e-14)


@every_loss
@pytest.mark.parametrize("precision", [np.float64, np.float32])
def test_outputs_up_to_ten_thousand_neither_overflow_nor_warn(loss, precision):
    z = np.array([[1e4, -1e4], [-1e4, 1e4], [1e4, 1e4], [-1e4, -1e4], [0, 0]], precision)
    for t in (np.array([[0, 1]] * 5, precision), np.array([[1, 0]] * 5, precision)):
        assert np.isfinite(loss.value(z, t))
        assert np.isfinite(loss.gradient(z, t)).all()
        assert np.isfinite(loss.link(z)).all()
        assert loss.gradient(z, t).dtype == precision


@every_loss
def test_nan_goes_through_so_that_divergence_is_seen(loss):
    y, t = inputs(3, 2), targets(loss.name, 3, 2)
    y[1, 0] = np.nan
    assert np.isnan(loss.value(y, t))
    assert np.isnan(loss.gradient(y, t)[1, 0])


@given(z=logits)
def test_softmax_rows_sum_to_1_and_are_probabilities(z):
    p = softmax(z)
    np.testing.assert_allclose(p.sum(axis=1), 1, rtol=1e-12)
    assert ((p >= 0) & (p <= 1)).all()


@given(z=logits, shift=st.floats(-1e3, 1e3))
def test_softmax_does_not_see_what_is_added_to_a_whole_row(z, shift):
    np.testing.assert_allclose(softmax(z + shift), softmax(z), rtol=0, atol=1e-10)


@given(z=logits)
def test_cross_entropy_gradient_rows_sum_to_0(z):
    t = np.eye(z.shape[1])[np.arange(len(z)) % z.shape[1]]
    np.testing.assert_allclose(LOSSES["cross_entropy"].gradient(z, t).sum(axis=1), 0, atol=1e-12)


@every_loss
def test_losses_are_never_negative(loss):
    y, t = 5 * inputs(50, 3), targets(loss.name, 50, 3)
    assert (loss.per_sample(y, t) >= 0).all()


@every_loss
def test_says_what_it_is_meant_for(loss):
    assert loss.formula
    assert loss.source
    assert loss.encodings
    assert set(loss.encodings) <= {"value", "signed", "zero_one", "one_hot"}
