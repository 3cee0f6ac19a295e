"""Weights out of JSON: `layers`, each with `weight` (a list of rows, one for each input) and `bias`."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import numpy as np

from playground.datasets.reading import decode, opened, read_bytes
from playground.export.reading.description import describe
from playground.export.reading.json_rows import read_rows
from playground.export.reading.weight_file import MOST_PARAMETERS, Floats, StoredLayer, WeightFile
from playground.messages import N_, UserError

MOST_BYTES = 25 * MOST_PARAMETERS
# How many commas and brackets an honest file has at most, besides one comma for each parameter.
SPARE = 200_000
BEGINNING = 1000
_FIRST_NAME = re.compile(rb'(\xef\xbb\xbf)?\s*\{\s*"(metadata|layers|test_inputs|test_outputs)"')


def holds_weights(path: Path) -> bool:
    """Whether a `.json` file looks like weights and not like an experiment: its first name tells."""
    if path.suffix.lower() != ".json":
        return False
    try:
        with opened(path, MOST_BYTES) as file:
            return _FIRST_NAME.match(file.read(BEGINNING)) is not None
    except UserError:
        return False


def open_json(path: Path) -> WeightFile:
    """Read a file. UserError where it is damaged or something else."""
    text = decode(_small_enough(path, read_bytes(path, MOST_BYTES)), path)
    try:
        data = read_rows(text)
        layers = data["layers"]
        if not isinstance(layers, list) or _has_repeated(data, *layers):
            raise ValueError("no layers, or a name that stands twice")
        stored = tuple(_layer(index, layer) for index, layer in enumerate(layers))
    except (ValueError, KeyError, TypeError, RecursionError) as error:
        raise damaged(path) from error
    about = (data.get(name) for name in ("metadata", "test_inputs", "test_outputs"))
    return WeightFile(path, stored, _Reader(path, layers), description=describe(*about))


def damaged(path: Path) -> UserError:
    return UserError(N_("{path} is not an undamaged .json file of weights."), path=str(path))


class _Reader:
    def __init__(self, path: Path, layers: list[Any]) -> None:
        self._path = path
        self._layers = layers

    def __call__(self, name: str, shape: tuple[int, ...]) -> Floats:
        index, kind = name.removeprefix("layers[").split("].")
        values = self._layers[int(index)][kind]
        rows = values if len(shape) == 2 else [values]
        if not all(_is_row(row, shape[-1]) for row in rows):
            raise damaged(self._path)
        return np.concatenate(rows).reshape(shape)


def _layer(index: int, layer: Any) -> StoredLayer:
    """What a layer is announced as. ValueError where it is none."""
    weight, bias = layer["weight"], layer["bias"]
    if not isinstance(weight, list) or not isinstance(bias, np.ndarray) or not weight:
        raise ValueError("no layer")
    if not _is_row(weight[0], len(bias)):
        raise ValueError(f"rows of layer {index} have not one number for each unit")
    return StoredLayer(f"layers[{index}].weight", f"layers[{index}].bias", len(weight), len(bias))


def _is_row(row: Any, length: int) -> bool:
    return isinstance(row, np.ndarray) and row.shape == (length,)


def _has_repeated(*objects: Any) -> bool:
    return any(getattr(one, "repeated", None) for one in objects)


def _small_enough(path: Path, content: bytes) -> bytes:
    """Refuse, before it costs memory, what has more numbers, lists or objects than any network."""
    lists = content.count(b"[") + content.count(b"{")
    if lists > SPARE or content.count(b",") > MOST_PARAMETERS + SPARE:
        raise damaged(path)
    return content
