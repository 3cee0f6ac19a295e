"""Plain pointers into arrays, as C has them: no bounds, no shapes, no counting of references.

numba counts the references to every array and every slice of one, with an atomic instruction each time; in steps of a
microsecond that was more than half of the time. The compiled functions borrow instead: whoever calls the kernel keeps
the arrays alive. Indexing a pointer, `p[i]`, is numba's own.
"""

from __future__ import annotations

from typing import Any

from numba import types
from numba.core import cgutils
from numba.extending import intrinsic

Pointer = Any
"""For annotations: a pointer to float64 or float32, int64 or uint8, as the name or the docstring says."""


@intrinsic  # type: ignore[untyped-decorator]
def pointers(_typing: Any, record: types.NamedTuple) -> Any:
    """The same record with a pointer to the first element in place of each C-contiguous array."""
    kinds = [types.CPointer(kind.dtype) if isinstance(kind, types.Array) else kind for kind in record]

    def generate(context: Any, builder: Any, signature: Any, values: Any) -> Any:
        members = cgutils.unpack_tuple(builder, values[0])
        arrays = zip(signature.args[0], members, strict=True)
        plain = [
            context.make_array(kind)(context, builder, value).data if isinstance(kind, types.Array) else value
            for kind, value in arrays
        ]
        return context.make_tuple(builder, signature.return_type, plain)

    return types.NamedTuple(kinds, record.instance_class)(record), generate


@intrinsic  # type: ignore[untyped-decorator]
def offset(_typing: Any, pointer: types.CPointer, by: types.Integer) -> Any:  # noqa: ARG001 - only its type matters
    """The pointer moved on by so many elements."""

    def generate(_context: Any, builder: Any, _signature: Any, values: Any) -> Any:
        return builder.gep(values[0], [values[1]])

    return pointer(pointer, types.intp), generate


@intrinsic  # type: ignore[untyped-decorator]
def real(_typing: Any, pointer: types.CPointer, value: types.Number) -> Any:
    """`value` in the floating-point type that the pointer points to, so that float32 is not computed in float64."""

    def generate(context: Any, builder: Any, signature: Any, values: Any) -> Any:
        return context.cast(builder, values[1], signature.args[1], signature.return_type)

    return pointer.dtype(pointer, value), generate


@intrinsic  # type: ignore[untyped-decorator]
def is_raised(_typing: Any, flag: types.CPointer) -> Any:
    """Whether the int64 is not 0 at this moment: an atomic load, as another thread may have raised it."""

    def generate(_context: Any, builder: Any, _signature: Any, values: Any) -> Any:
        value = builder.load_atomic(values[0], ordering="monotonic", align=8)
        return builder.icmp_signed("!=", value, value.type(0))

    return types.boolean(flag), generate


@intrinsic  # type: ignore[untyped-decorator]
def as_bits(_typing: Any, number: types.Float) -> Any:
    """The bits of a float64 as int64, of a float32 as int32."""
    return (types.int64 if number == types.float64 else types.int32)(number), _bitcast


@intrinsic  # type: ignore[untyped-decorator]
def as_real(_typing: Any, bits: types.Integer) -> Any:
    """The float64 whose bits are this int64, the float32 whose bits are this int32."""
    return (types.float64 if bits == types.int64 else types.float32)(bits), _bitcast


def _bitcast(context: Any, builder: Any, signature: Any, values: Any) -> Any:
    return builder.bitcast(values[0], context.get_value_type(signature.return_type))
