"""Edits of the stack of layers."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from playground.document.edits import (
    add_layer,
    freeze_layer,
    freeze_parameter,
    move_layer,
    remove_layer,
    set_activation,
    set_bias_init,
    set_data_kind,
    set_hidden_activations,
    set_layers,
    set_loss,
    set_suitable_weights,
    set_units,
    set_weight_init,
)
from playground.document.experiment import MAX_LAYERS, Choice, Experiment, LayerSpec, NetworkSpec
from playground.document.problems import check
from playground.messages import UserError
from tests.document.strategies import whole_experiments

DEEP = Experiment(network=NetworkSpec((LayerSpec(8), LayerSpec(4, "relu"), LayerSpec(2), LayerSpec(1, "linear"))))


def units(experiment: Experiment) -> list[int]:
    return [layer.units for layer in experiment.network.layers]


def test_a_layer_is_added_before_the_one_that_is_named() -> None:
    assert units(add_layer(DEEP, 0, LayerSpec(16))) == [16, 8, 4, 2, 1]
    assert units(add_layer(DEEP, 3, LayerSpec(16))) == [8, 4, 2, 16, 1]
    assert add_layer(DEEP, 1).network.layers[1] == LayerSpec(4)


def test_nothing_comes_after_the_output_layer() -> None:
    for edit in (
        lambda: add_layer(DEEP, 4),
        lambda: move_layer(DEEP, 0, 3),
        lambda: move_layer(DEEP, 3, 0),
    ):
        with pytest.raises(UserError, match=r"^The output layer stays last\.$"):
            edit()


def test_a_network_has_at_most_16_layers() -> None:
    experiment = Experiment()
    while len(experiment.network.layers) < MAX_LAYERS:
        experiment = add_layer(experiment, 0)
    with pytest.raises(UserError, match=r"^A network has at most 16 layers\.$"):
        add_layer(experiment, 0)


def test_hidden_layers_can_be_removed_to_the_last() -> None:
    assert units(remove_layer(DEEP, 1)) == [8, 2, 1]
    assert units(remove_layer(Experiment(), 0)) == [1]


def test_the_output_layer_cannot_be_removed() -> None:
    with pytest.raises(UserError, match="output layer cannot be removed"):
        remove_layer(DEEP, 3)


def test_a_layer_is_moved_to_the_place_it_has_afterwards() -> None:
    assert units(move_layer(DEEP, 0, 2)) == [4, 2, 8, 1]
    assert units(move_layer(DEEP, 2, 0)) == [2, 8, 4, 1]
    assert move_layer(DEEP, 1, 1) == DEEP


@given(st.integers(0, 2), st.integers(0, 2))
def test_moving_back_undoes_a_move(source: int, to: int) -> None:
    assert move_layer(move_layer(DEEP, source, to), to, source) == DEEP


@given(whole_experiments(), st.data())
def test_removing_undoes_adding(experiment: Experiment, data: st.DataObject) -> None:
    index = data.draw(st.integers(0, len(experiment.network.layers) - 1))
    added = add_layer(experiment, index)
    check(added)
    assert remove_layer(added, index) == experiment


def test_units_of_a_hidden_layer_are_free_within_bounds() -> None:
    assert units(set_units(DEEP, 0, 1024)) == [1024, 4, 2, 1]
    for wrong in (0, 1025, 10_000):
        with pytest.raises(UserError, match=rf"network\.layers\[0\]\.units: {wrong} is not between 1 and 1024"):
            set_units(DEEP, 0, wrong)


def test_units_of_the_output_layer_follow_the_data_and_the_loss() -> None:
    assert units(set_units(Experiment(), 1, 2)) == [4, 2]
    assert set_units(Experiment(), 1, 1) == Experiment()
    with pytest.raises(UserError, match=r"decide the units of the output layer: 1 / 2\.$"):
        set_units(Experiment(), 1, 3)


def test_activation_of_any_layer_can_be_set() -> None:
    assert set_activation(DEEP, 0, "gelu").network.layers[0] == LayerSpec(8, "gelu")
    assert set_activation(DEEP, 3, "tanh").network.layers[3].activation == "tanh"
    with pytest.raises(UserError, match='"tanhh" is not one of'):
        set_activation(DEEP, 0, "tanhh")


def test_the_output_layer_stays_linear_under_cross_entropy() -> None:
    experiment = set_loss(DEEP, "binary_cross_entropy")
    with pytest.raises(UserError, match="cross-entropy applies sigmoid or softmax itself"):
        set_activation(experiment, 3, "sigmoid")
    assert set_activation(experiment, 3, "linear") == experiment
    assert set_activation(experiment, 0, "sigmoid").network.layers[0].activation == "sigmoid"


def test_initializations_can_be_set_by_name_or_with_settings() -> None:
    assert set_weight_init(DEEP, 0, "orthogonal").network.layers[0].weight_init == Choice("orthogonal")
    narrow = Choice.of("normal", std=0.5)
    assert set_bias_init(DEEP, 1, narrow).network.layers[1].bias_init == narrow
    with pytest.raises(UserError, match=r"bias_init\.kind: \"xavier_uniform\" is not one of"):
        set_bias_init(DEEP, 0, "xavier_uniform")
    with pytest.raises(UserError, match=r"weight_init\.std: -1 is not between"):
        set_weight_init(DEEP, 0, Choice.of("normal", std=-1))


def test_an_edit_leaves_the_old_experiment_as_it_is() -> None:
    before = Experiment()
    add_layer(before, 0)
    set_data_kind(before, "digits")
    assert before == Experiment()


def test_all_hidden_layers_get_an_activation_and_the_output_keeps_its_own() -> None:
    changed = set_hidden_activations(DEEP, "gelu")
    assert [layer.activation for layer in changed.network.layers] == ["gelu", "gelu", "gelu", "linear"]
    assert set_hidden_activations(Experiment(network=NetworkSpec((LayerSpec(1),))), "relu").network.layers[
        0
    ] == LayerSpec(1)


def test_every_layer_gets_the_weights_made_for_its_activation() -> None:
    changed = set_suitable_weights(DEEP)
    kinds = [layer.weight_init.kind for layer in changed.network.layers]
    assert kinds == ["xavier_uniform", "kaiming_uniform", "xavier_uniform", "xavier_uniform"]
    assert set_suitable_weights(changed) == changed


def test_a_whole_stack_takes_the_place_of_the_layers() -> None:
    changed = set_layers(DEEP, [(3, "relu"), (1, "tanh")])
    assert changed.network.layers == (
        LayerSpec(3, "relu", Choice("kaiming_uniform")),
        LayerSpec(1, "tanh", Choice("xavier_uniform")),
    )
    assert changed.data == DEEP.data
    assert changed.training == DEEP.training


def test_nothing_is_frozen_in_another_stack() -> None:
    frozen = freeze_parameter(freeze_layer(DEEP, 0), 1, 0, 0)
    changed = set_layers(frozen, [(8, "tanh"), (4, "relu"), (2, "tanh"), (1, "linear")])
    assert changed.training.frozen == ()
    assert not any(layer.frozen for layer in changed.network.layers)


def test_a_stack_with_a_layer_that_cannot_be_is_refused() -> None:
    with pytest.raises(UserError, match="0 is not between 1 and 1024"):
        set_layers(DEEP, [(0, "relu"), (1, "tanh")])
