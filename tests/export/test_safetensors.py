"""A safetensors file is the state of a torch.nn.Sequential, with everything else in its header."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from safetensors import safe_open
from safetensors.numpy import load_file

from playground.engine.activations import ACTIVATIONS
from playground.export.formats import write_weights
from playground.export.trained import TrainedNetwork
from tests.export.cases import CASES
from tests.export.conftest import train


def header(path: Path) -> dict[str, Any]:
    with safe_open(path, framework="numpy") as file:
        return {name: json.loads(text) for name, text in file.metadata().items() if name != "format"}


def test_the_keys_are_those_of_a_sequential_in_which_activations_count(trained: TrainedNetwork, tmp_path: Path) -> None:
    write_weights(trained, tmp_path / "w.safetensors")
    arrays = load_file(tmp_path / "w.safetensors")
    assert {name: array.shape for name, array in arrays.items()} == {
        "0.weight": (4, 2), "0.bias": (4,), "2.weight": (1, 4), "2.bias": (1,),
    }  # fmt: skip


def test_a_linear_activation_adds_no_module(tmp_path: Path) -> None:
    write_weights(train(CASES["linear, 4 hidden"]), tmp_path / "w.safetensors")
    assert {name.split(".")[0] for name in load_file(tmp_path / "w.safetensors")} == {"0", "1", "2", "3", "4"}


def test_rows_are_outputs_and_nothing_is_rounded(case: TrainedNetwork, tmp_path: Path) -> None:
    write_weights(case, tmp_path / "w.safetensors")
    arrays = load_file(tmp_path / "w.safetensors")
    place = 0
    for layer, activation in zip(case.layers, case.network.activations, strict=True):
        assert np.array_equal(arrays[f"{place}.weight"], layer.weight.T)
        assert np.array_equal(arrays[f"{place}.bias"], layer.bias)
        assert arrays[f"{place}.weight"].dtype == case.parameters.dtype
        place += 1 if activation == "linear" else 2


def test_the_header_is_enough_to_compute_the_outputs(case: TrainedNetwork, tmp_path: Path) -> None:
    write_weights(case, tmp_path / "w.safetensors")
    about = header(tmp_path / "w.safetensors")
    arrays = load_file(tmp_path / "w.safetensors")
    inputs = about["metadata"]["inputs"]
    raw = np.array(about["test_inputs"])
    columns = {"x1": raw[:, 0], "x2": raw[:, -1]}
    formulas = {"x1_squared": "x1 * x1", "x2_squared": "x2 * x2", "x1_times_x2": "x1 * x2"}
    formulas |= {"sin_x1": "np.sin(x1)", "sin_x2": "np.sin(x2)"}
    if inputs["features"]:
        raw = np.column_stack([eval(formulas.get(name, name), {"np": np}, columns) for name in inputs["features"]])
    a = ((raw - inputs["offset"]) / inputs["scale"]).astype(case.parameters.dtype)
    keys = sorted({int(name.split(".")[0]) for name in arrays})
    for key, layer in zip(keys, about["metadata"]["layers"], strict=True):
        z = a @ arrays[f"{key}.weight"].T + arrays[f"{key}.bias"]
        a = ACTIVATIONS[layer["activation"]].value(z)
    scale = max(1.0, float(np.abs(a).max()))
    assert a / scale == pytest.approx(np.array(about["test_outputs"]) / scale, rel=0, abs=case.tolerance)


def test_it_carries_the_mark_that_pytorch_tools_look_for(trained: TrainedNetwork, tmp_path: Path) -> None:
    write_weights(trained, tmp_path / "w.safetensors")
    with safe_open(tmp_path / "w.safetensors", framework="numpy") as file:
        assert file.metadata()["format"] == "pt"
