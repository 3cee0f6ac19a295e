"""The two implementations a run can be computed with, behind one interface."""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from playground.engine.network import Floats
from playground.engine.program import Program, State

# int64 (1,): whoever sets its number to 1 interrupts the engine at once, even in the middle of a step, which then has
# not happened. It stays raised until somebody sets it to 0.
StopFlag = NDArray[np.int64]


class Engine(Protocol):
    """One program, ready to be computed. Nothing but `state` and the arrays to fill is ever changed."""

    @property
    def program(self) -> Program: ...

    def run(self, state: State, steps: int, losses: NDArray[np.float64], norms: NDArray[np.float64]) -> int:
        """Take up to `steps` steps, as `engine.program` defines; fill the arrays and return what was done."""
        ...

    def forward(self, parameters: Floats, x: Floats) -> list[Floats] | None:
        """The outputs (units, n) of every layer for inputs `x` (n, d); None where it was interrupted."""
        ...

    def evaluate(self, parameters: Floats, x: Floats, y: Floats) -> tuple[float, Floats] | None:
        """The data loss over `x` (n, d) and `y` (n, k) and the raw outputs (n, k); None where it was interrupted."""
        ...


EngineFactory = Callable[[Program, StopFlag], Engine]
MakeEngine = Callable[[Program], Engine]


def stop_flag() -> StopFlag:
    """A flag that is not raised."""
    return np.zeros(1, dtype=np.int64)


def bound(factory: EngineFactory, stop: StopFlag) -> MakeEngine:
    """`factory` with its stop flag already given."""
    return lambda program: factory(program, stop)


class ReferenceEngine:
    """The readable numpy implementation: slow, always there, and not to be interrupted within a step."""

    def __init__(self, program: Program, stop: StopFlag) -> None:
        from playground.engine.reference import Reference

        self.program = program
        self._stop = stop
        self._reference = Reference(program)

    def run(self, state: State, steps: int, losses: NDArray[np.float64], norms: NDArray[np.float64]) -> int:
        done = 0
        while done < steps and not self._stop[0]:
            if not self._reference.run(state, 1, losses[done : done + 1], norms[done : done + 1]):
                break
            done += 1
        return done

    def forward(self, parameters: Floats, x: Floats) -> list[Floats] | None:
        return [layer.T for layer in self._reference.forward(parameters, x)]

    def evaluate(self, parameters: Floats, x: Floats, y: Floats) -> tuple[float, Floats] | None:
        return self._reference.evaluate(parameters, x, y)


class CompiledEngine:
    """The compiled kernel. Making the first one imports numba, which must not happen on the window's thread."""

    def __init__(self, program: Program, stop: StopFlag) -> None:
        from playground.engine.kernel import compiled

        self.program = program
        self._interrupted = compiled.InterruptedError
        self._kernel = compiled.CompiledRun(program, stop)

    def run(self, state: State, steps: int, losses: NDArray[np.float64], norms: NDArray[np.float64]) -> int:
        return self._kernel.run(state, steps, losses, norms)

    def forward(self, parameters: Floats, x: Floats) -> list[Floats] | None:
        try:
            return [layer.T for layer in self._kernel.forward(parameters, x)]
        except self._interrupted:
            return None

    def evaluate(self, parameters: Floats, x: Floats, y: Floats) -> tuple[float, Floats] | None:
        try:
            return self._kernel.evaluate(parameters, x, y)
        except self._interrupted:
            return None


def compiled_engine(program: Program, stop: StopFlag) -> Engine:
    """The compiled engine, or the readable one for what is not compiled: `nudge`, which is slow by nature."""
    if program.optimizer == "nudge":
        return ReferenceEngine(program, stop)
    return CompiledEngine(program, stop)
