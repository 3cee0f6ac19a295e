"""Small arrays of numbers as a NumPy archive (.npz), read strictly."""

from __future__ import annotations

import io
import math
import re
from collections.abc import Mapping
from typing import Any

import numpy as np
from numpy.typing import NDArray

from playground.messages import UserError
from playground.projects.archive import DAMAGED, Archive

Array = NDArray[Any]

# NumPy's own reader takes memory for whatever shape is declared; this is the one header that it writes.
_HEADER = re.compile(
    rb"\x93NUMPY\x01\x00(?P<length>..)"
    rb"\{'descr': '<(?P<type>f8|i8)', 'fortran_order': False, 'shape': \((?P<shape>[\d, ]{0,40})\), \} *\n",
    re.DOTALL,
)


def to_npz(arrays: Mapping[str, Array]) -> bytes:
    """The archive of arrays of float64 or int64."""
    content = io.BytesIO()
    np.savez(content, allow_pickle=False, **arrays)
    return content.getvalue()


def from_npz(content: bytes, names: tuple[str, ...]) -> dict[str, Array]:
    """The arrays of an archive that holds exactly these. UserError where it does not, or is damaged."""
    archive = Archive(io.BytesIO(content))
    if archive.names != {f"{name}.npy" for name in names}:
        raise UserError(DAMAGED)
    return {name: _array(archive.read(f"{name}.npy", len(content))) for name in names}


def _array(content: bytes) -> Array:
    header = _HEADER.match(content)
    if header is None or int.from_bytes(header["length"], "little") != header.end() - 10:
        raise UserError(DAMAGED)
    shape = tuple(int(size) for size in re.findall(rb"\d+", header["shape"]))
    if len(content) - header.end() != 8 * math.prod(shape):
        raise UserError(DAMAGED)
    return np.frombuffer(content, f"<{header['type'].decode()}", offset=header.end()).reshape(shape)
