"""The experiments that ship with the program."""

from __future__ import annotations

import pytest

from playground.document.files import from_json, to_json
from playground.document.presets import DEFAULT, PRESETS, preset
from playground.document.problems import problems
from playground.resources import resource


@pytest.mark.parametrize("name", PRESETS)
def test_a_preset_can_be_trained_and_has_its_title(name: str) -> None:
    experiment = preset(name)
    assert problems(experiment) == ()
    assert experiment.name == PRESETS[name]
    assert from_json(to_json(experiment)) == experiment


def test_every_shipped_file_is_a_preset() -> None:
    assert {path.stem for path in resource("experiments").glob("*.json")} == set(PRESETS)


def test_the_default_is_a_two_layer_network_on_a_toy_set() -> None:
    experiment = preset(DEFAULT)
    assert experiment.data.kind == "circle"
    assert len(experiment.network.layers) == 2
