"""exp and expm1 without branches or tables, so that loops over them become vector code.

x = k ln 2 + r with |r| <= ln 2 / 2, so exp(x) = 2**k exp(r). k is rounded by adding 1.5 * 2**52 (float64), after
which it stands in the low bits; shifting those into the exponent gives 2**k. expm1(r) is its Taylor sum, cut off below
the last bit. ln 2 is split in two so that k ln 2 loses nothing (Cody and Waite 1980). Within 2 units in the last place.
NaN stays NaN; the result saturates at the edge of the range instead of becoming 0 or infinity.
"""

from __future__ import annotations

from typing import Any

import numpy as np
from numba import types
from numba.extending import overload

from playground.engine.kernel.jit import INLINED, inlined
from playground.engine.kernel.pointers import as_bits, as_real

_LOG2_E = 1.4426950408889634
_SHIFTER_64, _HIGH_64, _LOW_64 = 6755399441055744.0, 6.93147180369123816490e-01, 1.90821492927058770002e-10
_SHIFTER_32, _HIGH_32, _LOW_32 = np.float32(12582912.0), np.float32(0.693359375), np.float32(-2.12194440e-4)
_LOG2_E_32 = np.float32(_LOG2_E)
_HALF, _ONE = np.float32(0.5), np.float32(1.0)
_F3, _F4, _F5 = np.float32(1 / 6), np.float32(1 / 24), np.float32(1 / 120)
_F6, _F7, _F8 = np.float32(1 / 720), np.float32(1 / 5040), np.float32(1 / 40320)
_LIMIT_64, _LIMIT_32 = 708.0, np.float32(87.0)


def exp(x: float) -> float:
    """e**x for |x| up to 708 (float64) or 87 (float32), beyond that as at the limit. Only inside compiled code."""
    raise NotImplementedError


def expm1(x: float) -> float:
    """e**x - 1, exact to the last bits near 0 too; limits as in `exp`. Only inside compiled code."""
    raise NotImplementedError


@inlined
def _parts_64(x: Any) -> tuple[Any, Any]:
    """(2**k, expm1(r))."""
    x = _LIMIT_64 if x > _LIMIT_64 else x
    x = -_LIMIT_64 if x < -_LIMIT_64 else x
    shifted = x * _LOG2_E + _SHIFTER_64
    k = shifted - _SHIFTER_64
    r = (x - k * _HIGH_64) - k * _LOW_64
    p = 1 / 6227020800 + r * (1 / 87178291200)
    p = 1 / 479001600 + r * p
    p = 1 / 39916800 + r * p
    p = 1 / 3628800 + r * p
    p = 1 / 362880 + r * p
    p = 1 / 40320 + r * p
    p = 1 / 5040 + r * p
    p = 1 / 720 + r * p
    p = 1 / 120 + r * p
    p = 1 / 24 + r * p
    p = 1 / 6 + r * p
    p = 0.5 + r * p
    return as_real((as_bits(shifted) << 52) + (1023 << 52)), r + (r * r) * p


@inlined
def _parts_32(x: Any) -> tuple[Any, Any]:
    """(2**k, expm1(r))."""
    x = _LIMIT_32 if x > _LIMIT_32 else x
    x = -_LIMIT_32 if x < -_LIMIT_32 else x
    shifted = x * _LOG2_E_32 + _SHIFTER_32
    k = shifted - _SHIFTER_32
    r = (x - k * _HIGH_32) - k * _LOW_32
    p = _F7 + r * _F8
    p = _F6 + r * p
    p = _F5 + r * p
    p = _F4 + r * p
    p = _F3 + r * p
    p = _HALF + r * p
    return as_real(np.int32((as_bits(shifted) << 23) + (127 << 23))), r + (r * r) * p


def _exp_64(x: Any) -> Any:
    scale, rest = _parts_64(x)
    return scale + scale * rest


def _exp_32(x: Any) -> Any:
    scale, rest = _parts_32(x)
    return scale + scale * rest


def _expm1_64(x: Any) -> Any:
    scale, rest = _parts_64(x)
    return scale * rest + (scale - 1.0)


def _expm1_32(x: Any) -> Any:
    scale, rest = _parts_32(x)
    return scale * rest + (scale - _ONE)


@overload(exp, jit_options=INLINED)  # type: ignore[untyped-decorator]
def _exp(x: Any) -> Any:
    return _exp_64 if x == types.float64 else _exp_32


@overload(expm1, jit_options=INLINED)  # type: ignore[untyped-decorator]
def _expm1(x: Any) -> Any:
    return _expm1_64 if x == types.float64 else _expm1_32
