"""Weights as a NumPy archive: complete in itself, exact, and read back strictly."""

from __future__ import annotations

import io
import json
import zipfile
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from playground.document.experiment import Choice, Experiment, LayerSpec, NetworkSpec
from playground.engine.network import Network
from playground.export.formats import write_weights
from playground.export.reading.files import read_parameters
from playground.export.trained import TrainedNetwork
from playground.messages import UserError
from tests.export.conftest import train


def written(trained: TrainedNetwork, folder: Path) -> dict[str, np.ndarray]:
    write_weights(trained, folder / "w.npz")
    with np.load(folder / "w.npz", allow_pickle=False) as file:
        return {name: file[name] for name in file.files}


def test_it_holds_each_layer_at_full_precision(trained: TrainedNetwork, tmp_path: Path) -> None:
    arrays = written(trained, tmp_path)
    for index, layer in enumerate(trained.layers):
        assert np.array_equal(arrays[f"layers.{index}.weight"], layer.weight)
        assert np.array_equal(arrays[f"layers.{index}.bias"], layer.bias)
        assert arrays[f"layers.{index}.weight"].dtype == np.float64
    assert arrays["layers.0.weight"].shape == (2, 4)


def test_single_precision_stays_single(trained_in_single: TrainedNetwork, tmp_path: Path) -> None:
    assert written(trained_in_single, tmp_path)["layers.0.weight"].dtype == np.float32


def test_plain_numpy_gives_the_outputs_in_the_file_from_the_inputs_in_the_file(
    trained: TrainedNetwork, tmp_path: Path
) -> None:
    arrays = written(trained, tmp_path)
    about = json.loads(str(arrays["metadata"]))
    formulas = {"x1": lambda x: x[:, 0], "x2_squared": lambda x: x[:, 1] ** 2}
    raw = arrays["test_inputs"]
    features = np.column_stack([formulas[name](raw) for name in about["inputs"]["features"]])
    a = (features - about["inputs"]["offset"]) / about["inputs"]["scale"]
    for index, layer in enumerate(about["layers"]):
        z = a @ arrays[f"layers.{index}.weight"] + arrays[f"layers.{index}.bias"]
        a = {"tanh": np.tanh, "linear": lambda z: z}[layer["activation"]](z)
    assert len(raw) == 8
    assert a == pytest.approx(arrays["test_outputs"], rel=1e-12, abs=1e-12)


def test_the_metadata_says_what_the_weights_are(trained: TrainedNetwork, tmp_path: Path) -> None:
    about = json.loads(str(written(trained, tmp_path)["metadata"]))
    assert about["name"] == "วงกลม"
    assert about["layers"] == [
        {"kind": "dense", "inputs": 2, "units": 4, "activation": "tanh"},
        {"kind": "dense", "inputs": 4, "units": 1, "activation": "linear"},
    ]
    assert about["inputs"]["raw"] == ["x1", "x2"]
    assert about["inputs"]["scaling"] == "standard"
    assert (about["loss"], about["step"], about["epoch"], about["seed"]) == ("mse", 5, 2, 0)
    assert about["optimizer"] == {"kind": "sgd", "learning_rate": 0.03}
    assert about["targets"]["encoding"] == "signed"
    assert about["program_version"]


def test_logits_are_named_as_such(tmp_path: Path) -> None:
    experiment = Experiment()
    crossed = replace(experiment, training=replace(experiment.training, loss="binary_cross_entropy"))
    about = json.loads(str(written(train(crossed), tmp_path)["metadata"]))
    assert about["output"] == "logits of the output layer; sigmoid gives probabilities"


def test_what_is_read_is_what_was_written(trained: TrainedNetwork, tmp_path: Path) -> None:
    write_weights(trained, tmp_path / "w.npz")
    assert np.array_equal(read_parameters(tmp_path / "w.npz", trained.network), trained.parameters)


def test_weights_in_column_order_are_read_alike(trained: TrainedNetwork, tmp_path: Path) -> None:
    arrays = written(trained, tmp_path)
    arrays = {name: np.asfortranarray(array) if array.ndim == 2 else array for name, array in arrays.items()}
    np.savez_compressed(tmp_path / "f.npz", **arrays)  # type: ignore[arg-type]
    assert np.array_equal(read_parameters(tmp_path / "f.npz", trained.network), trained.parameters)


def test_weights_that_are_not_finite_are_not_written(trained: TrainedNetwork, tmp_path: Path) -> None:
    trained.parameters[-1] = np.inf
    with pytest.raises(UserError, match="Layer 2 has weights that are not finite"):
        write_weights(trained, tmp_path / "w.npz")
    assert list(tmp_path.iterdir()) == []


def test_a_folder_that_does_not_exist_is_named(trained: TrainedNetwork, tmp_path: Path) -> None:
    with pytest.raises(UserError, match=r"missing.w\.npz cannot be written"):
        write_weights(trained, tmp_path / "missing" / "w.npz")


