"""Every initializer of the table: its distribution, its repeatability, and whose draws it leaves alone."""

import math

import numpy as np
import pytest

from playground.engine.initializers import INITIALIZERS, Shape, draw, initial_parameters, lsuv_scale
from playground.engine.network import Network
from playground.engine.seeds import layer_generator
from tests.engine.builders import inputs, network

D_IN, D_OUT = 300, 200
WEIGHTS = Shape((D_IN, D_OUT), D_IN, D_OUT)
BIASES = Shape((D_OUT,), D_IN, D_OUT)
ZEROS = ("zeros", {})
every_initializer = pytest.mark.parametrize("name", INITIALIZERS)


def weights(name: str, **settings: float) -> np.ndarray:
    return draw((name, settings), np.random.default_rng(3), WEIGHTS)


def start(net: Network, name: str, x: np.ndarray | None = None, seed: int = 0) -> np.ndarray:
    generators = [layer_generator(seed, i) for i in range(net.layers)]
    return initial_parameters(net, [(name, {})] * net.layers, [ZEROS] * net.layers, generators, x)


def test_the_names_of_the_file_format_come_first_and_in_its_order():
    assert " ".join(INITIALIZERS).startswith(
        "zeros constant uniform normal xavier_uniform xavier_normal kaiming_uniform kaiming_normal lecun_normal "
        "orthogonal lsuv pytorch_default keras_default tf_playground_default"
    )


@pytest.mark.parametrize(
    ("name", "settings", "deviation"),
    [
        ("normal", {"std": 0.3}, 0.3),
        ("uniform", {"low": -1, "high": 2}, 3 / math.sqrt(12)),
        ("xavier_uniform", {}, math.sqrt(2 / (D_IN + D_OUT))),
        ("xavier_normal", {"gain": 5 / 3}, 5 / 3 * math.sqrt(2 / (D_IN + D_OUT))),
        ("kaiming_uniform", {}, math.sqrt(2 / D_IN)),
        ("kaiming_normal", {"gain": 1}, math.sqrt(1 / D_IN)),
        ("lecun_normal", {}, math.sqrt(1 / D_IN)),
        ("orthogonal", {"gain": 2}, 2 / math.sqrt(D_IN)),
        ("pytorch_default", {}, 1 / math.sqrt(3 * D_IN)),
        ("keras_default", {}, math.sqrt(2 / (D_IN + D_OUT))),
        ("tf_playground_default", {}, 1 / math.sqrt(12)),
    ],
)
def test_deviation_of_weights_is_the_published_one(name, settings, deviation):
    """60,000 draws: the deviation of a sample is within 1.5 % of its law in far more than 99.999 % of cases."""
    assert weights(name, **settings).std() == pytest.approx(deviation, rel=0.015)


@pytest.mark.parametrize(
    ("name", "bound"),
    [
        ("xavier_uniform", math.sqrt(6 / (D_IN + D_OUT))),
        ("kaiming_uniform", math.sqrt(6 / D_IN)),
        ("pytorch_default", 1 / math.sqrt(D_IN)),
        ("tf_playground_default", 0.5),
    ],
)
def test_uniform_draws_fill_their_range_and_stay_in_it(name, bound):
    drawn = weights(name)
    assert -bound <= drawn.min() < -0.999 * bound
    assert 0.999 * bound < drawn.max() <= bound


@pytest.mark.parametrize("name", ["normal", "xavier_normal", "kaiming_normal", "lecun_normal"])
def test_normals_are_not_truncated(name):
    """Of 60,000 normal draws about 160 lie beyond three deviations; truncation at two would leave none."""
    drawn = weights(name)
    assert 100 < (abs(drawn) > 3 * drawn.std()).sum() < 230


@pytest.mark.parametrize("size", [(5, 3), (3, 5), (4, 4), (1, 7), (7, 1)])
def test_orthogonal_rows_or_columns_are_orthonormal_times_gain(size):
    w = draw(("orthogonal", {"gain": 3.0}), np.random.default_rng(0), Shape(size, *size))
    assert w.shape == size
    product = w.T @ w if size[0] >= size[1] else w @ w.T
    np.testing.assert_allclose(product, 9 * np.eye(min(size)), atol=1e-13)


def test_orthogonal_is_uniform_among_rotations():
    """Without the correction of signs the first entry would always have the same sign."""
    rng = np.random.default_rng(0)
    positive = sum(draw(("orthogonal", {}), rng, Shape((2, 2), 2, 2))[0, 0] > 0 for _ in range(400))
    assert 140 < positive < 260


def test_lsuv_gives_the_sums_of_every_layer_variance_1():
    net, x = network(20, 30, 25, 10, 3), 5 * inputs(200, 20)
    a = x
    for weight, bias in net.views(start(net, "lsuv", x)):
        z = a @ weight + bias
        assert z.var() == pytest.approx(1, rel=1e-9)
        a = np.tanh(z)


@pytest.mark.parametrize("sums", [np.full((4, 1), 0.1 + 0.2), np.zeros((3, 2)), np.ones((1, 1))])
def test_lsuv_leaves_weights_alone_where_the_sums_do_not_vary(sums):
    assert lsuv_scale(sums) == 1


def test_named_defaults_begin_biases_as_their_libraries_do():
    rng = np.random.default_rng(0)
    assert not draw(("keras_default", {}), rng, BIASES).any()
    assert (draw(("tf_playground_default", {}), rng, BIASES) == 0.1).all()
    torch = draw(("pytorch_default", {}), rng, BIASES)
    assert 0.9 / math.sqrt(D_IN) < abs(torch).max() <= 1 / math.sqrt(D_IN)


@every_initializer
@pytest.mark.parametrize("size", [(1, 1), (1024, 1), (1, 1024), (7, 3)])
def test_draws_have_the_shape_are_finite_and_repeat(name, size):
    shape = Shape(size, *size)
    first, again = (draw((name, {}), np.random.default_rng(1), shape) for _ in range(2))
    assert first.shape == size
    assert first.dtype == np.float64
    assert np.isfinite(first).all()
    assert first.tobytes() == again.tobytes()


@pytest.mark.parametrize("name", [name for name, record in INITIALIZERS.items() if record.for_bias])
def test_those_for_biases_draw_them(name):
    assert draw((name, {}), np.random.default_rng(1), BIASES).shape == (D_OUT,)


@pytest.mark.parametrize(
    "name", [name for name, record in INITIALIZERS.items() if any(s.name == "gain" for s in record.settings)]
)
def test_gain_multiplies_what_is_drawn(name):
    assert (weights(name, gain=4.0) == 4 * weights(name, gain=1.0)).all()  # exact for a power of 2


@every_initializer
def test_adding_a_layer_does_not_change_the_draws_of_the_others(name):
    shallow, deep = network(2, 4, 3), network(2, 4, 3, 6, 1)
    for old, new in zip(shallow.views(start(shallow, name)), deep.views(start(deep, name)), strict=False):
        assert old.weight.tobytes() == new.weight.tobytes()


def test_weights_are_drawn_before_biases():
    net = network(2, 3)
    both = initial_parameters(net, [("normal", {})], [("normal", {})], [layer_generator(0, 0)])
    rng = layer_generator(0, 0)
    expected = 0.1 * np.concatenate([rng.standard_normal(6), rng.standard_normal(3)])
    assert both.tolist() == expected.tolist()


def test_another_seed_gives_another_start():
    net = network(2, 4, 1)
    assert (start(net, "xavier_uniform", seed=0) != start(net, "xavier_uniform", seed=1)).any()
