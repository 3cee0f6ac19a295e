"""Which arrays a format holds, under which names."""

from __future__ import annotations

from pathlib import Path

import pytest

from playground.engine.network import Network
from playground.export.formats import FORMATS, format_of
from playground.export.layout import module_numbers

NETWORK = Network((2, 4, 3, 1), ("tanh", "linear", "sigmoid"))
ROWS_ARE_INPUTS = [(2, 4), (4,), (4, 3), (3,), (3, 1), (1,)]
ROWS_ARE_OUTPUTS = [(4, 2), (4,), (3, 4), (3,), (1, 3), (1,)]


@pytest.mark.parametrize(
    ("ending", "first", "last", "shapes"),
    [
        (".npz", "layers.0.weight", "layers.2.bias", ROWS_ARE_INPUTS),
        (".onnx", "layers.0.weight", "layers.2.bias", ROWS_ARE_INPUTS),
        (".json", "layers[0].weight", "layers[2].bias", ROWS_ARE_INPUTS),
        (".csv", "layer 0, weight", "layer 2, bias", ROWS_ARE_INPUTS),
        (".py", "weight_0", "bias_2", ROWS_ARE_INPUTS),
        (".safetensors", "0.weight", "3.bias", ROWS_ARE_OUTPUTS),
        (".torch.py", "layers.0.weight", "layers.3.bias", ROWS_ARE_OUTPUTS),
    ],
)
def test_each_format_names_its_arrays(ending: str, first: str, last: str, shapes: list[tuple[int, ...]]) -> None:
    parts = format_of(Path(f"w{ending}")).layout.parts(NETWORK)
    assert (parts[0].key, parts[-1].key) == (first, last)
    assert [part.shape for part in parts] == shapes


def test_a_linear_activation_is_no_module() -> None:
    assert module_numbers(("tanh", "linear", "linear", "relu", "linear")) == (0, 2, 3, 4, 6)


def test_every_description_says_which_way_round_it_is() -> None:
    for record in FORMATS:
        text = record.layout.describe()
        assert ("(units, inputs)" in text) == ("x @ weight.T" in text) == record.layout.rows_are_outputs
        assert ("torch.nn.Sequential" in text) == record.layout.counts_modules
