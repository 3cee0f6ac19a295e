from __future__ import annotations

from playground.i18n import set_language
from playground.ui.canvas.captions import gap_sentence, layer_sentence, layer_title, network_sentence
from playground.ui.canvas.content import column_contents, described
from tests.ui.snapshots import network_of


def test_a_layer_is_named_with_its_units_activation_and_initialization() -> None:
    layers = network_of(4).network.layers
    assert layer_sentence(0, 2, layers[0]) == "Layer 1: 4 units, tanh, Xavier uniform"
    assert layer_sentence(1, 2, layers[1]) == "Output: 1 unit, linear, Xavier uniform"


def test_the_only_layer_is_the_output() -> None:
    assert layer_title(0, 1) == "Output"


def test_a_gap_is_named_by_what_is_left_and_right_of_it() -> None:
    assert gap_sentence(0, 2) == "Drop: new layer between Input and Layer 1"
    assert gap_sentence(1, 2) == "Drop: new layer between Layer 1 and Output"


def test_the_network_is_described_from_input_to_output() -> None:
    sentence = network_sentence(network_of(4).network, 2)
    assert sentence == ("2 inputs. Layer 1: 4 units, tanh, Xavier uniform. Output: 1 unit, linear, Xavier uniform.")


def test_the_input_column_names_what_the_network_sees() -> None:
    experiment = network_of(4)
    first = column_contents(experiment, described(experiment, None))[0]
    assert first.chips == ("x₁, x₂",)
    assert first.labels == ("x₁", "x₂")


def test_the_output_of_a_classifier_is_labelled_with_the_classes() -> None:
    experiment = network_of(4, kind="iris", outputs=3, loss="cross_entropy")
    last = column_contents(experiment, described(experiment, None))[-1]
    assert last.labels == ("setosa", "versicolor", "virginica")


def test_data_that_cannot_be_had_leave_one_input() -> None:
    experiment = network_of(4, kind="table")
    assert described(experiment, None) is None
    assert column_contents(experiment, None)[0].units == 1


def test_titles_follow_the_language() -> None:
    set_language("th")
    assert layer_title(0, 2) == "ชั้นที่ 1"
