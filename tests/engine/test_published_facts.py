"""What the papers say about beginnings and rates, found again with this engine."""

from typing import NamedTuple

import numpy as np
import pytest

from playground.engine.initializers import initial_parameters
from playground.engine.network import Network
from playground.engine.program import Program, State
from playground.engine.propagation import backward, forward
from playground.engine.reference import layer_norms
from playground.engine.seeds import layer_generator
from tests.engine.builders import inputs, run

WIDTH = 200


class Start(NamedTuple):
    """What a deep network is like before its first step, layer by layer."""

    activations: list[np.ndarray]
    deviations: np.ndarray
    gradient_norms: np.ndarray


def deep(activation: str, depth: int, weight_init: tuple[str, dict], outputs_gradient: float = 1.0) -> Start:
    """`depth` layers of `WIDTH` units on standard normal inputs, with a random gradient at the output."""
    net = Network((WIDTH,) * (depth + 1), (activation,) * depth)
    generators = [layer_generator(0, i) for i in range(depth)]
    flat = initial_parameters(net, [weight_init] * depth, [("zeros", {})] * depth, generators)
    trace = forward(net, flat, inputs(300, WIDTH))
    gradient = backward(net, flat, trace, outputs_gradient * inputs(300, WIDTH, seed=9) / 300)
    deviations = np.array([a.std() for a in trace.activations])
    return Start(list(trace.activations), deviations, layer_norms(net, gradient))


class TestTenTanhLayers:
    """Glorot and Bengio 2010, Understanding the difficulty of training deep feedforward neural networks."""

    @pytest.mark.parametrize("name", ["xavier_uniform", "xavier_normal"])
    def test_xavier_keeps_activations_and_gradients_level(self, name):
        begin = deep("tanh", 10, (name, {}))
        assert begin.deviations[-1] > begin.deviations[0] / 4
        assert begin.gradient_norms.max() < 4 * begin.gradient_norms.min()

    def test_a_normal_of_deviation_a_hundredth_loses_both(self):
        begin = deep("tanh", 10, ("normal", {"std": 0.01}))
        assert begin.deviations[-1] < 1e-6 * begin.deviations[0]
        assert begin.gradient_norms[0] < 1e-6 * begin.gradient_norms[-1]

    def test_a_normal_of_deviation_1_saturates(self):
        begin = deep("tanh", 10, ("normal", {"std": 1.0}))
        assert all((np.abs(a) > 0.97).mean() > 0.8 for a in begin.activations)


class TestThirtyReluLayers:
    """He et al. 2015, Delving deep into rectifiers."""

    @pytest.mark.parametrize("name", ["kaiming_uniform", "kaiming_normal"])
    def test_kaiming_keeps_the_activations_level(self, name):
        begin = deep("relu", 30, (name, {}))
        assert 1 / 3 < begin.deviations[-1] / begin.deviations[0] < 3

    @pytest.mark.parametrize("name", ["xavier_uniform", "xavier_normal"])
    def test_xavier_fades_by_a_root_of_2_a_layer(self, name):
        begin = deep("relu", 30, (name, {}))
        fading = (begin.deviations[-1] / begin.deviations[0]) ** (1 / 29)
        assert fading == pytest.approx(1 / np.sqrt(2), rel=0.05)


def test_ten_sigmoid_layers_shrink_the_first_gradient_by_orders_of_magnitude():
    """Hochreiter 1991: with a slope of at most 1/4, every layer loses most of what comes back."""
    norms = deep("sigmoid", 10, ("xavier_normal", {})).gradient_norms
    assert norms[0] < 1e-4 * norms[-1]
    assert (np.diff(norms) > 0).all()


@pytest.mark.parametrize(("name", "settings"), [("zeros", {}), ("constant", {"value": 0.5})])
@pytest.mark.parametrize("activation", ["tanh", "relu", "sigmoid"])
def test_units_that_begin_equal_stay_equal_for_ever(activation, name, settings):
    """Rumelhart, Hinton and Williams 1986: equal weights get equal gradients, so symmetry must be broken.

    Equal but for rounding, that is: the matrix products of a BLAS may round the last columns differently.
    """
    net = Network((2, 5, 1), (activation, "linear"))
    flat = initial_parameters(
        net, [(name, settings)] * 2, [("zeros", {})] * 2, [layer_generator(0, i) for i in range(2)]
    )
    x = inputs(40, 2)
    prog = Program(net, x, np.sign(x[:, :1] * x[:, 1:]), settings={"learning_rate": 0.1})
    state = State.start(net, flat)
    assert run(prog, state, 400)[2] == 400
    hidden, output = net.views(state.parameters)
    assert np.ptp(hidden.weight, axis=1).max() < 1e-12
    assert np.ptp(hidden.bias) < 1e-12
    assert np.ptp(output.weight) < 1e-12


class TestLinearRegression:
    """Squared error of a linear network is a quadratic with a closed solution and a known steepest curvature L."""

    X = inputs(60, 2)
    Y = X @ [[1.5], [-0.5]] + 0.25 + 0.1 * inputs(60, 1, seed=5)
    WITH_ONES = np.hstack([X, np.ones((60, 1))])
    CURVATURES = np.linalg.eigvalsh(2 / 60 * WITH_ONES.T @ WITH_ONES)
    SOLUTION = np.linalg.lstsq(WITH_ONES, Y)[0][:, 0]

    def train(self, rate: float, steps: int, **changes) -> tuple[np.ndarray, State]:
        net = Network((2, 1), ("linear",))
        prog = Program(net, self.X, self.Y, settings={"learning_rate": rate}, batch_size=60, **changes)
        state = State.start(net, np.zeros(3))
        return run(prog, state, steps)[0], state

    def test_a_rate_just_below_2_over_l_converges_to_the_least_squares_solution(self):
        losses, state = self.train(1.95 / self.CURVATURES[-1], 600)
        np.testing.assert_allclose(state.parameters, self.SOLUTION, rtol=1e-9)
        assert losses[-1] <= losses[0]

    def test_a_rate_just_above_2_over_l_diverges(self):
        losses, _ = self.train(2.05 / self.CURVATURES[-1], 3000)
        assert losses[-1] > 1e100 * losses[0]

    def test_l2_gives_the_ridge_solution(self):
        """Hoerl and Kennard 1970: weights, not the bias, are drawn to 0."""
        _, state = self.train(0.3, 600, l2=0.4)
        ridge = 2 / 60 * self.WITH_ONES.T @ self.WITH_ONES + np.diag([0.4, 0.4, 0])
        np.testing.assert_allclose(
            state.parameters, np.linalg.solve(ridge, 2 / 60 * self.WITH_ONES.T @ self.Y)[:, 0], rtol=1e-9
        )

    def test_adding_layers_without_a_bend_reaches_the_same_function(self):
        net = Network((2, 3, 1), ("linear", "linear"))
        generators = [layer_generator(0, i) for i in range(2)]
        flat = initial_parameters(net, [("xavier_normal", {})] * 2, [("zeros", {})] * 2, generators)
        prog = Program(net, self.X, self.Y, settings={"learning_rate": 0.05}, batch_size=60)
        state = State.start(net, flat)
        run(prog, state, 2000)
        outputs = forward(net, state.parameters, self.X).outputs
        np.testing.assert_allclose(outputs, self.WITH_ONES @ self.SOLUTION[:, None], rtol=0, atol=1e-6)
