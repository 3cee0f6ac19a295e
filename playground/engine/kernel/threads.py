"""One thread for the matrix products: the second core belongs to the window, and results must not depend on it."""

from __future__ import annotations

import ctypes
from pathlib import Path

import scipy.linalg.cython_blas

_SETTERS = ("scipy_openblas_set_num_threads", "openblas_set_num_threads")


def use_one() -> bool:
    """Limit scipy's BLAS, which numba calls, to one thread. False where it is a library that we do not know."""
    folder = Path(scipy.__file__).parent
    places = [*folder.parent.glob("scipy.libs/*openblas*"), *folder.glob(".dylibs/*openblas*")]
    limited = [_limit(path) for path in places]
    return any(limited)


def _limit(path: Path) -> bool:
    try:
        library = ctypes.CDLL(str(path))
    except OSError:
        return False
    for name in _SETTERS:
        if hasattr(library, name):
            getattr(library, name)(ctypes.c_int(1))
            return True
    return False
