"""Weights out of a NumPy archive."""

from __future__ import annotations

import io
import math
import zipfile
import zlib
from pathlib import Path
from typing import IO, Any

import numpy as np
from numpy.typing import NDArray

from playground.datasets.reading import read_bytes
from playground.engine.network import Floats, Network
from playground.export.trained import TrainedNetwork
from playground.messages import N_, UserError

# What a file may have besides the numbers: metadata, test vectors, headers.
SPARE_BYTES = 20_000_000
# What the readers of archives and arrays raise for a file that is damaged or something else.
DAMAGE = (zipfile.BadZipFile, zlib.error, ValueError, EOFError, NotImplementedError, RuntimeError)


def read_npz(path: Path, network: Network) -> Floats:
    """The flat parameters (p,) float64 of `network` out of a file of our own.

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
    except DAMAGE as error:
        raise UserError(N_("{path} is not an undamaged .npz file of weights."), path=str(path)) from error
    return flat


def check_npz(path: Path, trained: TrainedNetwork) -> None:
    """Whether `trained`, made from the weights in the file, gives the outputs in it. UserError where it does not.

    Then the file was written for other features, another scaling or other activations.
    """
    content = read_bytes(path, 2 * trained.parameters.nbytes + SPARE_BYTES)
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            inputs, outputs = (_read_member(archive, name, None) for name in ("test_inputs", "test_outputs"))
        found = trained.outputs(inputs.astype(np.float64))
        same = np.allclose(found, outputs, rtol=1e-5, atol=1e-6)
    except KeyError:
        return  # weights from elsewhere, without test vectors
    except DAMAGE as error:
        raise UserError(N_("{path} is not an undamaged .npz file of weights."), path=str(path)) from error
    if not same:
        raise UserError(
            N_("The weights in {path} were trained with other inputs, scaling or activations than this experiment's."),
            path=str(path),
        )


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
    try:
        values = _read_member(archive, member, shape)
    except _WrongShape as wrong:
        raise UserError(
            N_("In {path}, {member} has the shape {found}, but layer {layer} of the experiment needs {expected}."),
            path=str(path),
            member=member,
            layer=layer + 1,
            found=str(wrong.found),
            expected=str(shape),
        ) from wrong
    if not np.isfinite(values).all():
        raise UserError(
            N_("In {path}, {member} has values that are not finite numbers."), path=str(path), member=member
        )
    return values


class _WrongShape(Exception):  # noqa: N818 - never leaves this file
    def __init__(self, found: tuple[int, ...]) -> None:
        super().__init__(found)
        self.found = found


def _read_member(archive: zipfile.ZipFile, member: str, shape: tuple[int, ...] | None) -> NDArray[np.floating]:
    """One array of floats of the given shape, or of any that is small. ValueError for what is none."""
    with archive.open(f"{member}.npy") as file:
        found, fortran_order, dtype = _read_header(file)
        if shape is not None and found != shape:
            raise _WrongShape(found)
        size = dtype.itemsize * math.prod(found)
        if dtype.kind != "f" or dtype.itemsize > 8 or (shape is None and not 0 <= size <= SPARE_BYTES):
            raise ValueError(f"{member} has the type {dtype} and the shape {found}")
        content = file.read(size)
    return np.frombuffer(content, dtype).reshape(found, order="F" if fortran_order else "C")


def _read_header(file: IO[bytes]) -> tuple[tuple[int, ...], bool, np.dtype[Any]]:
    """Shape, whether the order is Fortran's, and type; ValueError where there is no such header."""
    version = np.lib.format.read_magic(file)
    readers = {(1, 0): np.lib.format.read_array_header_1_0, (2, 0): np.lib.format.read_array_header_2_0}
    if version not in readers:
        raise ValueError(f"version {version} of the format")
    shape, fortran_order, dtype = readers[version](file)
    return shape, fortran_order, dtype
