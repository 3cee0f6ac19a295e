"""Weights out of a safetensors file: our own, or any torch.nn.Sequential of Linear modules."""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeGuard

import numpy as np

from playground.datasets.reading import read_bytes
from playground.document.json_text import parse
from playground.export.reading.description import Description, describe, parsed
from playground.export.reading.weight_file import MOST_PARAMETERS, Floats, StoredLayer, WeightFile
from playground.messages import N_, UserError

LENGTH_BYTES = 8
MOST_HEADER = 4_000_000
MOST_BYTES = 8 * MOST_PARAMETERS + MOST_HEADER
# By what the file calls a type. BF16 is the upper half of an F32.
TYPES: dict[str, np.dtype[Any]] = {
    "F64": np.dtype("<f8"),
    "F32": np.dtype("<f4"),
    "F16": np.dtype("<f2"),
    "BF16": np.dtype("<u2"),
}
NUMBER = re.compile(r"[0-9]{1,9}")


@dataclass(frozen=True)
class Tensor:
    """What the header says of one array."""

    kind: str
    shape: tuple[int, ...]
    nbytes: int


def open_safetensors(path: Path) -> WeightFile:
    """Look into a file. UserError where it is damaged, or holds something else than a stack of Linear modules."""
    content = read_bytes(path, MOST_BYTES)
    try:
        header, rest = _header(content)
        tensors = {name: _tensor(entry) for name, entry in header.items() if name != "__metadata__"}
        if sum(tensor.nbytes for tensor in tensors.values()) != rest:
            raise ValueError("not as many numbers as announced")
    except (ValueError, UserError) as error:
        raise damaged(path) from error
    layers, about = tuple(_layers(path, tensors)), header.get("__metadata__")
    return WeightFile(path, layers, _Reader(path, content), rows_are_outputs=True, description=_description(about))


def damaged(path: Path) -> UserError:
    return UserError(N_("{path} is not an undamaged .safetensors file of weights."), path=str(path))


class _Reader:
    """Reads one array at a time, once the package has found the whole file sound."""

    def __init__(self, path: Path, content: bytes) -> None:
        self._path = path
        self._content = content
        self._arrays: dict[str, Any] | None = None  # made from the content when the first is asked for

    def __call__(self, name: str, shape: tuple[int, ...]) -> Floats:
        if self._arrays is None:
            self._arrays = _unpacked(self._path, self._content)
        entry = self._arrays[name]
        numbers = np.frombuffer(entry["data"], dtype=TYPES[entry["dtype"]])
        if entry["dtype"] == "BF16":
            numbers = (numbers.astype("<u4") << 16).view("<f4")
        return numbers.reshape(shape).astype(np.float64)


def _unpacked(path: Path, content: bytes) -> dict[str, Any]:
    """Every array with its `dtype` and its bytes as `data`."""
    import safetensors

    deserialize: Any = safetensors.deserialize
    try:
        return dict(deserialize(content))
    except safetensors.SafetensorError as error:
        raise damaged(path) from error


def _header(content: bytes) -> tuple[dict[str, Any], int]:
    """The object at the beginning, and how many bytes follow it. ValueError or UserError where there is none."""
    length = int.from_bytes(content[:LENGTH_BYTES], "little")
    if not 2 <= length <= min(MOST_HEADER, len(content) - LENGTH_BYTES):
        raise ValueError(f"a header of {length} bytes")
    header = parse(content[LENGTH_BYTES : LENGTH_BYTES + length].decode())
    if not isinstance(header, dict) or getattr(header, "repeated", None):
        raise ValueError("no header, or one that names something twice")
    return header, len(content) - LENGTH_BYTES - length


def _tensor(entry: Any) -> Tensor:
    """An entry of the header. ValueError where it is none, or its shape and its place are not of one size."""
    if not isinstance(entry, dict) or getattr(entry, "repeated", None):
        raise ValueError("no entry")
    kind, shape, place = entry.get("dtype"), entry.get("shape"), entry.get("data_offsets")
    if not isinstance(kind, str) or not _are_sizes(shape, 8) or not _are_sizes(place, 2) or len(place) != 2:
        raise ValueError("no entry")
    start, end = place
    if kind in TYPES and TYPES[kind].itemsize * math.prod(shape) != end - start:
        raise ValueError("a shape of another size than its place")
    return Tensor(kind, tuple(shape), end - start)


def _are_sizes(values: Any, most: int) -> TypeGuard[list[int]]:
    """Whether it is a list of up to so many whole numbers, none negative."""
    return (
        isinstance(values, list)
        and len(values) <= most
        and all(isinstance(value, int) and not isinstance(value, bool) and 0 <= value < 2**40 for value in values)
    )


def _layers(path: Path, tensors: Mapping[str, Tensor]) -> Iterable[StoredLayer]:
    """The Linear modules in their order, with any names before their numbers."""
    for name, tensor in tensors.items():
        _require_linear(path, name, tensor)
    modules = {name.removesuffix("weight") for name in tensors if _part(name) == "weight"}
    for module in _ordered(path, modules):
        weight, bias = f"{module}weight", f"{module}bias"
        units, inputs = tensors[weight].shape
        if bias in tensors and tensors[bias].shape != (units,):
            raise _no_layer(path, bias, tensors[bias])
        yield StoredLayer(weight, bias if bias in tensors else "", inputs, units)


def _part(name: str) -> str:
    """What an array is of its module: `weight` of `net.0.weight`."""
    return name.rpartition(".")[2]


def _require_linear(path: Path, name: str, tensor: Tensor) -> None:
    """UserError where an array is no part of a Linear module, or of a type that is not read."""
    dimensions = {"weight": 2, "bias": 1}.get(_part(name))
    if dimensions is None or len(tensor.shape) != dimensions:
        raise _no_layer(path, name, tensor)
    if tensor.kind not in TYPES:
        raise UserError(
            N_("In {path}, {member} holds numbers of the type {found}; expected one of {types}."),
            path=str(path), member=_short(name), found=_short(tensor.kind), types=", ".join(TYPES),
        )  # fmt: skip


def _no_layer(path: Path, name: str, tensor: Tensor) -> UserError:
    return UserError(
        N_("In {path}, {member} with the shape {found} is no part of a Linear layer, and only those can be opened."),
        path=str(path), member=_short(name), found=str(tensor.shape),
    )  # fmt: skip


def _ordered(path: Path, modules: set[str]) -> list[str]:
    """Modules by the numbers in their names. UserError where their names differ in more than numbers."""
    kinds = {NUMBER.sub("#", module) for module in modules}
    if len(kinds) > 1:
        raise UserError(
            N_("The order of the layers in {path} cannot be told from their names: {names}."),
            path=str(path), names=", ".join(_short(module.rstrip(".")) for module in sorted(modules)[:6]),
        )  # fmt: skip
    return sorted(modules, key=lambda module: [int(number) for number in NUMBER.findall(module)])


def _description(about: Any) -> Description | None:
    if not isinstance(about, dict):
        return None
    return describe(*(parsed(about.get(name)) for name in ("metadata", "test_inputs", "test_outputs")))


def _short(text: str) -> str:
    cut = text if len(text) <= 60 else text[:59] + "…"
    return cut if cut.isprintable() else ascii(cut)[1:-1]
