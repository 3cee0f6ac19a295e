"""Compile the kernel for float64 and float32 and keep it on disk: `python -m playground.engine.kernel.prepare`.

Run at set-up, and in a child process by a window that finds nothing compiled.
"""

from __future__ import annotations

import numpy as np

from playground.engine.kernel import cache
from playground.engine.network import Network
from playground.engine.program import Program, State


def prepare() -> None:
    """Call every entry point once in each precision, then set the marker."""
    from playground.engine.kernel.compiled import CompiledRun

    network = Network((2, 2, 1), ("tanh", "linear"))
    x, y = np.zeros((4, 2)), np.zeros((4, 1))
    for precision in ("float64", "float32"):
        run = CompiledRun(Program(network, x, y, precision=precision))
        state = State.start(network, np.zeros(network.parameter_count), precision)
        run.run(state, 1, np.empty(1), np.empty((1, network.layers)))
        run.forward(state.parameters, x)
        run.evaluate(state.parameters, x, y)
    cache.mark_ready()


if __name__ == "__main__":
    prepare()
