"""Long computations cut into short pieces, so that the worker can answer a command between two of them.

A piece-wise computation is a generator: it yields after each piece and returns its result. A piece that was interrupted
by the stop flag is computed again.
"""

from __future__ import annotations

from collections.abc import Generator, Iterator
from typing import Generic, TypeVar

import numpy as np
from numpy.typing import NDArray

from playground.engine.network import Floats, Network
from playground.training.engines import Engine

T = TypeVar("T")
Pieces = Generator[None, None, T]

# One piece is about this many multiplications, a few milliseconds; an activation counts as twenty.
PIECE_WORK = 4_000_000
ACTIVATION_WORK = 20
# Fewer rows are slow in the largest networks, whose weights are read anew for each piece.
SMALLEST_PIECE = 64


class Job(Generic[T]):
    """A piece-wise computation under way."""

    def __init__(self, pieces: Pieces[T]) -> None:
        self._pieces = pieces
        self.result: T | None = None

    def advance(self) -> bool:
        """Compute one piece; True when that was the last one and `result` is there."""
        try:
            next(self._pieces)
        except StopIteration as stop:
            self.result = stop.value
            return True
        return False


def complete(pieces: Pieces[T]) -> T:
    """All pieces at once."""
    while True:
        try:
            next(pieces)
        except StopIteration as stop:
            result: T = stop.value
            return result


def row_slices(network: Network, rows: int) -> Iterator[slice]:
    """Cut `rows` samples into slices that the network can compute in one piece each."""
    work = network.parameter_count + ACTIVATION_WORK * sum(network.sizes[1:])
    size = max(SMALLEST_PIECE, PIECE_WORK // work)
    return (slice(start, min(start + size, rows)) for start in range(0, rows, size))


def evaluate(engine: Engine, parameters: Floats, x: Floats, y: Floats) -> Pieces[tuple[float, Floats]]:
    """The data loss over `x` (n, d), `y` (n, k), NaN where there are no rows, and the raw outputs (n, k)."""
    outputs = np.empty((len(x), engine.program.network.sizes[-1]), engine.program.dtype)
    total = 0.0
    for rows in row_slices(engine.program.network, len(x)):
        while (evaluated := engine.evaluate(parameters, x[rows], y[rows])) is None:
            yield
        loss, outputs[rows] = evaluated
        total += loss * (rows.stop - rows.start)
        yield
    return total / len(x) if len(x) else np.nan, outputs


def outputs(engine: Engine, parameters: Floats, x: Floats, layer: int = -1) -> Pieces[Floats]:
    """What the units of one layer give for `x` (n, d), by default the raw outputs: (units, n)."""
    network = engine.program.network
    result = np.empty((network.sizes[1:][layer], len(x)), engine.program.dtype)
    for rows in row_slices(network, len(x)):
        result[:, rows] = (yield from forward(engine, parameters, x[rows]))[layer]
        yield
    return result


def layer_outputs(engine: Engine, parameters: Floats, x: Floats) -> Pieces[list[NDArray[np.float32]]]:
    """What every unit of every layer gives for `x` (n, d): float32 (units, n) for each layer."""
    network = engine.program.network
    layers = [np.empty((units, len(x)), dtype=np.float32) for units in network.sizes[1:]]
    for rows in row_slices(network, len(x)):
        for layer, values in zip(layers, (yield from forward(engine, parameters, x[rows])), strict=True):
            layer[:, rows] = values
        yield
    return layers


def forward(engine: Engine, parameters: Floats, x: Floats) -> Pieces[list[Floats]]:
    """The outputs (units, n) of every layer for as many rows `x` (n, d) as one piece can take."""
    while (layers := engine.forward(parameters, np.ascontiguousarray(x, dtype=engine.program.dtype))) is None:
        yield
    return layers
