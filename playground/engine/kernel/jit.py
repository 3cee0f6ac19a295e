"""How the kernel's functions are compiled: without the interpreter's lock, kept on disk, NaN and infinity honoured."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar, cast

import numba

from playground.engine.kernel import cache

numba.config.CACHE_DIR = str(cache.folder())  # read when a function is decorated

F = TypeVar("F", bound=Callable[..., object])

# `contract` joins a product and a sum into one rounding; `reassoc` lets sums run in vector lanes. Never `nnan` or
# `ninf`: they would hide divergence.
_EXACT = {"contract"}
_SUMS = {"contract", "reassoc"}

INLINED = {"forceinline": True, "error_model": "numpy", "fastmath": _EXACT}


def compiled(function: F) -> F:
    """Compile at the first call with new types; sums keep their order."""
    return _njit(function, fastmath=_EXACT)


def compiled_sums(function: F) -> F:
    """As `compiled`, but sums may run in several lanes (in a fixed order: the same bits at every call)."""
    return _njit(function, fastmath=_SUMS)


def inlined(function: F) -> F:
    """For scalar functions used in loops that should become vector code."""
    return cast(F, numba.njit(cache=True, nogil=True, **INLINED)(function))


def _njit(function: F, fastmath: set[str]) -> F:
    return cast(F, numba.njit(cache=True, nogil=True, error_model="numpy", fastmath=fastmath)(function))
