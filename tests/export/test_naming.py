"""What an experiment is called when nobody has named it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from playground.datasets.spec import DataSpec
from playground.document.edits import set_data_kind
from playground.document.experiment import Experiment, LayerSpec, NetworkSpec
from playground.document.presets import preset
from playground.export.naming import title_of
from playground.i18n import set_language

ONE = NetworkSpec((LayerSpec(1),))


@pytest.mark.parametrize(
    ("experiment", "title"),
    [
        (preset("circle"), "Circle with two layers"),
        (replace(preset("circle"), name="Mine"), "Mine"),
        (set_data_kind(preset("circle"), "xor"), "Exclusive-or with 2 layers"),
        (Experiment(network=ONE), "Circle with 1 layer"),
        (Experiment(data=DataSpec(kind="table", path="C:\\a\\heights.csv")), "heights.csv with 2 layers"),
        (Experiment(data=DataSpec(kind="table", text="a,b")), "Pasted table with 2 layers"),
    ],
)
def test_it_is_called_by_its_name_or_by_its_data_and_layers(experiment: Experiment, title: str) -> None:
    assert title_of(experiment) == title


def test_it_is_called_so_in_the_language_that_is_set() -> None:
    set_language("th")
    assert title_of(set_data_kind(preset("circle"), "xor")).endswith(" ด้วยโครงข่าย 2 ชั้น")
