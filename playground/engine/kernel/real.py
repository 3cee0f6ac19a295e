"""The bits of a floating-point number as an integer, and back: what fast exponentials are made of."""

from __future__ import annotations

from typing import Any

from numba import types
from numba.extending import intrinsic


@intrinsic  # type: ignore[untyped-decorator]
def as_bits(_typing: Any, real: types.Float) -> Any:
    """The bits of a float64 as int64, of a float32 as int32."""
    return (types.int64 if real == types.float64 else types.int32)(real), _bitcast


@intrinsic  # type: ignore[untyped-decorator]
def as_real(_typing: Any, bits: types.Integer) -> Any:
    """The float64 whose bits are this int64, the float32 whose bits are this int32."""
    return (types.float64 if bits == types.int64 else types.float32)(bits), _bitcast


def _bitcast(context: Any, builder: Any, signature: Any, values: Any) -> Any:
    return builder.bitcast(values[0], context.get_value_type(signature.return_type))
