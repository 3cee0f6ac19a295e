"""The order of samples in an epoch, exactly as `playground.engine.batches` defines it, and blocks of samples."""

from __future__ import annotations

import numpy as np

from playground.engine.kernel.jit import compiled, inlined
from playground.engine.kernel.plan import LANES
from playground.engine.kernel.pointers import Pointer, offset

_GOLDEN_GAMMA = np.uint64(0x9E3779B97F4A7C15)
_FIRST, _SECOND = np.uint64(0xBF58476D1CE4E5B9), np.uint64(0x94D049BB133111EB)
_S27, _S30, _S31, _S32 = np.uint64(27), np.uint64(30), np.uint64(31), np.uint64(32)
_TILE = 16
_LOW_HALF = np.uint64(0xFFFFFFFF)


@inlined
def _finalise(z: np.uint64) -> np.uint64:
    """The output function of splitmix64."""
    z = (z ^ (z >> _S30)) * _FIRST
    z = (z ^ (z >> _S27)) * _SECOND
    return z ^ (z >> _S31)


@inlined
def _scaled(bits: np.uint64, below: np.uint64) -> np.uint64:
    """The high 64 bits of the 128-bit product, for `below` up to 2**32."""
    return ((bits >> _S32) * below + (((bits & _LOW_HALF) * below) >> _S32)) >> _S32


@compiled
def fill_order(seed: np.uint64, epoch: int, shuffle: bool, order: Pointer, n: int) -> None:
    """Write the order of epoch number `epoch` into `order` (n,)."""
    for i in range(n):
        order[i] = i
    if not shuffle:
        return
    state = _finalise(seed + _GOLDEN_GAMMA) ^ _finalise(np.uint64(epoch) + _GOLDEN_GAMMA + _GOLDEN_GAMMA)
    for i in range(n - 1, 0, -1):
        state += _GOLDEN_GAMMA
        j = np.int64(_scaled(_finalise(state), np.uint64(i + 1)))
        order[i], order[j] = order[j], order[i]


@compiled
def gather(samples: Pointer, width: int, chosen: Pointer, n: int, block: Pointer, columns: int) -> None:
    """Write the n rows `chosen` of `samples`, each `width` long, as columns of `block` (width, columns).

    The surplus columns repeat the last sample: so they are finite exactly where the others are. Tile by tile, so that
    what is written together lies together.
    """
    for left in range(0, columns, LANES):
        for top in range(0, width, _TILE):
            for c in range(left, left + LANES):
                sample = offset(samples, chosen[min(c, n - 1)] * width)
                for i in range(top, min(top + _TILE, width)):
                    block[i * columns + c] = sample[i]
