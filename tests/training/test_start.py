"""From an experiment to its program and its first parameters."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from playground.datasets.prepare import prepare
from playground.document.experiment import Choice, Experiment, LayerSpec, NetworkSpec
from playground.engine.network import Network
from playground.engine.propagation import forward
from playground.training.start import keep_layers, network_of, program_of, start_parameters

EXPERIMENT = Experiment()
DATA = prepare(EXPERIMENT.data, "mse", 1)


def with_layers(*layers: LayerSpec) -> Experiment:
    return replace(EXPERIMENT, network=NetworkSpec((*layers, EXPERIMENT.network.layers[-1])))


def test_the_program_has_all_settings_of_the_optimizer() -> None:
    training = replace(EXPERIMENT.training, optimizer=Choice.of("adam", learning_rate=0.5), l2=0.25, clip_norm=2.0)
    program = program_of(replace(EXPERIMENT, training=training), DATA)
    assert program.settings == {"learning_rate": 0.5, "beta1": 0.9, "beta2": 0.999, "epsilon": 1e-8}
    assert (program.l2, program.clip_norm, program.samples) == (0.25, 2.0, 250)


def test_inputs_of_the_network_are_the_features() -> None:
    three = replace(EXPERIMENT, data=replace(EXPERIMENT.data, features=("x1", "x2", "sin_x1")))
    assert network_of(three, prepare(three.data, "mse", 1)) == Network((3, 4, 1), ("tanh", "linear"))


def test_the_same_seed_gives_the_same_start_and_another_another() -> None:
    seeded = replace(EXPERIMENT, training=replace(EXPERIMENT.training, seed=1))
    assert np.array_equal(start_parameters(EXPERIMENT, DATA), start_parameters(EXPERIMENT, DATA))
    assert not np.array_equal(start_parameters(EXPERIMENT, DATA), start_parameters(seeded, DATA))


def test_an_added_layer_leaves_the_draws_before_it_alone() -> None:
    wide, deep = with_layers(LayerSpec(4)), with_layers(LayerSpec(4), LayerSpec(4))
    first = network_of(wide, DATA).views(start_parameters(wide, DATA))[0]
    same = network_of(deep, DATA).views(start_parameters(deep, DATA))[0]
    assert np.array_equal(first.weight, same.weight)


def test_an_initialization_that_looks_at_the_data_gets_it() -> None:
    lsuv = with_layers(LayerSpec(64, weight_init=Choice("lsuv")))
    network = network_of(lsuv, DATA)
    trace = forward(network, start_parameters(lsuv, DATA), DATA.x_train)
    assert trace.pre_activations[0].std() == pytest.approx(1.0, abs=0.05)


def test_kept_layers_come_from_the_old_network_and_the_others_from_the_new() -> None:
    old, new = Network((2, 3, 1), ("tanh", "linear")), Network((2, 4, 3, 1), ("tanh", "tanh", "linear"))
    fresh, trained = np.zeros(new.parameter_count), np.arange(1.0, old.parameter_count + 1)
    result = new.views(keep_layers(fresh, new, trained, old, (None, None, 1)))
    assert not result[0].weight.any()
    assert not result[1].weight.any()
    assert np.array_equal(result[2].weight, old.views(trained)[1].weight)
    assert np.array_equal(result[2].bias, old.views(trained)[1].bias)
