"""Which samples make up which batch: every one exactly once an epoch, in an order that seed and epoch alone decide."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray

GOLDEN_GAMMA = 0x9E3779B97F4A7C15
_MASK = 0xFFFFFFFFFFFFFFFF  # all arithmetic is modulo 2**64


def finalise(z: int) -> int:
    """Scramble 64 bits: the output function of splitmix64 (Steele, Lea and Flood 2014; Stafford's variant 13)."""
    z = ((z ^ (z >> 30)) * 0xBF58476D1CE4E5B9) & _MASK
    z = ((z ^ (z >> 27)) * 0x94D049BB133111EB) & _MASK
    return z ^ (z >> 31)


def mix(z: int) -> int:
    """One output of splitmix64 whose state is `z`: add the golden gamma, then finalise."""
    return finalise((z + GOLDEN_GAMMA) & _MASK)


def random_bits(seed: int, epoch: int) -> Iterator[int]:
    """The stream of 64-bit numbers of one epoch.

    The state starts at `mix(seed) ^ mix(epoch + GOLDEN_GAMMA)`; each number adds the golden gamma to the state, then
    finalises it.
    """
    state = mix(seed & _MASK) ^ mix((epoch + GOLDEN_GAMMA) & _MASK)
    while True:
        state = (state + GOLDEN_GAMMA) & _MASK
        yield finalise(state)


def epoch_order(seed: int, epoch: int, n: int, shuffle: bool = True) -> NDArray[np.int64]:
    """The order (n,) in which epoch number `epoch` (from 0) uses the samples.

    Fisher-Yates: for i = n - 1 down to 1, swap places i and j, where j is the high 64 bits of the 128-bit product of
    the next number of `random_bits(seed, epoch)` and i + 1. Without `shuffle`: 0, 1, ..., n - 1.
    """
    order = list(range(n))
    if shuffle:
        for i, bits in zip(range(n - 1, 0, -1), random_bits(seed, epoch), strict=False):
            j = (bits * (i + 1)) >> 64
            order[i], order[j] = order[j], order[i]
    return np.array(order, dtype=np.int64)
