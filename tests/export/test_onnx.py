"""An ONNX file is the whole network: other programs give its outputs from the raw inputs."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import onnx
import onnxruntime
import pytest

from playground.export.formats import write_weights
from playground.export.trained import TrainedNetwork
from playground.messages import UserError
from tests.export.cases import CASES
from tests.export.conftest import train


def run(path: Path, raw: np.ndarray) -> np.ndarray:
    """Outputs (n, k) of ONNX Runtime for raw inputs (n, d)."""
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = 1
    session = onnxruntime.InferenceSession(str(path), options, providers=["CPUExecutionProvider"])
    (outputs,) = session.run(["outputs"], {"inputs": raw.astype(np.float32)})
    return outputs


def single(raw: np.ndarray) -> np.ndarray:
    """Inputs that single precision holds exactly, so that what is compared is the network alone."""
    return raw.astype(np.float32).astype(np.float64)


def in_single(trained: TrainedNetwork) -> TrainedNetwork:
    """The same network, with the parameters that the file holds."""
    return replace(trained, parameters=trained.parameters.astype(np.float32).astype(np.float64))


def props(path: Path) -> dict[str, Any]:
    return {entry.key: json.loads(entry.value) for entry in onnx.load(path).metadata_props}


def test_onnx_runtime_gives_the_same_outputs(case: TrainedNetwork, tmp_path: Path) -> None:
    write_weights(case, tmp_path / "w.onnx")
    raw = single(case.samples)
    expected = case.outputs(raw)
    scale = max(1.0, float(np.abs(expected).max()))
    assert run(tmp_path / "w.onnx", raw) / scale == pytest.approx(expected / scale, rel=0, abs=1e-6)


@pytest.mark.parametrize("name", [name for name in CASES if name.endswith("at the end")])
def test_activations_hold_far_from_zero(name: str, tmp_path: Path) -> None:
    trained = train(CASES[name], steps=1)
    layer = trained.layers[-1]
    layer.weight[:], layer.bias[:] = layer.weight * 200, 0
    write_weights(trained, tmp_path / "w.onnx")
    raw = single(trained.samples)
    expected = in_single(trained).outputs(raw)
    assert np.abs(expected).max() > 0
    scale = max(1.0, float(np.abs(layer.weight).max()))  # what the sums before the activation are made of
    assert run(tmp_path / "w.onnx", raw) / scale == pytest.approx(expected / scale, rel=0, abs=1e-6)


@pytest.mark.parametrize("rows", [1, 3, 1000])
def test_the_batch_may_have_any_size(trained: TrainedNetwork, tmp_path: Path, rows: int) -> None:
    write_weights(trained, tmp_path / "w.onnx")
    assert run(tmp_path / "w.onnx", np.zeros((rows, 2))).shape == (rows, 1)


def test_the_official_checker_passes_and_the_versions_are_those_promised(
    trained: TrainedNetwork, tmp_path: Path
) -> None:
    write_weights(trained, tmp_path / "w.onnx")
    model = onnx.load(tmp_path / "w.onnx")
    onnx.checker.check_model(model, full_check=True)
    assert (model.ir_version, [(entry.domain, entry.version) for entry in model.opset_import]) == (8, [("", 17)])
    assert {onnx.TensorProto.DataType.Name(array.data_type) for array in model.graph.initializer} == {"FLOAT", "INT64"}


def test_nothing_is_computed_that_changes_nothing(tmp_path: Path) -> None:
    write_weights(train(CASES["one layer"]), tmp_path / "w.onnx")
    assert [node.op_type for node in onnx.load(tmp_path / "w.onnx").graph.node] == [
        "Gather", "Gather", "Concat", "Gemm",
    ]  # fmt: skip
    write_weights(train(CASES["digits"]), tmp_path / "d.onnx")
    assert [node.op_type for node in onnx.load(tmp_path / "d.onnx").graph.node] == ["Gemm", "Tanh", "Gemm"]


def test_it_says_what_it_is_and_what_rounding_cost(trained: TrainedNetwork, tmp_path: Path) -> None:
    write_weights(trained, tmp_path / "w.onnx")
    about = props(tmp_path / "w.onnx")
    stored = about["metadata"]["stored"]
    assert about["metadata"]["name"] == "วงกลม"
    assert stored["precision"] == "float32"
    lost = np.abs(trained.parameters - trained.parameters.astype(np.float32)).max()
    assert stored["largest_weight_difference"] == lost > 0
    assert 0 < stored["largest_output_difference"] < 1e-5
    found = run(tmp_path / "w.onnx", np.array(about["test_inputs"]))
    assert found == pytest.approx(np.array(about["test_outputs"]), abs=1e-6)


def test_weights_that_single_precision_cannot_hold_are_refused(trained: TrainedNetwork, tmp_path: Path) -> None:
    trained.layers[0].weight[0, 0] = 1e39
    with pytest.raises(UserError, match="Layer 1 has weights too large for single precision"):
        write_weights(trained, tmp_path / "w.onnx")
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("what", ["offset", "scale", "outputs"])
def test_numbers_on_the_way_that_single_precision_cannot_hold_are_refused(
    trained: TrainedNetwork, tmp_path: Path, what: str
) -> None:
    if what == "outputs":
        trained.layers[0].bias[:], trained.layers[1].weight[:] = 10, 3e38
    else:
        getattr(trained.pipeline, what)[0] = {"offset": 1e200, "scale": 1e-60}[what]
    with pytest.raises(UserError, match="computes numbers that single precision"):
        write_weights(trained, tmp_path / "w.onnx")
    assert list(tmp_path.iterdir()) == []
