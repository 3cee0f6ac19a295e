"""Reading a written file back, by another way than it was written, to prove that it gives the same outputs."""

from __future__ import annotations

import csv
import importlib.util
import json
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from playground.datasets.pipeline import InputPipeline
from playground.engine.network import Floats, Network
from playground.engine.propagation import forward
from playground.export import csv_file, json_file, npz, onnx_file, safetensors_file
from playground.export.layout import Layout
from playground.export.reading.json_rows import read_rows
from playground.export.rounding import rounding
from playground.export.trained import TrainedNetwork
from playground.messages import N_, UserError

SCRIPT_SECONDS = 60
NOT_RUN = N_("It could not be run here, so nothing is verified; run the file, and it checks itself.")
COMPILES = N_(
    "It compiles. Whether it computes the same is not verified, because PyTorch is not installed here; run the file "
    "where it is, and it checks itself."
)
CALL = (
    "import json, runpy, sys; predict = runpy.run_path(sys.argv[1])['predict'];"
    "json.dump(predict(json.load(sys.stdin)).tolist(), sys.stdout)"
)
TORCH_CALL = (
    "import json, runpy, sys, torch; network = runpy.run_path(sys.argv[1])['Network']();"
    "json.dump(network(torch.tensor(json.load(sys.stdin), dtype=torch.float64)).tolist(), sys.stdout)"
)


@dataclass(frozen=True)
class Verification:
    """What reading back has shown.

    reader      who read the file, for people; empty where nobody could compute with it
    same, of    how many of the test inputs give the same output
    difference  the largest, absolute
    remark      why nothing could be computed
    """

    reader: str = ""
    same: int = 0
    of: int = 0
    difference: float = 0.0
    remark: str = ""

    @property
    def is_proved(self) -> bool:
        """Whether every test input gives the same output."""
        return self.same == self.of > 0


def verify_npz(path: Path, trained: TrainedNetwork) -> Verification:
    with np.load(path, allow_pickle=False) as file:
        arrays = {name: file[name] for name in file.files}
    about = json.loads(str(arrays["metadata"]))
    outputs = _outputs(about, npz.LAYOUT, arrays, arrays["test_inputs"])
    return _compared(N_("NumPy"), outputs, trained)


def verify_safetensors(path: Path, trained: TrainedNetwork) -> Verification:
    from safetensors import safe_open

    with safe_open(path, framework="numpy") as file:
        header = {name: json.loads(text) for name, text in file.metadata().items() if name != "format"}
        arrays = {name: file.get_tensor(name) for name in file.keys()}  # noqa: SIM118 - no mapping
    outputs = _outputs(header["metadata"], safetensors_file.LAYOUT, arrays, np.array(header["test_inputs"]))
    return _compared(N_("the safetensors package"), outputs, trained)


def verify_json(path: Path, trained: TrainedNetwork) -> Verification:
    data = read_rows(path.read_text(encoding="utf-8"))
    about = data["metadata"]
    arrays = {
        part.key: np.array(data["layers"][part.layer][part.name], about["precision"])
        for part in json_file.LAYOUT.parts(_network(about))
    }
    return _compared(
        N_("a JSON reader"), _outputs(about, json_file.LAYOUT, arrays, np.array(data["test_inputs"])), trained
    )


def verify_csv(path: Path, trained: TrainedNetwork) -> Verification:
    with path.open(encoding="ascii", newline="") as file:
        lines = iter(file)
        comments: dict[str, Any] = {}
        for line in lines:
            if not line.startswith("#"):
                break  # the names of the columns
            name, _colon, text = line[1:].strip().partition(": ")
            if text.startswith(("{", "[")):
                comments[name] = json.loads(text)
        about = comments["metadata"]
        arrays = _csv_arrays(csv.reader(lines), _network(about), about["precision"])
    outputs = _outputs(about, csv_file.LAYOUT, arrays, np.array(comments["test_inputs"]))
    return _compared(N_("a CSV reader"), outputs, trained)