def test_a_full_disk_leaves_the_old_file(trained: TrainedNetwork) -> None:
    with pytest.raises(UserError, match="cannot be written"):
        write_weights(trained, Path("/dev/full/w.npz"))


@pytest.mark.parametrize(
    ("network", "sentence"),
    [
        (Network((2, 5, 1), ("tanh", "linear")), r"layers\.0\.weight has the shape \(2, 4\).* layer 1 .* \(2, 5\)"),
        (Network((3, 4, 1), ("tanh", "linear")), r"layers\.0\.weight has the shape \(2, 4\).* layer 1 .* \(3, 4\)"),
        (Network((2, 4, 4, 1), ("tanh", "tanh", "linear")), "holds 2 layers, but the experiment has 3"),
    ],
)
def test_weights_of_another_network_are_refused_by_layer_and_shape(
    trained: TrainedNetwork, tmp_path: Path, network: Network, sentence: str
) -> None:
    write_weights(trained, tmp_path / "w.npz")
    with pytest.raises(UserError, match=sentence):
        read_parameters(tmp_path / "w.npz", network)


def test_a_pickle_is_never_opened(trained: TrainedNetwork, tmp_path: Path) -> None:
    class Bomb:
        def __reduce__(self) -> tuple[object, tuple[str]]:
            return (pytest.fail, ("a pickle was opened",))

    arrays = written(trained, tmp_path)
    arrays["layers.0.weight"] = np.full((2, 4), Bomb(), dtype=object)
    np.savez(tmp_path / "p.npz", **arrays)  # type: ignore[arg-type]
    with pytest.raises(UserError, match="not an undamaged"):
        read_parameters(tmp_path / "p.npz", trained.network)


def test_numbers_that_are_not_finite_are_refused(trained: TrainedNetwork, tmp_path: Path) -> None:
    arrays = written(trained, tmp_path)
    arrays["layers.1.bias"][0] = np.nan
    np.savez(tmp_path / "n.npz", **arrays)  # type: ignore[arg-type]
    with pytest.raises(UserError, match=r"layers\.1\.bias has values that are not finite"):
        read_parameters(tmp_path / "n.npz", trained.network)


@pytest.mark.parametrize("name", ["missing.npz", "folder.npz"])
def test_what_is_no_file_is_refused_by_name(trained: TrainedNetwork, tmp_path: Path, name: str) -> None:
    (tmp_path / "folder.npz").mkdir()
    with pytest.raises(UserError, match="cannot be read"):
        read_parameters(tmp_path / name, trained.network)


def test_an_array_that_promises_more_than_it_holds_is_refused(trained: TrainedNetwork, tmp_path: Path) -> None:
    header = io.BytesIO()
    np.lib.format.write_array_header_1_0(header, {"descr": "<f8", "fortran_order": False, "shape": (2, 4)})
    with zipfile.ZipFile(tmp_path / "h.npz", "w") as archive:
        for index in range(2):
            archive.writestr(f"layers.{index}.weight.npy", header.getvalue())
            archive.writestr(f"layers.{index}.bias.npy", header.getvalue())
    with pytest.raises(UserError, match="not an undamaged"):
        read_parameters(tmp_path / "h.npz", trained.network)


@settings(max_examples=200, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.data())
def test_a_damaged_file_is_read_exactly_or_refused(
    trained: TrainedNetwork, tmp_path: Path, data: st.DataObject
) -> None:
    write_weights(trained, tmp_path / "w.npz")
    content = bytearray((tmp_path / "w.npz").read_bytes())
    for _ in range(data.draw(st.integers(1, 3))):
        content[data.draw(st.integers(0, len(content) - 1))] = data.draw(st.integers(0, 255))
    damaged = bytes(content[: data.draw(st.one_of(st.just(len(content)), st.integers(0, len(content))))])
    (tmp_path / "d.npz").write_bytes(damaged)
    with suppress(UserError):
        assert read_parameters(tmp_path / "d.npz", trained.network).shape == trained.parameters.shape


def test_every_kind_of_network_can_be_written_and_read(tmp_path: Path) -> None:
    layers = (LayerSpec(3, activation="relu"), LayerSpec(2, activation="sigmoid"), LayerSpec(1, activation="linear"))
    experiment = replace(Experiment(), network=NetworkSpec(layers))
    adam = replace(experiment.training, optimizer=Choice.of("adam", learning_rate=0.01, beta1=0.8))
    trained = train(replace(experiment, training=adam))
    about = json.loads(str(written(trained, tmp_path)["metadata"]))
    assert about["optimizer"] == {"kind": "adam", "learning_rate": 0.01, "beta1": 0.8}
    assert np.array_equal(read_parameters(tmp_path / "w.npz", trained.network), trained.parameters)
