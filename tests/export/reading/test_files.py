"""Weights come back as they were written, into the network they belong to and into no other."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from playground.engine.network import Network
from playground.export.formats import write_weights
from playground.export.reading.files import READERS, check_weights, open_weights, read_parameters
from playground.export.trained import TrainedNetwork
from playground.messages import UserError

EVERY = pytest.mark.parametrize("ending", READERS)


@EVERY
def test_every_network_comes_back_to_the_bit(case: TrainedNetwork, tmp_path: Path, ending: str) -> None:
    path = tmp_path / f"น้ำหนัก{ending}"
    write_weights(case, path)
    assert np.array_equal(read_parameters(path, case.network), case.parameters)
    check_weights(path, case)


@EVERY
def test_what_the_file_says_of_the_weights_is_read_too(trained: TrainedNetwork, tmp_path: Path, ending: str) -> None:
    write_weights(trained, tmp_path / f"w{ending}")
    file = open_weights(tmp_path / f"w{ending}")
    assert file.sizes == (2, 4, 1)
    assert file.description is not None
    assert file.description.activations == ("tanh", "linear")
    assert file.description.features == ("x1", "x2_squared")
    assert np.array_equal(file.description.offset, trained.pipeline.offset)
    assert np.array_equal(file.description.scale, trained.pipeline.scale)
    assert file.description.vectors is not None
    assert np.array_equal(file.description.vectors[0], trained.samples)
    assert np.array_equal(file.description.vectors[1], trained.outputs(trained.samples))


@pytest.mark.parametrize(
    ("ending", "member", "found", "expected"),
    [
        (".npz", r"layers\.0\.weight", r"\(2, 4\)", r"\(2, 5\)"),
        (".json", r"layers\[0\]\.weight", r"\(2, 4\)", r"\(2, 5\)"),
        (".safetensors", r"0\.weight", r"\(4, 2\)", r"\(5, 2\)"),
    ],
)
def test_another_shape_is_refused_with_layer_and_both_shapes(
    trained: TrainedNetwork, tmp_path: Path, ending: str, member: str, found: str, expected: str
) -> None:
    write_weights(trained, tmp_path / f"w{ending}")
    sentence = f"{member} has the shape {found}, but layer 1 of the experiment needs {expected}"
    with pytest.raises(UserError, match=sentence):
        read_parameters(tmp_path / f"w{ending}", Network((2, 5, 1), ("tanh", "linear")))


@EVERY
def test_another_number_of_layers_is_refused(trained: TrainedNetwork, tmp_path: Path, ending: str) -> None:
    write_weights(trained, tmp_path / f"w{ending}")
    with pytest.raises(UserError, match="holds 2 layers, but the experiment has 3"):
        read_parameters(tmp_path / f"w{ending}", Network((2, 4, 4, 1), ("tanh", "tanh", "linear")))


def test_other_endings_are_refused_with_those_there_are(tmp_path: Path) -> None:
    with pytest.raises(
        UserError, match=r"w\.onnx has no known ending for weights; expected one of \.npz, \.safetensors"
    ):
        open_weights(tmp_path / "w.onnx")


@EVERY
def test_a_file_of_a_newer_program_is_refused_as_such(
    trained: TrainedNetwork, tmp_path: Path, ending: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("playground.export.metadata.FORMAT_VERSION", 2)
    write_weights(trained, tmp_path / f"w{ending}")
    with pytest.raises(UserError, match="of version 2, made by a newer program; this one reads version 1"):
        open_weights(tmp_path / f"w{ending}")


@EVERY
@pytest.mark.parametrize("ending_of_missing", ["folder", "missing"])
def test_what_is_no_file_is_refused_by_name(tmp_path: Path, ending: str, ending_of_missing: str) -> None:
    (tmp_path / f"folder{ending}").mkdir()
    with pytest.raises(UserError, match="cannot be read"):
        open_weights(tmp_path / f"{ending_of_missing}{ending}")


# What the weights were trained as


def changed(trained: TrainedNetwork, **parts: object) -> TrainedNetwork:
    return replace(trained, **parts)  # type: ignore[arg-type]


def complaint(path: Path, trained: TrainedNetwork) -> str:
    with pytest.raises(UserError) as caught:
        check_weights(path, trained)
    return str(caught.value)


@EVERY
def test_other_activations_are_named_with_their_layer(trained: TrainedNetwork, tmp_path: Path, ending: str) -> None:
    path = tmp_path / f"w{ending}"
    write_weights(trained, path)
    other = changed(trained, network=Network((2, 4, 1), ("relu", "linear")))
    assert complaint(path, other).endswith("Layer 1 was trained with the activation tanh, but has relu here.")


@EVERY
def test_other_features_are_named(trained: TrainedNetwork, tmp_path: Path, ending: str) -> None:
    path = tmp_path / f"w{ending}"
    write_weights(trained, path)
    other = changed(trained, pipeline=replace(trained.pipeline, features=("x1", "x2")))
    sentence = "The weights were trained on the inputs x1, x2_squared, but the network sees x1, x2 here."
    assert complaint(path, other).endswith(sentence)


@EVERY
def test_another_scaling_is_said(trained: TrainedNetwork, tmp_path: Path, ending: str) -> None:
    path = tmp_path / f"w{ending}"
    write_weights(trained, path)
    other = changed(trained, pipeline=replace(trained.pipeline, scale=trained.pipeline.scale * 1.001))
    assert complaint(path, other).endswith("The weights were trained on inputs that were scaled otherwise than here.")


def test_outputs_that_are_not_those_of_the_file_are_said_where_nothing_else_differs(
    trained: TrainedNetwork, tmp_path: Path
) -> None:
    path = tmp_path / "w.json"
    write_weights(trained, path)
    data = json.loads(path.read_text(encoding="utf-8"))
    data["test_outputs"][0][0] += 0.1
    path.write_text(json.dumps(data), encoding="utf-8")
    sentence = "The weights give other outputs here than where they were trained."
    assert complaint(path, trained).endswith(sentence)


def test_weights_without_a_description_are_taken_as_they_are(trained: TrainedNetwork, tmp_path: Path) -> None:
    arrays = {
        f"layers.{index}.{name}": getattr(layer, name)
        for index, layer in enumerate(trained.layers)
        for name in ("weight", "bias")
    }
    np.savez(tmp_path / "w.npz", **arrays)  # type: ignore[arg-type]
    assert open_weights(tmp_path / "w.npz").description is None
    check_weights(tmp_path / "w.npz", trained)
