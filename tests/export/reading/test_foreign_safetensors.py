"""A torch.nn.Sequential of Linear modules that somebody else has saved, whatever they called it."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from safetensors import TensorSpec, serialize
from safetensors.numpy import save_file

from playground.export.reading.files import open_weights
from playground.messages import UserError

RNG = np.random.default_rng(0)


def linear(name: str, inputs: int, units: int, dtype: type = np.float32, bias: bool = True) -> dict[str, np.ndarray]:
    """The state of one nn.Linear."""
    arrays = {f"{name}.weight": RNG.normal(size=(units, inputs)).astype(dtype)}
    if bias:
        arrays[f"{name}.bias"] = RNG.normal(size=units).astype(dtype)
    return arrays


def saved(tmp_path: Path, *modules: dict[str, np.ndarray]) -> Path:
    arrays = {name: array for module in modules for name, array in module.items()}
    save_file(arrays, tmp_path / "net.safetensors")
    return tmp_path / "net.safetensors"


@pytest.mark.parametrize(
    "names", [("0", "2"), ("net.0", "net.2"), ("model.layers.3", "model.layers.10"), ("fc1", "fc2")]
)
def test_any_prefix_is_read(tmp_path: Path, names: tuple[str, str]) -> None:
    first, second = linear(names[0], 3, 5), linear(names[1], 5, 2)
    file = open_weights(saved(tmp_path, first, second))
    assert file.sizes == (3, 5, 2)
    assert file.description is None
    parameters = file.parameters()
    assert np.array_equal(parameters[:15].reshape(3, 5), first[f"{names[0]}.weight"].T)
    assert np.array_equal(parameters[15:20], first[f"{names[0]}.bias"])
    assert np.array_equal(parameters[20:30].reshape(5, 2), second[f"{names[1]}.weight"].T)
    assert np.array_equal(parameters[30:], second[f"{names[1]}.bias"])


def test_numbers_and_not_letters_give_the_order(tmp_path: Path) -> None:
    modules = [linear(str(2 * index), 4, 4) for index in range(8)]
    file = open_weights(saved(tmp_path, *reversed(modules)))
    assert [layer.weight for layer in file.layers] == [f"{2 * index}.weight" for index in range(8)]


@pytest.mark.parametrize("name", ["", "out", "weight", "bias"])
def test_a_single_layer_needs_no_number(tmp_path: Path, name: str) -> None:
    arrays = {key.removeprefix("."): array for key, array in linear(name, 3, 2).items()}
    file = open_weights(saved(tmp_path, arrays))
    assert file.sizes == (3, 2)
    assert len(file.parameters()) == 8


@pytest.mark.parametrize("dtype", [np.float16, np.float32, np.float64])
def test_every_floating_type_is_read_exactly(tmp_path: Path, dtype: type) -> None:
    arrays = linear("0", 3, 2, dtype)
    parameters = open_weights(saved(tmp_path, arrays)).parameters()
    assert parameters.dtype == np.float64
    assert np.array_equal(parameters[:6].reshape(3, 2), arrays["0.weight"].T.astype(np.float64))


def test_bfloat16_is_read_exactly(tmp_path: Path) -> None:
    values = np.array([[1.0, -2.5, 3.140625]], np.float32)  # all of them have 8 bits
    upper = (values.view(np.uint32) >> 16).astype(np.uint16)
    spec = TensorSpec(dtype="bfloat16", shape=(1, 3), data_ptr=upper.ctypes.data, data_len=upper.nbytes)
    (tmp_path / "b.safetensors").write_bytes(bytes(serialize({"0.weight": spec})))
    assert open_weights(tmp_path / "b.safetensors").parameters().tolist() == [1.0, -2.5, 3.140625, 0.0]


def test_layers_without_biases_have_biases_of_0(tmp_path: Path) -> None:
    arrays = linear("0", 3, 2, bias=False)
    parameters = open_weights(saved(tmp_path, arrays)).parameters()
    assert parameters[6:].tolist() == [0, 0]


@pytest.mark.parametrize(
    ("arrays", "sentence"),
    [
        (linear("encoder", 3, 4) | linear("decoder", 4, 2), "order of the layers .*: decoder, encoder"),
        ({"0.weight": np.zeros((4, 3, 2, 2), np.float32)}, r"0\.weight with the shape \(4, 3, 2, 2\) is no part"),
        (linear("0", 3, 4) | {"1.running_mean": np.zeros(4, np.float32)}, r"1\.running_mean with the shape \(4,\)"),
        (linear("0", 3, 4) | {"1.weight": np.zeros(4, np.float32)}, r"1\.weight with the shape \(4,\) is no part"),
        (linear("0", 3, 4) | {"0.bias": np.zeros(5, np.float32)}, r"0\.bias with the shape \(5,\) is no part"),
        (linear("0", 3, 4) | linear("2", 5, 1), "layer 2 has 5 inputs, but the layer before has 4 units"),
        ({"0.weight": np.zeros((4, 3), np.int8)}, r"0\.weight holds numbers of the type I8; expected one of"),
        ({"0.bias": np.zeros(3, np.float32)}, "holds 0 layers; from 1 to 16 are possible"),
        ({}, "holds 0 layers"),
        ({"0.weight": np.zeros((0, 3), np.float32)}, "layer 1 has 3 inputs and 0 units"),
        ({"0.weight": np.zeros((1025, 3), np.float32)}, "layer 1 has 3 inputs and 1025 units; at most 1024"),
        ({"0.weight": np.full((1, 3), np.nan, np.float32)}, r"0\.weight has values that are not finite"),
        (dict(pair for index in range(17) for pair in linear(str(index), 2, 2).items()), "holds 17 layers"),
    ],
)  # fmt: skip
def test_what_is_no_stack_of_linear_layers_is_refused_by_name(
    tmp_path: Path, arrays: dict[str, np.ndarray], sentence: str
) -> None:
    with pytest.raises(UserError, match=sentence):
        open_weights(saved(tmp_path, arrays)).parameters()
