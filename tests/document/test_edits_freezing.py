"""What is frozen, in the file, and after every other edit."""

from __future__ import annotations

import json
from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from playground.document.edits import (
    add_layer,
    freeze_layer,
    freeze_parameter,
    is_frozen,
    move_layer,
    remove_layer,
    set_data_kind,
    set_units,
    toggle_feature,
)
from playground.document.experiment import Choice, Experiment, LayerSpec, NetworkSpec
from playground.document.files import from_json, to_json, to_mapping
from playground.document.problems import check, problems

E = Experiment()


def parameters(experiment: Experiment) -> list[tuple[int, int, int]]:
    """All (layer, source, unit) of a network with two inputs."""
    sizes = (2, *(layer.units for layer in experiment.network.layers))
    return [
        (layer, source, unit)
        for layer, (d_in, d_out) in enumerate(pairwise(sizes))
        for source in range(-1, d_in)
        for unit in range(d_out)
    ]


@st.composite
def stacks(draw) -> Experiment:
    """Three to five layers that can be told apart by their initial bias, some of their parameters frozen."""
    sizes = [*draw(st.lists(st.integers(1, 3), min_size=2, max_size=4)), 1]
    layers = tuple(
        LayerSpec(units, "linear" if i == len(sizes) - 1 else "tanh", bias_init=Choice.of("constant", value=float(i)))
        for i, units in enumerate(sizes)
    )
    experiment = Experiment(network=NetworkSpec(layers))
    for place in draw(st.lists(st.sampled_from(parameters(experiment)), max_size=8)):
        experiment = freeze_parameter(experiment, *place)
    return experiment


def labelled(experiment: Experiment) -> set[tuple[object, ...]]:
    """What is frozen, by the labels of the layers at both ends of a weight, or of the layer of a bias."""
    labels: list[object] = [dict(layer.bias_init.settings).get("value") for layer in experiment.network.layers]
    ends = ["inputs", *labels]
    return {
        (None if source < 0 else ends[layer], source, ends[layer + 1], unit)
        for layer, source, unit in experiment.training.frozen
    }


def neighbours(experiment: Experiment) -> set[tuple[object, object]]:
    ends = ["inputs", *(dict(layer.bias_init.settings).get("value") for layer in experiment.network.layers)]
    return set(pairwise(ends))


@given(stacks(), st.data())
def test_moving_adding_and_removing_layers_keep_exactly_what_still_exists(before: Experiment, data: st.DataObject):
    hidden = len(before.network.layers) - 1
    place = data.draw(st.integers(0, hidden - 1))
    after = data.draw(
        st.sampled_from(
            [
                add_layer(before, data.draw(st.integers(0, hidden)), LayerSpec(2)),
                remove_layer(before, place),
                move_layer(before, place, data.draw(st.integers(0, hidden - 1))),
            ]
        )
    )
    labels, pairs = {label for pair in neighbours(after) for label in pair}, neighbours(after)
    expected = {
        (source_layer, source, layer, unit)
        for source_layer, source, layer, unit in labelled(before)
        if layer in labels and (source < 0 or (source_layer, layer) in pairs)
    }
    assert labelled(after) == expected
    check(after)


@given(stacks(), st.integers(1, 3), st.data())
def test_fewer_units_take_their_frozen_parameters_with_them(before: Experiment, units: int, data: st.DataObject):
    index = data.draw(st.integers(0, len(before.network.layers) - 2))
    after = set_units(before, index, units)
    kept = {*before.training.frozen} & {*parameters(after)}
    assert {*after.training.frozen} == kept


@given(stacks(), st.data())
def test_freezing_twice_is_freezing_once_and_can_be_taken_back(experiment: Experiment, data: st.DataObject):
    place = data.draw(st.sampled_from(parameters(experiment)))
    once = freeze_parameter(experiment, *place)
    assert freeze_parameter(once, *place) == once
    assert is_frozen(once, *place)
    freed = freeze_parameter(once, *place, on=False)
    assert not is_frozen(freed, *place)
    assert {*freed.training.frozen} == {*experiment.training.frozen} - {place}


@given(stacks(), st.randoms())
def test_the_order_of_freezing_does_not_matter(experiment: Experiment, random) -> None:
    shuffled = list(experiment.training.frozen)
    random.shuffle(shuffled)
    again = replace(experiment, training=replace(experiment.training, frozen=()))
    for place in shuffled:
        again = freeze_parameter(again, *place)
    assert again == experiment


def test_a_frozen_layer_holds_all_its_parameters() -> None:
    frozen = freeze_layer(E, 0)
    assert is_frozen(frozen, 0, 1, 3)
    assert not is_frozen(frozen, 1, 1, 0)
    assert freeze_layer(frozen, 0, on=False) == E


def test_a_parameter_that_does_not_exist_is_not_frozen() -> None:
    assert freeze_parameter(E, 0, 0, 4) == E


def test_a_weight_goes_with_the_feature_it_is_for() -> None:
    frozen = freeze_parameter(freeze_parameter(E, 0, 0, 2), 0, 1, 3)
    without = toggle_feature(frozen, "x1")
    assert without.training.frozen == ((0, 0, 3),)
    more = toggle_feature(frozen, "x1_squared")
    assert more.training.frozen == ((0, 0, 2), (0, 1, 3))


def test_fewer_inputs_take_their_frozen_weights_with_them() -> None:
    frozen = freeze_parameter(freeze_parameter(E, 0, 0, 2), 0, 1, 3)
    assert set_data_kind(frozen, "line").training.frozen == ((0, 0, 2),)


def test_it_is_written_only_where_something_is_frozen() -> None:
    mapping = to_mapping(E)
    assert "frozen" not in mapping["training"]
    assert "frozen" not in mapping["network"]["layers"][0]
    frozen = freeze_layer(freeze_parameter(E, 1, 3, 0), 0)
    written = json.loads(to_json(frozen))
    assert written["training"]["frozen"] == [[1, 3, 0]]
    assert written["network"]["layers"][0]["frozen"] is True
    assert from_json(to_json(frozen)) == frozen


@pytest.mark.parametrize("place", [(2, 0, 0), (0, 2, 0), (0, 0, 4), (-1, 0, 0), (0, 0, -1)])
def test_a_file_that_freezes_what_is_not_there_is_told_so(place: tuple[int, int, int]) -> None:
    experiment = replace(E, training=replace(E.training, frozen=(place,)))
    layer, source, unit = place
    sentence = f"the network has no parameter at layer {layer}, input {source}, unit {unit}"
    assert [str(problem) for problem in problems(experiment)] == [f"training.frozen[0]: {sentence}"]
