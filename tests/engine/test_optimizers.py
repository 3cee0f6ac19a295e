"""Every optimizer: two steps worked out by hand, and what the table promises."""

import math

import numpy as np
import pytest

from playground.engine.optimizers import OPTIMIZERS, Point
from playground.engine.settings import complete

WITH_GRADIENT = [name for name, record in OPTIMIZERS.items() if record.uses_gradient]

# One weight that starts at 1, with gradients 0.5 and then -0.25, at learning rate 0.1. Each pair: after step 1, step 2.
SGD = (0.95, 0.975)

# v = 0.5, then 0.9 * 0.5 - 0.25 = 0.2
MOMENTUM = (0.95, 0.93)

# g + 0.9 v = 0.95, then -0.25 + 0.9 * 0.2 = -0.07
NESTEROV = (0.905, 0.912)

# alpha 0.9, epsilon 0.1; v = 0.1 * 0.25 = 0.025, then 0.9 * 0.025 + 0.1 * 0.0625 = 0.02875
_RMS_1 = 1 - 0.05 / (math.sqrt(0.025) + 0.1)
RMSPROP = (_RMS_1, _RMS_1 + 0.025 / (math.sqrt(0.02875) + 0.1))

# epsilon 0.1; s = 0.25, then 0.3125
_ADA_1 = 1 - 0.05 / (0.5 + 0.1)
ADAGRAD = (_ADA_1, _ADA_1 + 0.025 / (math.sqrt(0.3125) + 0.1))

# beta 0.9 and 0.99, epsilon 0.1; m = 0.05 then 0.02, over 0.1 then 0.19; v = 0.0025 then 0.0031, over 0.01 then 0.0199
_ADAM_MOVES = (0.05 / (0.5 + 0.1), 0.1 * (0.02 / 0.19) / (math.sqrt(0.0031 / 0.0199) + 0.1))
ADAM = (1 - _ADAM_MOVES[0], 1 - _ADAM_MOVES[0] - _ADAM_MOVES[1])

# weight_decay 0.5: each step first multiplies the weight by 1 - 0.1 * 0.5 = 0.95
_DECAYED_1 = 0.95 - _ADAM_MOVES[0]
ADAMW = (_DECAYED_1, 0.95 * _DECAYED_1 - _ADAM_MOVES[1])

_ADAM_SETTINGS = {"beta1": 0.9, "beta2": 0.99, "epsilon": 0.1}

TABLE = [
    ("sgd", {}, SGD),
    ("momentum", {"momentum": 0.9, "nesterov": False}, MOMENTUM),
    ("momentum", {"momentum": 0.9, "nesterov": True}, NESTEROV),
    ("rmsprop", {"alpha": 0.9, "epsilon": 0.1}, RMSPROP),
    ("adagrad", {"epsilon": 0.1}, ADAGRAD),
    ("adam", _ADAM_SETTINGS, ADAM),
    ("adamw", _ADAM_SETTINGS | {"weight_decay": 0.5}, ADAMW),
]


def follow(name: str, settings: dict, gradients: list[np.ndarray], is_weight: np.ndarray) -> list[np.ndarray]:
    """The parameters after each of the gradients, all starting at 1."""
    optimizer = OPTIMIZERS[name]
    parameters = np.ones(len(is_weight), gradients[0].dtype)
    slots = np.zeros((optimizer.slots, parameters.size), parameters.dtype)
    path = []
    for t, gradient in enumerate(gradients, start=1):
        point = Point(parameters, gradient, slots, t, is_weight)
        parameters, slots = optimizer.update(point, **complete(optimizer.settings, settings))
        path.append(parameters)
    return path


def test_the_names_of_the_file_format_come_first_and_in_its_order():
    assert list(OPTIMIZERS)[:7] == ["sgd", "momentum", "rmsprop", "adagrad", "adam", "adamw", "nudge"]


@pytest.mark.parametrize(("name", "settings", "expected"), TABLE)
def test_two_steps_worked_by_hand(name, settings, expected):
    path = follow(name, settings | {"learning_rate": 0.1}, [np.array([0.5]), np.array([-0.25])], np.array([True]))
    assert [w[0] for w in path] == pytest.approx(expected, rel=1e-14)


def test_adamw_decays_weights_and_not_biases():
    gradients = [np.array([0.5, 0.5]), np.array([-0.25, -0.25])]
    settings = _ADAM_SETTINGS | {"learning_rate": 0.1, "weight_decay": 0.5}
    last = follow("adamw", settings, gradients, np.array([True, False]))[-1]
    assert last.tolist() == pytest.approx([ADAMW[1], ADAM[1]], rel=1e-14)


@pytest.mark.parametrize("name", WITH_GRADIENT)
@pytest.mark.parametrize("precision", [np.float64, np.float32])
def test_updates_return_new_arrays_of_the_same_shape_and_precision(name, precision):
    optimizer = OPTIMIZERS[name]
    point = Point(
        np.ones(4, precision), np.ones(4, precision), np.zeros((optimizer.slots, 4), precision), 1, np.ones(4, bool)
    )
    parameters, slots = optimizer.update(point, **complete(optimizer.settings, {}))
    assert parameters.shape == (4,)
    assert slots.shape == (optimizer.slots, 4)
    assert parameters.dtype == slots.dtype == precision
    assert (point.parameters == 1).all()
    assert not point.slots.any()


@pytest.mark.parametrize("name", WITH_GRADIENT)
def test_default_settings_walk_down_a_parabola(name):
    """f(w) = w² from w = 1: after 300 steps every optimizer is lower than it began, and none has run away."""
    w, slots, optimizer = np.ones(1), np.zeros((OPTIMIZERS[name].slots, 1)), OPTIMIZERS[name]
    for t in range(1, 301):
        point = Point(w, 2 * w, slots, t, np.ones(1, bool))
        w, slots = optimizer.update(point, **complete(optimizer.settings, {"learning_rate": 0.05}))
    assert abs(w[0]) < 0.6


@pytest.mark.parametrize("name", WITH_GRADIENT)
def test_a_gradient_of_0_at_the_start_moves_nothing(name):
    still = follow(name, {"weight_decay": 0.0} if name == "adamw" else {}, [np.zeros(3)], np.ones(3, bool))[0]
    assert still.tolist() == [1, 1, 1]
