"""Short vectors of 8 numbers, for the loops where the compiler does not find the vector form by itself.

A vector lives in processor registers. LLVM maps it to what the machine has: one AVX-512, two AVX or four NEON registers
for float64.
"""

from __future__ import annotations

from typing import Any

from llvmlite import ir
from numba import types
from numba.extending import intrinsic, models, register_model

from playground.engine.kernel.plan import LANES


class VectorType(types.Type):  # type: ignore[misc]
    """The numba type of a vector of `LANES` numbers of the type `real`."""

    def __init__(self, real: types.Float) -> None:
        super().__init__(name=f"vector({real})")
        self.real = real


@register_model(VectorType)
class VectorModel(models.PrimitiveModel):  # type: ignore[misc]
    """A vector is an LLVM vector."""

    def __init__(self, manager: Any, vector: VectorType) -> None:
        super().__init__(manager, vector, ir.VectorType(manager.lookup(vector.real).get_value_type(), LANES))


def _vector_at(builder: Any, pointer: Any, at: Any) -> Any:
    vector = ir.VectorType(pointer.type.pointee, LANES)
    return builder.bitcast(builder.gep(pointer, [at]), vector.as_pointer())


@intrinsic  # type: ignore[untyped-decorator]
def load(_typing: Any, pointer: types.CPointer, at: types.Integer) -> Any:  # noqa: ARG001 - only its type matters
    """The vector of `pointer[at]` to `pointer[at + LANES - 1]`."""

    def generate(_context: Any, builder: Any, _signature: Any, values: Any) -> Any:
        return builder.load(_vector_at(builder, *values), align=pointer.dtype.bitwidth // 8)

    return VectorType(pointer.dtype)(pointer, types.intp), generate


@intrinsic  # type: ignore[untyped-decorator]
def store(_typing: Any, pointer: types.CPointer, at: types.Integer, vector: VectorType) -> Any:  # noqa: ARG001
    """Write the vector to `pointer[at]` to `pointer[at + LANES - 1]`."""

    def generate(context: Any, builder: Any, _signature: Any, values: Any) -> Any:
        builder.store(values[2], _vector_at(builder, *values[:2]), align=pointer.dtype.bitwidth // 8)
        return context.get_dummy_value()

    return types.void(pointer, types.intp, vector), generate


@intrinsic  # type: ignore[untyped-decorator]
def splat(_typing: Any, number: types.Float) -> Any:
    """The vector with `number` in every lane."""

    def generate(context: Any, builder: Any, signature: Any, values: Any) -> Any:
        vector = context.get_value_type(signature.return_type)
        first = builder.insert_element(ir.Constant(vector, ir.Undefined), values[0], ir.IntType(32)(0))
        lanes = ir.Constant(ir.VectorType(ir.IntType(32), LANES), [0] * LANES)
        return builder.shuffle_vector(first, ir.Constant(vector, ir.Undefined), lanes)

    return VectorType(number)(number), generate


@intrinsic  # type: ignore[untyped-decorator]
def multiply_add(_typing: Any, a: VectorType, b: VectorType, c: VectorType) -> Any:
    """`a * b + c`, rounded once where the machine can."""

    def generate(_context: Any, builder: Any, _signature: Any, values: Any) -> Any:
        product = builder.fmul(values[0], values[1], flags=("contract",))
        return builder.fadd(product, values[2], flags=("contract",))

    return c(a, b, c), generate


@intrinsic  # type: ignore[untyped-decorator]
def add(_typing: Any, a: VectorType, b: VectorType) -> Any:
    """`a + b`."""

    def generate(_context: Any, builder: Any, _signature: Any, values: Any) -> Any:
        return builder.fadd(*values)

    return a(a, b), generate


@intrinsic  # type: ignore[untyped-decorator]
def total(_typing: Any, vector: VectorType) -> Any:
    """The sum of the lanes, added pairwise in a fixed order."""

    def generate(context: Any, builder: Any, signature: Any, values: Any) -> Any:
        kind = context.get_value_type(signature.args[0])
        real = kind.element
        name = f"llvm.vector.reduce.fadd.v{LANES}{'f64' if isinstance(real, ir.DoubleType) else 'f32'}"
        reduce = builder.module.declare_intrinsic(name, fnty=ir.FunctionType(real, [real, kind]))
        return builder.call(reduce, [ir.Constant(real, 0.0), values[0]], fastmath=("reassoc",))

    return vector.real(vector), generate
