"""Weights as JSON: strict, to be read by people, and exactly the same numbers when read back."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from playground.export.formats import write_weights
from playground.export.trained import TrainedNetwork


def read(path: Path) -> dict[str, Any]:
    def refuse(constant: str) -> float:
        raise AssertionError(f"{constant} is no JSON")

    return json.loads(path.read_text(encoding="utf-8"), parse_constant=refuse)


def test_every_number_comes_back_as_it_was(case: TrainedNetwork, tmp_path: Path) -> None:
    write_weights(case, tmp_path / "w.json")
    data = read(tmp_path / "w.json")
    assert list(data) == ["metadata", "layers", "test_inputs", "test_outputs"]
    for stored, layer in zip(data["layers"], case.layers, strict=True):
        assert np.array_equal(np.array(stored["weight"]), layer.weight)
        assert np.array_equal(np.array(stored["bias"]), layer.bias)
    assert np.array_equal(np.array(data["test_inputs"]), case.samples)
    assert np.array_equal(np.array(data["test_outputs"]), case.outputs(case.samples))


@pytest.mark.parametrize("value", [0.1, 1 / 3, 5e-324, 1.7976931348623157e308, -0.0, 1e16, 123456789.123456789])
def test_decimals_are_the_shortest_that_read_back_the_same(
    trained: TrainedNetwork, tmp_path: Path, value: float
) -> None:
    trained.layers[0].bias[0] = value
    write_weights(trained, tmp_path / "w.json")
    assert f'"bias": [{value!r},' in (tmp_path / "w.json").read_text(encoding="utf-8")
    assert str(read(tmp_path / "w.json")["layers"][0]["bias"][0]) == str(value)


def test_a_row_of_a_matrix_stands_on_a_line(trained: TrainedNetwork, tmp_path: Path) -> None:
    write_weights(trained, tmp_path / "w.json")
    lines = (tmp_path / "w.json").read_text(encoding="utf-8").splitlines()
    assert json.loads(lines[lines.index('{"weight": [') + 1].rstrip(",")) == trained.layers[0].weight[0].tolist()


def test_it_says_what_it_holds(trained: TrainedNetwork, tmp_path: Path) -> None:
    write_weights(trained, tmp_path / "w.json")
    about = read(tmp_path / "w.json")["metadata"]
    assert about["name"] == "วงกลม"
    assert about["stored"]["precision"] == "float64"
    assert about["stored"]["largest_weight_difference"] == 0
    assert about["stored"]["layout"].startswith("layers[i].weight (inputs, units)")
