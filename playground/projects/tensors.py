"""Safetensors, streamed: a header in JSON that says what lies where, then the numbers.

The package of that name reads and writes the same files, but holds all of a file in memory twice; a project's may have
hundreds of megabytes. https://huggingface.co/docs/safetensors describes the format.
"""

from __future__ import annotations

import json
import math
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import IO, Any

import numpy as np

from playground.document.json_text import parse
from playground.document.problem import ExperimentError, Problem
from playground.document.schema import ListOf, OneOf, Record, Whole, shown
from playground.engine.network import Floats
from playground.messages import N_, UserError

MOST_HEADER_BYTES = 100_000
CHUNK = 1 << 20
MOST_BYTES = 2**53

_CODES = {"float64": "F64", "float32": "F32"}
_METADATA = "__metadata__"


@dataclass(frozen=True)
class Tensor:
    """What the header says of one tensor. `data_offsets`: its first byte and the one behind its last."""

    dtype: str
    shape: tuple[int, ...]
    data_offsets: tuple[int, int]


_TENSOR = Record(
    Tensor,
    {
        "dtype": OneOf(tuple(_CODES.values())),
        "shape": ListOf(Whole(1, MOST_BYTES), 1, 2),
        "data_offsets": ListOf(Whole(0, MOST_BYTES), 2, 2),
    },
    defaults={"dtype": "", "shape": (), "data_offsets": (0, 0)},
)


def pieces(tensors: Mapping[str, Floats]) -> Iterator[bytes | memoryview]:
    """The file with these tensors (each of 1 or 2 dimensions, not empty), piece by piece; nothing is copied."""
    yield from _header_pieces(tensors)
    for tensor in tensors.values():
        yield np.ascontiguousarray(tensor).data.cast("B")


def size_of(tensors: Mapping[str, Floats]) -> int:
    """How many bytes `pieces` gives."""
    return sum(len(piece) for piece in _header_pieces(tensors)) + sum(tensor.nbytes for tensor in tensors.values())


def read_header(file: IO[bytes], size: int) -> dict[str, Tensor]:
    """What a file of `size` bytes holds, in the order of its bytes. ValueError where that is not exactly the file."""
    length = int.from_bytes(file.read(8), "little")
    if length > min(size - 8, MOST_HEADER_BYTES):
        raise ValueError(f"a header of {length} bytes")
    try:
        found = _tensors(parse(file.read(length).decode()))
    except UserError as error:
        raise ValueError(str(error)) from error
    ordered = dict(sorted(found.items(), key=_place))
    _require_no_gaps(ordered, size - 8 - length)
    return ordered


def require_shapes(header: Mapping[str, Tensor], shapes: Mapping[str, tuple[int, ...]], precision: str) -> None:
    """UserError where the header does not name exactly these tensors in this precision."""
    for name in (*shapes, *header):
        wanted = (_CODES[precision], shapes[name]) if name in shapes else None
        given = (header[name].dtype, header[name].shape) if name in header else None
        if wanted != given:
            raise UserError(
                N_("The weights do not fit the experiment: {tensor} is {found}, but {expected} was expected."),
                tensor=shown(name),
                found=_described(given),
                expected=_described(wanted),
            )


def read_into(file: IO[bytes], header: Mapping[str, Tensor], arrays: Mapping[str, Floats]) -> None:
    """Fill C-contiguous arrays, of the shapes that the header says, from a file whose header has just been read."""
    for name in header:
        view = arrays[name].data.cast("B")
        for start in range(0, len(view), CHUNK):
            part = view[start : start + CHUNK]
            part[:] = file.read(len(part))


def _header_pieces(tensors: Mapping[str, Floats]) -> Iterator[bytes]:
    header, end = {}, 0
    for name, tensor in tensors.items():
        start, end = end, end + tensor.nbytes
        header[name] = {
            "dtype": _CODES[tensor.dtype.name],
            "shape": list(tensor.shape),
            "data_offsets": [start, end],
        }
    text = json.dumps(header, separators=(",", ":")).encode()
    text += b" " * (-len(text) % 8)  # so that the numbers lie where processors like them
    yield len(text).to_bytes(8, "little")
    yield text


def _tensors(data: Any) -> dict[str, Tensor]:
    if not isinstance(data, dict) or getattr(data, "repeated", []):
        raise ValueError("the header is no object with names")
    problems: list[Problem] = []
    found = {name: _TENSOR.read(entry, name, problems) for name, entry in data.items() if name != _METADATA}
    if problems:
        raise ExperimentError(problems)
    return found


def _place(item: tuple[str, Tensor]) -> tuple[int, int]:
    return item[1].data_offsets


def _require_no_gaps(tensors: Mapping[str, Tensor], size: int) -> None:
    at = 0
    for tensor in tensors.values():
        start, at = at, at + int(tensor.dtype[1:]) // 8 * math.prod(tensor.shape)
        if tensor.data_offsets != (start, at):
            raise ValueError(f"{tensor} does not start at {start}")
    if at != size:
        raise ValueError(f"{size} bytes, where the tensors have {at}")


def _described(tensor: tuple[str, tuple[int, ...]] | None) -> str:
    return "–" if tensor is None else f"{tensor[0]} {' × '.join(map(str, tensor[1]))}"
