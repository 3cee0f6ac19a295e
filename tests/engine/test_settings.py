"""Ranges of settings, and the settings of every record of every table."""

import math

import pytest

from playground.engine.initializers import INITIALIZERS
from playground.engine.optimizers import OPTIMIZERS
from playground.engine.schedules import SCHEDULES
from playground.engine.settings import Setting, complete

RECORDS = [*INITIALIZERS.values(), *OPTIMIZERS.values(), *SCHEDULES.values()]


@pytest.mark.parametrize(
    ("setting", "inside", "outside"),
    [
        (Setting("rate", 0.1, low=0, low_open=True), [1e-300, 5], [0, -1]),
        (Setting("share", 0.5, low=0, high=1), [0, 1, 0.5], [-1e-9, 1 + 1e-9]),
        (Setting("decay", 0.9, low=0, high=1, high_open=True), [0, 0.999], [1, 2]),
        (Setting("switch", False), [True, False], [0, 1.0]),
        (Setting("any", 0.0), [-1e300, 3], [math.nan, math.inf, -math.inf, True]),
    ],
)
def test_accepts_what_is_of_its_type_and_in_its_range(setting, inside, outside):
    assert all(setting.accepts(value) for value in inside)
    assert not any(setting.accepts(value) for value in outside)


@pytest.mark.parametrize("record", RECORDS, ids=lambda record: record.name)
def test_defaults_of_every_record_are_accepted_and_names_are_unique(record):
    assert all(setting.accepts(setting.default) for setting in record.settings)
    names = [setting.name for setting in record.settings]
    assert len(set(names)) == len(names)


@pytest.mark.parametrize("record", RECORDS, ids=lambda record: record.name)
def test_every_record_has_a_formula_in_one_line(record):
    assert record.formula
    assert "\n" not in record.formula


def test_complete_keeps_what_is_given_and_fills_in_the_rest():
    settings = (Setting("a", 1.0), Setting("b", False))
    assert complete(settings, {"b": True}) == {"a": 1.0, "b": True}


def test_complete_refuses_a_name_it_does_not_know():
    with pytest.raises(KeyError, match="momentun"):
        complete((Setting("momentum", 0.9),), {"momentun": 0.5})


@pytest.mark.parametrize("name", ["sgd", "momentum", "rmsprop", "adagrad", "adam", "adamw"])
def test_learning_rate_comes_first_and_refuses_0_negative_and_a_billion(name):
    rate = OPTIMIZERS[name].settings[0]
    assert rate.name == "learning_rate"
    assert not any(rate.accepts(value) for value in (0, -0.1, 1e9))


def test_optimizer_defaults_are_those_of_pytorch():
    """https://docs.pytorch.org/docs/stable/optim.html; its SGD has no momentum unless asked for."""
    defaults = {name: complete(record.settings, {}) for name, record in OPTIMIZERS.items()}
    adam = {"learning_rate": 1e-3, "beta1": 0.9, "beta2": 0.999, "epsilon": 1e-8}
    assert defaults["sgd"] == {"learning_rate": 1e-3}
    assert defaults["momentum"] == {"learning_rate": 1e-3, "momentum": 0.9, "nesterov": False}
    assert defaults["rmsprop"] == {"learning_rate": 1e-2, "alpha": 0.99, "epsilon": 1e-8}
    assert defaults["adagrad"] == {"learning_rate": 1e-2, "epsilon": 1e-10}
    assert defaults["adam"] == adam
    assert defaults["adamw"] == adam | {"weight_decay": 0.01}
