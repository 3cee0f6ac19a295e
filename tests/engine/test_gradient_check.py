"""The gradient check passes what is right, finds what is wrong, and leaves kinks out."""

from dataclasses import replace

import numpy as np
import pytest

from playground.engine import gradient_check as module
from playground.engine.activations import ACTIVATIONS
from playground.engine.gradient_check import Objective, Parameter, central_difference, check_layer, gradient_check
from tests.engine.builders import inputs, network, parameters, targets


def objective(*sizes: int, activation: str = "tanh", loss: str = "mse", **changes: float) -> Objective:
    net = network(*sizes, activation=activation)
    return Objective(net, loss, inputs(5, sizes[0]), targets(loss, 5, sizes[-1]), **changes)


def test_checks_every_parameter_of_every_layer_of_a_small_network():
    checked = gradient_check(goal := objective(2, 3, 1), parameters(goal.network))
    assert [layer.compared for layer in checked] == [9, 4]
    assert [layer.layer for layer in checked] == [0, 1]
    assert all(layer.skipped == 0 and layer.difference < 1e-7 for layer in checked)


@pytest.mark.parametrize(("place", "kind", "index"), [(4, "weight", (1, 1)), (7, "bias", (1,)), (0, "weight", (0, 0))])
def test_names_the_parameter_whose_gradient_is_wrong(monkeypatch, place, kind, index):
    right = module.backward

    def wrong(*arguments):
        gradient = right(*arguments)
        gradient[place] += 0.5
        return gradient

    monkeypatch.setattr(module, "backward", wrong)
    goal = objective(2, 3, 1)
    hidden, output = gradient_check(goal, parameters(goal.network))
    assert hidden.parameter == Parameter(kind, index)
    assert hidden.difference > 0.1
    assert hidden.backpropagation - hidden.finite_difference == pytest.approx(0.5)
    assert output.difference < 1e-7


@pytest.mark.parametrize("name", [name for name in ACTIVATIONS if name != "linear"])
def test_finds_a_slope_that_is_one_part_in_a_thousand_wrong(monkeypatch, name):
    record = ACTIVATIONS[name]
    monkeypatch.setitem(ACTIVATIONS, name, replace(record, slope=lambda z: 1.001 * record.slope(z)))
    goal = objective(2, 3, 1, activation=name)
    assert gradient_check(goal, parameters(goal.network))[0].difference > 1e-4


@pytest.mark.parametrize("activation", ["relu", "leaky_relu", "elu"])
def test_leaves_out_parameters_whose_step_crosses_a_kink(activation):
    goal = objective(2, 3, 1, activation=activation)
    flat = parameters(goal.network)
    goal.network.views(flat)[0].weight[:, 1] = 0
    goal.network.views(flat)[0].bias[1] = 0  # every sum of unit 1 is exactly 0
    hidden = check_layer(goal, flat, 0)
    assert hidden.skipped == 3
    assert hidden.difference < 1e-7


def test_leaves_out_weights_at_0_under_an_l1_penalty():
    goal = objective(2, 1, l1=0.1)
    assert central_difference(goal, np.array([0.0, 0.5, 0.0]), 0) is None
    assert central_difference(goal, np.array([0.5, 0.5, 0.0]), 0) is not None


def test_a_large_layer_is_sampled_from_end_to_end():
    goal = objective(20, 30, 1)
    assert check_layer(goal, parameters(goal.network), 0, limit=40).compared == 40


def test_says_0_of_0_where_everything_is_at_a_kink():
    goal = objective(2, 1, l1=0.1, loss="mae")
    at_kinks = replace(goal, x=np.zeros((5, 2)), y=np.zeros((5, 1)))
    layer = check_layer(at_kinks, np.zeros(3), 0)
    assert (layer.compared, layer.skipped, layer.difference) == (0, 3, 0)
