"""Weights as a NumPy archive: `layers.0.weight (d_in, d_out)`, `layers.0.bias (d_out,)`, ... at full precision."""

from __future__ import annotations

import io
import json
import zipfile
import zlib
from pathlib import Path
from typing import IO, Any

import numpy as np

from playground.datasets.reading import read_bytes
from playground.document.atomic import replace_file
from playground.engine.network import Floats, Network
from playground.export.metadata import metadata
from playground.export.trained import TrainedNetwork
from playground.messages import N_, UserError

# What a file may have besides the numbers: metadata, test vectors, headers.
SPARE_BYTES = 20_000_000


def write_npz(path: Path, trained: TrainedNetwork) -> None:
    """Write the weights with `metadata` (JSON text), `test_inputs` (n, d raw) and `test_outputs` (n, k).

    UserError where a weight is not finite or the file cannot be written.
    """
    trained.require_finite()
    arrays: dict[str, np.ndarray] = {}
    for index, layer in enumerate(trained.layers):
        arrays[f"layers.{index}.weight"], arrays[f"layers.{index}.bias"] = layer
    arrays["metadata"] = np.array(json.dumps(metadata(trained), ensure_ascii=False, allow_nan=False))
    arrays["test_inputs"] = trained.samples
    arrays["test_outputs"] = trained.outputs(trained.samples)
    content = io.BytesIO()
    np.savez(content, allow_pickle=False, **arrays)
    replace_file(path, content.getvalue())


def read_npz(path: Path, network: Network) -> Floats:
    """The flat parameters (p,) float64 of `network` out of a file that `write_npz` wrote.

    Nothing is unpickled, and no array is read before its shape has been compared. UserError where the file is no such
    archive, is damaged, belongs to another network, or holds numbers that are not finite.
    """
    flat = np.empty(network.parameter_count)
    content = read_bytes(path, 2 * flat.nbytes + SPARE_BYTES)
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            _require_layers(path, archive, network)
            for index, layer in enumerate(network.views(flat)):
                for name, view in (("weight", layer.weight), ("bias", layer.bias)):
                    view[...] = _read_array(path, archive, index, name, view.shape)
    except (zipfile.BadZipFile, zlib.error, ValueError, EOFError, NotImplementedError, RuntimeError) as error:
        raise UserError(N_("{path} is not an undamaged .npz file of weights."), path=str(path)) from error
    return flat


def _require_layers(path: Path, archive: zipfile.ZipFile, network: Network) -> None:
    found = sum(name.startswith("layers.") and name.endswith(".weight.npy") for name in archive.namelist())
    if found != network.layers:
        raise UserError(
            N_("{path} holds {found} layers, but the experiment has {expected}."),
            path=str(path),
            found=found,
            expected=network.layers,
        )


def _read_array(path: Path, archive: zipfile.ZipFile, layer: int, name: str, shape: tuple[int, ...]) -> np.ndarray:
    member = f"layers.{layer}.{name}"
    if f"{member}.npy" not in archive.namelist():
        raise UserError(N_("{path} has no {member}."), path=str(path), member=member)
    with archive.open(f"{member}.npy") as file:
        found, fortran_order, dtype = _read_header(file)
        if found != shape:
            raise UserError(
                N_("In {path}, {member} has the shape {found}, but layer {layer} of the experiment needs {expected}."),
                path=str(path),
                member=member,
                layer=layer + 1,
                found=str(found),
                expected=str(shape),
            )
        if dtype.kind != "f" or dtype.itemsize > 8:
            raise ValueError(f"{member} has the type {dtype}")
        size = dtype.itemsize * int(np.prod(shape))
        content = file.read(size)
    values = np.frombuffer(content, dtype).reshape(shape, order="F" if fortran_order else "C")
    if not np.isfinite(values).all():
        raise UserError(
            N_("In {path}, {member} has values that are not finite numbers."), path=str(path), member=member
        )
    return values


def _read_header(file: IO[bytes]) -> tuple[tuple[int, ...], bool, np.dtype[Any]]:
    """Shape, whether the order is Fortran's, and type; ValueError where there is no such header."""
    version = np.lib.format.read_magic(file)
    readers = {(1, 0): np.lib.format.read_array_header_1_0, (2, 0): np.lib.format.read_array_header_2_0}
    if version not in readers:
        raise ValueError(f"version {version} of the format")
    shape, fortran_order, dtype = readers[version](file)
    return shape, fortran_order, dtype