def verify_onnx(path: Path, trained: TrainedNetwork) -> Verification:
    from onnx import load
    from onnx.reference import ReferenceEvaluator

    model = load(path)
    inputs = next(json.loads(entry.value) for entry in model.metadata_props if entry.key == "test_inputs")
    (outputs,) = ReferenceEvaluator(model).run(None, {"inputs": np.array(inputs, np.float32)})
    return _compared(N_("ONNX's reference implementation"), np.asarray(outputs), trained, onnx_file.PRECISION)


def verify_script(path: Path, trained: TrainedNetwork) -> Verification:
    """Run the script in a Python of its own, which finds only installed packages; nothing of it runs in this one."""
    return _run(path, trained, CALL)


def verify_torch_script(path: Path, trained: TrainedNetwork) -> Verification:
    """Run it likewise where PyTorch is installed; elsewhere it is only compiled."""
    if importlib.util.find_spec("torch") is not None:
        return _run(path, trained, TORCH_CALL)
    compile(path.read_bytes(), path.name, "exec")
    return Verification(remark=COMPILES)


def _run(path: Path, trained: TrainedNetwork, call: str) -> Verification:
    if getattr(sys, "frozen", False):  # there is no Python to run it with
        return Verification(remark=NOT_RUN)
    try:
        done = subprocess.run(
            [sys.executable, "-I", "-c", call, str(path.resolve())],
            input=json.dumps(trained.samples.tolist()),
            capture_output=True,
            text=True,
            timeout=SCRIPT_SECONDS,
            creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
        )
    except (OSError, subprocess.TimeoutExpired):
        return Verification(remark=NOT_RUN)
    if done.returncode:
        raise UserError(N_("{path} was written, but it cannot be run."), path=str(path))
    return _compared(N_("Python, in a process of its own"), np.array(json.loads(done.stdout)), trained)


def _network(about: dict[str, Any]) -> Network:
    layers = about["layers"]
    sizes = (layers[0]["inputs"], *(layer["units"] for layer in layers))
    return Network(sizes, tuple(layer["activation"] for layer in layers))


def _outputs(about: dict[str, Any], layout: Layout, arrays: dict[str, np.ndarray], raw: np.ndarray) -> Floats:
    """The outputs for the raw inputs of a network that is made of nothing but what the file says."""
    network = _network(about)
    flat = np.empty(network.parameter_count, about["precision"])
    for part in layout.parts(network):
        array = arrays[part.key]
        view = getattr(network.views(flat)[part.layer], part.name)
        view[...] = array.T if layout.rows_are_outputs else array
    inputs = about["inputs"]
    offset, scale = np.array(inputs["offset"]), np.array(inputs["scale"])
    pipeline = InputPipeline(tuple(inputs["raw"]), tuple(inputs["features"]), offset, scale)
    return forward(network, flat, pipeline.apply(raw).astype(flat.dtype)).outputs


def _csv_arrays(rows: Iterator[list[str]], network: Network, precision: str) -> dict[str, np.ndarray]:
    flat = np.empty(network.parameter_count, precision)
    for layer, source, *cells in rows:
        weight, bias = network.views(flat)[int(layer)]
        target = bias if source == "bias" else weight[int(source)]
        target[:] = [float(cell) for cell in cells[: len(bias)]]
    return {part.key: getattr(network.views(flat)[part.layer], part.name) for part in csv_file.LAYOUT.parts(network)}


def _compared(reader: str, found: Floats, trained: TrainedNetwork, precision: str | None = None) -> Verification:
    expected = trained.outputs(trained.samples)
    difference = np.abs(found.astype(np.float64) - expected)
    limit = _tolerance(trained, precision) * max(1.0, float(np.abs(expected).max()))
    same = int((difference <= limit + 4 * rounding(trained, precision).outputs).all(axis=1).sum())
    return Verification(reader, same, len(expected), float(difference.max()))


def _tolerance(trained: TrainedNetwork, precision: str | None) -> float:
    return trained.tolerance if precision is None else max(trained.tolerance, 1e-6)
