"""Weights out of a NumPy archive: `layers.0.weight`, `layers.0.bias`, ..., and what is said of them."""

from __future__ import annotations

import io
import math
import tokenize
import zipfile
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import IO, Any

import numpy as np
from numpy.typing import NDArray

from playground.datasets.reading import read_bytes
from playground.export.reading.description import describe, parsed
from playground.export.reading.weight_file import MOST_PARAMETERS, Floats, StoredLayer, WeightFile
from playground.messages import N_, UserError

# What a file may have besides the numbers: metadata, test vectors, headers.
SPARE_BYTES = 10_000_000
MOST_BYTES = 8 * MOST_PARAMETERS + SPARE_BYTES
# What the readers of archives and arrays raise for a file that is damaged or something else.
DAMAGE = (
    *(zipfile.BadZipFile, zlib.error, ValueError, EOFError, NotImplementedError, RuntimeError, KeyError, OSError),
    *(SyntaxError, tokenize.TokenError),  # NumPy reads the header of an array as Python
)
COMPRESSIONS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)  # those that NumPy writes; others may ask for much memory


def open_npz(path: Path) -> WeightFile:
    """Look into an archive. No array is read before its shape is known to be possible, and nothing is unpickled.

    UserError where the file is no such archive or is damaged.
    """
    content = read_bytes(path, MOST_BYTES)
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            members = archive.namelist()
            if len(set(members)) != len(members):
                raise ValueError("a name stands twice")
            layers, about = tuple(_layers(path, archive)), _about(archive)
    except DAMAGE as error:
        raise damaged(path) from error
    return WeightFile(path, layers, _Reader(path, content), description=describe(*about))


def damaged(path: Path) -> UserError:
    return UserError(N_("{path} is not an undamaged .npz file of weights."), path=str(path))


class _Reader:
    """Reads one array of the archive at a time."""

    def __init__(self, path: Path, content: bytes) -> None:
        self._path = path
        self._content = content

    def __call__(self, name: str, shape: tuple[int, ...]) -> Floats:
        try:
            with zipfile.ZipFile(io.BytesIO(self._content)) as archive:
                return _read_member(archive, name, shape).astype(np.float64)
        except DAMAGE as error:
            raise damaged(self._path) from error


def _layers(path: Path, archive: zipfile.ZipFile) -> Iterator[StoredLayer]:
    """What each layer is announced as. ValueError where there is none, or where it is none."""
    count = sum(name.startswith("layers.") and name.endswith(".weight.npy") for name in archive.namelist())
    if not count:
        raise ValueError("no layer")
    for index in range(count):
        weight, bias = (f"layers.{index}.{name}" for name in ("weight", "bias"))
        for member in (weight, bias):
            if f"{member}.npy" not in archive.namelist():
                raise UserError(N_("{path} has no {member}."), path=str(path), member=member)
        inputs, units = _announced(archive, weight)
        if _announced(archive, bias) != (units,):
            raise ValueError(f"{bias} is not one number for each unit")
        yield StoredLayer(weight, bias, inputs, units)


def _announced(archive: zipfile.ZipFile, member: str) -> tuple[int, ...]:
    """The shape of an array of floats. ValueError where it is none, or larger or smaller than the member."""
    with _opened(archive, member) as file:
        shape, _order, dtype = _read_header(file)
        if dtype.kind != "f" or dtype.itemsize > 8 or min(shape, default=0) < 0:
            raise ValueError(f"{member} has the type {dtype} and the shape {shape}")
        if file.tell() + dtype.itemsize * math.prod(shape) != archive.getinfo(f"{member}.npy").file_size:
            raise ValueError(f"{member} has not the size of its shape")
        return shape


def _about(archive: zipfile.ZipFile) -> tuple[Any, Any, Any]:
    """What is said of the weights, and the test vectors; nothing where they are not from here."""
    try:
        return (
            parsed(_read_text(archive, "metadata")),
            _read_member(archive, "test_inputs", None),
            _read_member(archive, "test_outputs", None),
        )
    except KeyError:
        return None, None, None


def _opened(archive: zipfile.ZipFile, member: str) -> IO[bytes]:
    info = archive.getinfo(f"{member}.npy")
    if info.compress_type not in COMPRESSIONS:
        raise ValueError(f"compression {info.compress_type}")
    return archive.open(info)


def _read_member(archive: zipfile.ZipFile, member: str, shape: tuple[int, ...] | None) -> NDArray[np.floating]:
    """One array of floats of the given shape, or of any that is small. ValueError for what is none."""
    with _opened(archive, member) as file:
        found, fortran_order, dtype = _read_header(file)
        size = dtype.itemsize * math.prod(found)
        if dtype.kind != "f" or dtype.itemsize > 8 or found != (shape or found) or not 0 <= size <= _most(shape, dtype):
            raise ValueError(f"{member} has the type {dtype} and the shape {found}")
        content = _rest(file, size)
    return np.frombuffer(content, dtype).reshape(found, order="F" if fortran_order else "C")


def _read_text(archive: zipfile.ZipFile, member: str) -> str:
    """One text, as `numpy.array(str)` is written."""
    with _opened(archive, member) as file:
        found, _order, dtype = _read_header(file)
        if dtype.kind != "U" or found != () or dtype.itemsize > SPARE_BYTES:
            raise ValueError(f"{member} has the type {dtype} and the shape {found}")
        return str(np.frombuffer(_rest(file, dtype.itemsize), dtype)[0])


def _rest(file: IO[bytes], size: int) -> bytes:
    """The rest of a member, which is `size` bytes; only a member that was read to its end is known to be sound."""
    content = file.read(size)
    if len(content) != size or file.read(1):
        raise ValueError("more or less than was announced")
    return content


def _most(shape: tuple[int, ...] | None, dtype: np.dtype[Any]) -> int:
    return SPARE_BYTES if shape is None else dtype.itemsize * math.prod(shape)


def _read_header(file: IO[bytes]) -> tuple[tuple[int, ...], bool, np.dtype[Any]]:
    """Shape, whether the order is Fortran's, and type; ValueError where there is no such header."""
    version = np.lib.format.read_magic(file)
    readers = {(1, 0): np.lib.format.read_array_header_1_0, (2, 0): np.lib.format.read_array_header_2_0}
    if version not in readers:
        raise ValueError(f"version {version} of the format")
    shape, fortran_order, dtype = readers[version](file)
    return shape, fortran_order, dtype
