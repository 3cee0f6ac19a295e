"""How the kernel's functions are compiled: without the interpreter's lock, kept on disk, NaN and infinity honoured."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar, cast

import numba

from playground.engine.kernel import cache

numba.config.CACHE_DIR = str(cache.folder())  # read when a function is decorated

F = TypeVar("F", bound=Callable[..., object])

# `contract` joins a product and a sum into one rounding; `reassoc` lets sums run in vector lanes. Never `nnan` or
# `ninf`: they would hide divergence.
_EXACT = {"contract"}
_SUMS = {"contract", "reassoc"}

_INNER = {"no_cpython_wrapper": True, "no_cfunc_wrapper": True}
INLINED = {"forceinline": True, "fastmath": _EXACT, **_INNER}


def entry_point(function: F) -> F:
    """To be called from Python: arguments are arrays, or records of them."""
    return _njit(function, fastmath=_EXACT)


def compiled(function: F) -> F:
    """To be called from other compiled functions only; sums keep their order."""
    return _njit(function, fastmath=_EXACT, **_INNER)


def compiled_sums(function: F) -> F:
    """As `compiled`, but sums may run in several lanes (in a fixed order: the same bits at every call)."""
    return _njit(function, fastmath=_SUMS, **_INNER)


def inlined(function: F) -> F:
    """As `compiled`, for scalar functions used in loops that should become vector code."""
    return _njit(function, **INLINED)


def spliced(function: F) -> F:
    """As `compiled`, for functions with a single caller, of which they become a part: that compiles faster."""
    return _njit(function, fastmath=_EXACT, inline="always")


def _njit(function: F, **options: Any) -> F:
    return cast(F, numba.njit(cache=True, nogil=True, error_model="numpy", **options)(function))
