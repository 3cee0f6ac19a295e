"""Weights as JSON that people can read: nested lists, one row a line, decimals that read back as the same numbers."""

from __future__ import annotations

import json
from collections.abc import Iterator

import numpy as np

from playground.document.json_text import render
from playground.export.layout import Layout
from playground.export.metadata import metadata
from playground.export.trained import TrainedNetwork

LAYOUT = Layout("layers[{layer}].{name}")


def json_pieces(trained: TrainedNetwork) -> Iterator[bytes]:
    """An object with `metadata`, `layers` (each `weight` (d_in, d_out) and `bias`), `test_inputs`, `test_outputs`."""
    yield f'{{\n"metadata": {render(metadata(trained, LAYOUT)).strip()},\n"layers": [\n'.encode()
    for index, layer in enumerate(trained.layers):
        yield b',\n{"weight": ' if index else b'{"weight": '
        yield from _rows(layer.weight)
        yield f',\n"bias": {_text(layer.bias.tolist())}}}'.encode()
    yield b'\n],\n"test_inputs": '
    yield from _rows(trained.samples)
    yield b',\n"test_outputs": '
    yield from _rows(trained.outputs(trained.samples))
    yield b"\n}\n"


def _rows(matrix: np.ndarray) -> Iterator[bytes]:
    """A matrix as a list of lists, one row a line."""
    for index, row in enumerate(matrix):
        yield f"{',' if index else '['}\n{_text(row.tolist())}".encode()
    yield b"]" if len(matrix) else b"[]"


def _text(data: list[float]) -> str:
    return json.dumps(data, allow_nan=False)
