"""A flag that another thread may raise while compiled code runs."""

from __future__ import annotations

from typing import Any

from numba import types
from numba.extending import intrinsic


@intrinsic  # type: ignore[untyped-decorator]
def is_raised(_typing: Any, flag: types.Array) -> Any:
    """Whether `flag[0]` (int64) is not 0 at this moment: an atomic load, so that it is never remembered from before."""

    def generate(context: Any, builder: Any, signature: Any, values: Any) -> Any:
        data = context.make_array(signature.args[0])(context, builder, values[0]).data
        value = builder.load_atomic(data, ordering="monotonic", align=8)
        return builder.icmp_signed("!=", value, value.type(0))

    return types.boolean(flag), generate
