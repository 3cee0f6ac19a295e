"""Forward and backward: worked by hand once, and against finite differences everywhere."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from playground.engine.activations import ACTIVATIONS
from playground.engine.gradient_check import Objective, gradient_check
from playground.engine.losses import LOSSES
from playground.engine.network import Network
from playground.engine.propagation import backward, forward
from tests.engine.builders import inputs, network, parameters, targets


def test_forward_and_backward_worked_by_hand():
    """One sample x = (1, 2), two ReLU units of which the second is off, one linear output, L = (y - 1)²."""
    net = Network((2, 2, 1), ("relu", "linear"))
    flat = np.array([0.5, -1.0, 0.25, 0.0, 0.5, -0.5, 2.0, 3.0, -1.0])
    x = np.array([[1.0, 2.0]])

    trace = forward(net, flat, x)
    assert trace.pre_activations[0].tolist() == [[1.5, -1.5]]
    assert trace.activations[0].tolist() == [[1.5, 0.0]]
    assert trace.outputs.tolist() == [[2.0]]

    gradient = net.views(backward(net, flat, trace, output_gradient=np.array([[2.0]])))
    assert gradient[1].weight.tolist() == [[3.0], [0.0]]
    assert gradient[1].bias.tolist() == [2.0]
    assert gradient[0].weight.tolist() == [[4.0, 0.0], [8.0, 0.0]]
    assert gradient[0].bias.tolist() == [4.0, 0.0]


@pytest.mark.parametrize("loss", LOSSES)
@pytest.mark.parametrize("activation", ACTIVATIONS)
def test_gradient_is_the_central_difference_for_every_activation_and_loss(activation, loss):
    output = "linear" if LOSSES[loss].on_logits else activation
    net = network(3, 4, 4, 2, activation=activation, output=output)
    objective = Objective(net, loss, inputs(6, 3), targets(loss, 6, 2))
    for layer in gradient_check(objective, parameters(net)):
        assert layer.compared > 5
        assert layer.difference <= 1e-6


@settings(max_examples=40)
@given(
    sizes=st.lists(st.integers(1, 6), min_size=2, max_size=6),
    n=st.integers(1, 6),
    activation=st.sampled_from(list(ACTIVATIONS)),
    loss=st.sampled_from(list(LOSSES)),
    seed=st.integers(0, 100),
)
def test_gradient_is_the_central_difference_for_every_shape(sizes, n, activation, loss, seed):
    net = network(*sizes, activation=activation)
    objective = Objective(net, loss, inputs(n, sizes[0], seed), targets(loss, n, sizes[-1], seed), l1=0.01, l2=0.1)
    assert max(layer.difference for layer in gradient_check(objective, parameters(net, seed))) <= 1e-6


@pytest.mark.parametrize("activation", ACTIVATIONS)
def test_a_batch_gives_the_mean_of_the_gradients_of_its_samples(activation):
    net, x, y = network(2, 5, 3, activation=activation), inputs(8, 2), targets("mse", 8, 3)
    flat = parameters(net)

    def gradient(rows: slice) -> np.ndarray:
        trace = forward(net, flat, x[rows])
        return backward(net, flat, trace, LOSSES["mse"].gradient(trace.outputs, y[rows]))

    one_by_one = [gradient(slice(i, i + 1)) for i in range(8)]
    np.testing.assert_allclose(gradient(slice(None)), np.mean(one_by_one, axis=0), rtol=1e-12, atol=1e-15)


@pytest.mark.parametrize("precision", [np.float64, np.float32])
@pytest.mark.parametrize("activation", ACTIVATIONS)
def test_precision_is_kept_all_the_way(activation, precision):
    net = network(2, 3, 1, activation=activation)
    flat, x = parameters(net).astype(precision), inputs(4, 2).astype(precision)
    trace = forward(net, flat, x)
    gradient = backward(net, flat, trace, trace.outputs)
    assert {array.dtype for array in (*trace.pre_activations, *trace.activations, gradient)} == {np.dtype(precision)}


def test_neither_pass_changes_its_arguments():
    net, x = network(2, 3, 1), inputs(4, 2)
    flat = parameters(net)
    before = flat.copy(), x.copy()
    trace = forward(net, flat, x)
    outputs = trace.outputs.copy()
    backward(net, flat, trace, trace.outputs)
    assert (flat == before[0]).all()
    assert (x == before[1]).all()
    assert (trace.outputs == outputs).all()
