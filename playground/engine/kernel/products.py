"""The two matrix products of a dense layer, by loops in vector registers or, for large layers, by BLAS.

A block holds one row a unit and one column a sample, row after row; its number of columns is a multiple of `LANES`.
"""

from __future__ import annotations

import numpy as np
from numba import carray

from playground.engine.kernel.jit import compiled, spliced
from playground.engine.kernel.plan import LANES
from playground.engine.kernel.pointers import Pointer, real
from playground.engine.kernel.vector import add, load, multiply_add, splat, store, total

# Multiplications in a product from which on BLAS was faster than the loops (with AVX-512, which has kernels for small
# products; the loops lose little just above it).
BLAS_FROM = 1 << 13


@spliced
def weighted_sums(
    weight: Pointer, bias: Pointer, source: Pointer, target: Pointer, d_in: int, d_out: int, columns: int
) -> None:
    """target (d_out, columns) = weight (d_in, d_out) transposed @ source (d_in, columns) + bias (d_out,)."""
    if d_in * d_out * columns < BLAS_FROM:
        _combine_rows(weight, 1, d_out, d_out, d_in, bias, source, target, columns)
        return
    z = carray(target, (d_out, columns))
    np.dot(carray(weight, (d_in, d_out)).T, carray(source, (d_in, columns)), z)
    for o in range(d_out):
        for c in range(o * columns, (o + 1) * columns):
            target[c] += bias[o]


@spliced
def weighted_deltas(
    weight: Pointer, zeros: Pointer, delta: Pointer, target: Pointer, d_in: int, d_out: int, columns: int
) -> None:
    """target (d_in, columns) = weight (d_in, d_out) @ delta (d_out, columns); zeros (d_in,)."""
    if d_in * d_out * columns < BLAS_FROM:
        _combine_rows(weight, d_out, 1, d_in, d_out, zeros, delta, target, columns)
    else:
        np.dot(carray(weight, (d_in, d_out)), carray(delta, (d_out, columns)), carray(target, (d_in, columns)))


@compiled
def _combine_rows(
    weight: Pointer,
    row_step: int,
    term_step: int,
    rows: int,
    terms: int,
    start: Pointer,
    source: Pointer,
    target: Pointer,
    columns: int,
) -> None:
    """target[r] = start[r] + sum over t of weight[r * row_step + t * term_step] * source[t], four rows at a time."""
    whole = rows - rows % 4
    for column in range(0, columns, LANES):
        for r in range(0, whole, 4):
            s0, s1, s2, s3 = splat(start[r]), splat(start[r + 1]), splat(start[r + 2]), splat(start[r + 3])
            w = r * row_step
            for t in range(terms):
                v = load(source, t * columns + column)
                s0 = multiply_add(splat(weight[w]), v, s0)
                s1 = multiply_add(splat(weight[w + row_step]), v, s1)
                s2 = multiply_add(splat(weight[w + 2 * row_step]), v, s2)
                s3 = multiply_add(splat(weight[w + 3 * row_step]), v, s3)
                w += term_step
            store(target, r * columns + column, s0)
            store(target, (r + 1) * columns + column, s1)
            store(target, (r + 2) * columns + column, s2)
            store(target, (r + 3) * columns + column, s3)
        for r in range(whole, rows):
            s0 = splat(start[r])
            w = r * row_step
            for t in range(terms):
                s0 = multiply_add(splat(weight[w]), load(source, t * columns + column), s0)
                w += term_step
            store(target, r * columns + column, s0)


@spliced
def correlations(source: Pointer, delta: Pointer, gradient: Pointer, d_in: int, d_out: int, columns: int) -> None:
    """gradient (d_in, d_out) = source (d_in, columns) @ delta (d_out, columns) transposed, four inputs at a time."""
    if d_in * d_out * columns >= BLAS_FROM:
        deltas = carray(delta, (d_out, columns)).T
        np.dot(carray(source, (d_in, columns)), deltas, carray(gradient, (d_in, d_out)))
        return
    nothing = splat(real(gradient, 0))
    whole = d_in - d_in % 4
    for i in range(0, whole, 4):
        for o in range(d_out):
            s0 = s1 = s2 = s3 = nothing
            for column in range(0, columns, LANES):
                v = load(delta, o * columns + column)
                s0 = multiply_add(load(source, i * columns + column), v, s0)
                s1 = multiply_add(load(source, (i + 1) * columns + column), v, s1)
                s2 = multiply_add(load(source, (i + 2) * columns + column), v, s2)
                s3 = multiply_add(load(source, (i + 3) * columns + column), v, s3)
            gradient[i * d_out + o] = total(s0)
            gradient[(i + 1) * d_out + o] = total(s1)
            gradient[(i + 2) * d_out + o] = total(s2)
            gradient[(i + 3) * d_out + o] = total(s3)
    for i in range(whole, d_in):
        for o in range(d_out):
            s0 = nothing
            for column in range(0, columns, LANES):
                s0 = multiply_add(load(source, i * columns + column), load(delta, o * columns + column), s0)
            gradient[i * d_out + o] = total(s0)


@spliced
def row_sums(delta: Pointer, gradient: Pointer, rows: int, columns: int) -> None:
    """gradient (rows,) = the sum of each row of delta (rows, columns)."""
    for r in range(rows):
        s = load(delta, r * columns)
        for column in range(LANES, columns, LANES):
            s = add(s, load(delta, r * columns + column))
        gradient[r] = total(s)
