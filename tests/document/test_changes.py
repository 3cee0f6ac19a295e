"""What an edit means for a run under way."""

from __future__ import annotations

from dataclasses import fields, replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from playground.datasets.spec import DataSpec
from playground.document.changes import Change, Part, compare, kept_layers
from playground.document.edits import (
    add_layer,
    freeze_layer,
    freeze_parameter,
    move_layer,
    remove_layer,
    set_activation,
    set_units,
    set_weight_init,
)
from playground.document.experiment import Choice, Experiment, LayerSpec, NetworkSpec, TrainingSpec
from tests.document.strategies import experiments, whole_experiments

E = Experiment()
OTHER_TRAINING = {
    "loss": ("mae", Part.LOSS),
    "optimizer": (Choice.of("adam", learning_rate=0.03), Part.OPTIMIZER),
    "batch_size": (3, Part.LIVE),
    "shuffle": (False, Part.LIVE),
    "l1": (0.1, Part.LIVE),
    "l2": (0.1, Part.LIVE),
    "seed": (5, Part.SEED),
    "precision": ("float32", Part.PRECISION),
    "schedule": (Choice("cosine"), Part.LIVE),
    "clip_norm": (1.0, Part.LIVE),
    "frozen": (((0, -1, 0),), Part.LIVE),
}


@given(experiments)
def test_equal_experiments_have_no_change(experiment: Experiment) -> None:
    assert compare(experiment, replace(experiment)) == Change()


@pytest.mark.parametrize("name", [field.name for field in fields(TrainingSpec)])
def test_each_setting_of_training_belongs_to_one_part(name: str) -> None:
    value, part = OTHER_TRAINING[name]
    changed = replace(E, training=replace(E.training, **{name: value}))
    assert compare(E, changed).parts == {part}


def test_other_settings_of_the_same_optimizer_are_live() -> None:
    faster = replace(E, training=replace(E.training, optimizer=Choice.of("sgd", learning_rate=1.0)))
    assert compare(E, faster).parts == {Part.LIVE}


def test_freezing_a_layer_is_live() -> None:
    assert compare(E, freeze_layer(E, 0)).parts == {Part.LIVE}


def test_a_name_alone_changes_nothing_for_a_run() -> None:
    change = compare(E, replace(E, name="x"))
    assert change.nothing
    assert not change.new_start


def test_data_seed_and_precision_begin_again() -> None:
    assert compare(E, replace(E, data=DataSpec(noise=0.5))).new_start
    assert compare(E, replace(E, training=replace(E.training, seed=9))).new_start
    assert compare(E, replace(E, training=replace(E.training, precision="float32"))).new_start
    assert not compare(E, replace(E, training=replace(E.training, loss="mae"))).new_start


def test_layers_are_structure() -> None:
    assert compare(E, set_units(E, 0, 7)).structure
    assert not compare(E, replace(E, training=replace(E.training, batch_size=3))).structure


def stack(*units: int, activation: str = "tanh") -> Experiment:
    hidden = (LayerSpec(count, activation) for count in units[:-1])
    return Experiment(network=NetworkSpec((*hidden, LayerSpec(units[-1], "linear"))))


def kept(old: Experiment, new: Experiment) -> tuple[int | None, ...]:
    return kept_layers(old, new, 2, 2)


@given(whole_experiments())
def test_nothing_changed_keeps_everything(experiment: Experiment) -> None:
    assert kept(experiment, experiment) == tuple(range(len(experiment.network.layers)))


def test_an_activation_change_keeps_all_weights() -> None:
    old = stack(8, 4, 1)
    assert kept(old, set_activation(old, 1, "relu")) == (0, 1, 2)


def test_an_initialization_change_draws_that_layer_anew() -> None:
    old = stack(8, 4, 1)
    assert kept(old, set_weight_init(old, 1, "normal")) == (0, None, 2)


def test_a_change_of_units_draws_the_layer_and_the_one_after_it_anew() -> None:
    old = stack(8, 4, 3, 1)
    assert kept(old, set_units(old, 1, 5)) == (0, None, None, 3)


def test_the_layer_after_an_inserted_one_is_drawn_anew_and_all_others_are_kept() -> None:
    old = stack(8, 4, 1)
    assert kept(old, add_layer(old, 1, LayerSpec(6))) == (0, None, None, 2)
    assert kept(old, add_layer(old, 1, LayerSpec(8))) == (0, None, None, 2)
    assert kept(old, add_layer(old, 0, LayerSpec(6))) == (None, None, 1, 2)
    assert kept(stack(4, 4, 4, 1), add_layer(stack(4, 4, 4, 1), 0, LayerSpec(6))) == (None, None, 1, 2, 3)
    assert kept(old, add_layer(old, 2, LayerSpec(4))) == (0, 1, None, None)


def test_the_layer_after_a_removed_one_is_drawn_anew_and_all_others_are_kept() -> None:
    assert kept(stack(8, 6, 4, 1), remove_layer(stack(8, 6, 4, 1), 1)) == (0, None, 3)
    assert kept(stack(8, 4, 5, 4, 1), remove_layer(stack(8, 4, 5, 4, 1), 2)) == (0, 1, None, 4)
    assert kept(stack(4, 4, 4, 1), remove_layer(stack(4, 4, 4, 1), 2)) == (0, 1, None)


def test_a_moved_layer_takes_its_weights_along() -> None:
    old = set_activation(stack(4, 4, 4, 1), 1, "relu")
    assert kept(old, move_layer(old, 1, 2)) == (0, 2, 1, 3)


def test_a_frozen_layer_takes_its_weights_along_past_one_that_is_the_same_otherwise() -> None:
    old = freeze_layer(stack(2, 2, 1), 0)
    new = move_layer(old, 0, 1)
    assert new.network.layers[1].frozen
    assert compare(old, new).structure
    assert kept(old, new) == (1, 0, 2)
    old = freeze_parameter(stack(2, 2, 2, 1), 0, -1, 1)
    assert compare(old, move_layer(old, 0, 2)).structure
    assert kept(old, move_layer(old, 0, 2))[2] == 0


def test_another_number_of_inputs_draws_the_first_layer_anew() -> None:
    assert kept_layers(stack(8, 4, 1), stack(8, 4, 1), 2, 3) == (None, 1, 2)


units = st.lists(st.integers(1, 3), min_size=1, max_size=5)


@given(units, units, st.integers(1, 3), st.integers(1, 3))
def test_kept_weights_always_fit_and_are_used_once(old_units, new_units, inputs_old: int, inputs_new: int) -> None:
    old, new = stack(*old_units), stack(*new_units)
    result = kept_layers(old, new, inputs_old, inputs_new)
    assert len(result) == len(new_units)
    sources = [source for source in result if source is not None]
    assert len(set(sources)) == len(sources)
    old_sizes, new_sizes = [inputs_old, *old_units], [inputs_new, *new_units]
    for index, source in enumerate(result):
        if source is not None:
            assert new_sizes[index : index + 2] == old_sizes[source : source + 2]
