"""Small networks, data and programs for the tests of the engine."""

from __future__ import annotations

from typing import Any

import numpy as np

from playground.engine.losses import LOSSES
from playground.engine.network import Floats, Network
from playground.engine.program import Program, State
from playground.engine.reference import Reference


def network(*sizes: int, activation: str = "tanh", output: str = "linear") -> Network:
    """Layers of these sizes, all with one activation but for the output layer."""
    return Network(sizes, (activation,) * (len(sizes) - 2) + (output,))


def parameters(net: Network, seed: int = 0, spread: float = 0.7) -> Floats:
    """Any parameters (p,), the biases not 0."""
    return np.random.default_rng(seed).normal(0, spread, net.parameter_count)


def inputs(n: int, d: int, seed: int = 1) -> Floats:
    return np.random.default_rng(seed).normal(size=(n, d))


def targets(loss: str, n: int, k: int, seed: int = 2) -> Floats:
    """Targets (n, k) as the loss wants them."""
    rng = np.random.default_rng(seed)
    encoding = LOSSES[loss].encodings[0]
    if encoding == "one_hot":
        return np.eye(k)[rng.integers(k, size=n)]
    if encoding == "zero_one":
        return rng.integers(2, size=(n, k)).astype(float)
    return rng.normal(size=(n, k))


def program(*sizes: int, n: int = 7, loss: str = "mse", activation: str = "tanh", **changes: Any) -> Program:
    """A program for random data; `changes` are fields of `Program`."""
    net = network(*sizes, activation=activation)
    start = {"settings": {}, "batch_size": 3} | changes
    return Program(net, inputs(n, sizes[0]), targets(loss, n, sizes[-1]), loss=loss, **start)


def start(prog: Program, seed: int = 0) -> State:
    return State.start(prog.network, parameters(prog.network, seed), prog.precision)


def run(prog: Program, state: State, steps: int) -> tuple[Floats, Floats, int]:
    """Losses and norms of the steps that were done, and how many."""
    losses, norms = np.full(steps, np.nan), np.full((steps, prog.network.layers), np.nan)
    done = Reference(prog).run(state, steps, losses, norms)
    return losses[:done], norms[:done], done
