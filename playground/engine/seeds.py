"""One seed an experiment, one independent random stream a purpose, so that using one never moves another."""

from __future__ import annotations

import numpy as np

# The place in this tuple is part of the stream's identity: only ever add at the end.
PURPOSES = ("data", "split", "weights", "batches")


def sequence(seed: int, purpose: str, index: int = 0) -> np.random.SeedSequence:
    """The seed sequence of one purpose; `index` tells apart streams of the same purpose, such as layers."""
    return np.random.SeedSequence(entropy=seed, spawn_key=(PURPOSES.index(purpose), index))


def generator(seed: int, purpose: str, index: int = 0) -> np.random.Generator:
    """A fresh generator at the start of its stream: the same arguments give the same numbers."""
    return np.random.Generator(np.random.PCG64(sequence(seed, purpose, index)))


def layer_generator(seed: int, layer: int) -> np.random.Generator:
    """The stream that layer number `layer` (from 0) draws its weights from, and after them its biases."""
    return generator(seed, "weights", layer)


def shuffle_seed(seed: int) -> int:
    """The unsigned 64-bit seed of `batches.epoch_order` for an experiment's training seed."""
    return int(sequence(seed, "batches").generate_state(1, np.uint64)[0])
