"""The compiled kernel's face: programs that run, networks that are looked at. Importing it imports numba."""

from __future__ import annotations

from itertools import pairwise
from typing import Literal, cast

import numpy as np
from numpy.typing import NDArray

from playground.engine.kernel import plan, probe, run, threads
from playground.engine.network import Floats, Network
from playground.engine.program import Divergence, Program, State

threads.use_one()


class InterruptedError(Exception):
    """The stop flag was raised while a network was looked at."""


def stop_flag() -> plan.Ints:
    """A lowered flag: int64 (1,). Any thread may set its number to 1 to interrupt compiled work, and back to 0."""
    return np.zeros(1, dtype=np.int64)


class CompiledNetwork:
    """A network to look at; nothing here changes anything. One call at a time per object.

    While `stop[0]` is not 0, calls raise `InterruptedError` soon.
    """

    def __init__(self, network: Network, precision: str = "float64", stop: plan.Ints | None = None) -> None:
        self.network = network
        self.stop = stop_flag() if stop is None else stop
        self._dtype = np.dtype(precision)
        self._plan = plan.plan_of(network)
        self._scratch = plan.scratch_of(self._plan, plan.MOST_COLUMNS, 1, self._dtype)

    def forward(self, parameters: Floats, x: Floats) -> list[Floats]:
        """The activations (n, units) of every layer for inputs x (n, d). Each transposed is contiguous."""
        rows = self._plan.rows_at[1:] - self._plan.rows_at[1]
        outputs = np.empty((int(rows[-1]), len(x)), self._dtype)
        self._look(parameters, x, x, outputs, loss=-1, first_layer=0)
        return [outputs[start:stop].T for start, stop in pairwise(rows)]

    def evaluate(self, parameters: Floats, x: Floats, y: Floats, loss: str) -> tuple[float, Floats]:
        """The data loss over x (n, d) and y (n, k), NaN without samples, and the raw outputs (n, k)."""
        outputs = np.empty((self.network.sizes[-1], len(x)), self._dtype)
        code, last = plan.LOSSES.index(loss), self._plan.layers - 1
        mean = self._look(parameters, x, y, outputs, loss=code, first_layer=last)
        return (mean if len(x) else float("nan")), outputs.T

    def _look(self, parameters: Floats, x: Floats, y: Floats, outputs: Floats, loss: int, first_layer: int) -> float:
        parameters, x, y = (np.ascontiguousarray(values, dtype=self._dtype) for values in (parameters, x, y))
        if parameters.shape != (self._plan.parameters,) or x.shape[1:] != (self.network.sizes[0],):
            raise ValueError(f"parameters {parameters.shape} or inputs {x.shape} do not fit {self.network.sizes}")
        seen = plan.Probe(parameters, len(x), x, y, outputs, self.stop)
        mean, finished = probe.look(self._plan, self._room(len(x)), seen, loss, first_layer)
        if not finished:
            raise InterruptedError
        return float(mean)

    def _room(self, samples: int) -> plan.Scratch:
        if self._scratch.order.size < samples:
            self._scratch = self._scratch._replace(order=np.arange(samples, dtype=np.int64))
        return self._scratch


class CompiledRun:
    """A program made ready to run; means what `playground.engine.reference.Reference` means, within rounding.

    Raise `stop[0] = 1` from any thread to end `run` early, even within a step (which then has not happened); it stays
    raised until the caller lowers it. One call at a time per object.
    """

    def __init__(self, program: Program, stop: plan.Ints | None = None) -> None:
        self.program = program
        self.stop = stop_flag() if stop is None else stop
        self._plan = plan.plan_of(program.network)
        self._rules = plan.rules_of(program)
        self._data = plan.data_of(program)
        columns = min(self._rules.batch_size, plan.MOST_COLUMNS)
        self._scratch = plan.scratch_of(self._plan, columns, program.samples, program.dtype)
        self._spare: State | None = None
        self._looking: CompiledNetwork | None = None

    def run(self, state: State, steps: int, losses: NDArray[np.float64], norms: NDArray[np.float64]) -> int:
        """Take up to `steps` steps from `state`. Returns how many were taken.

        The state's arrays may be exchanged for others: with millions of parameters, copying would take too long.
        losses  (at least steps,) loss of each step's batch before its update, without penalty
        norms   (at least steps, layers) L2 norm of each layer's gradient, penalty included, before clipping
        Fewer steps than asked: `state.divergence` says why, or is None after an interruption.
        """
        self._check(state, steps, losses, norms)
        if self._spare is None:
            parameters, slots, gradient = map(np.empty_like, (state.parameters, state.slots, state.gradient))
            self._spare = State(parameters, slots, gradient, update=state.update[:0])
        place = np.array([state.step, state.epoch, state.position, state.optimizer_step], dtype=np.int64)
        record = plan.Record(place, losses, norms, state.update, np.zeros(1), self.stop)
        done, reason, layer = run.take_steps(
            self._plan,
            self._rules,
            self._data,
            self._scratch,
            plan.generation_of(state),
            plan.generation_of(self._spare),
            record,
            steps,
        )
        if done % 2 == 1:
            self._exchange(state, self._spare)
        state.step, state.epoch, state.position, state.optimizer_step = (int(number) for number in place)
        state.divergence = None
        if reason not in (plan.FINE, plan.INTERRUPTED):
            quantity = cast(Literal["loss", "gradient", "parameters"], plan.QUANTITIES[reason])
            state.divergence = Divergence(state.step + 1, int(layer), quantity)
        return int(done)

    def forward(self, parameters: Floats, x: Floats) -> list[Floats]:
        """The activations (n, units) of every layer for inputs x (n, d)."""
        return self._network().forward(parameters, x)

    def evaluate(self, parameters: Floats, x: Floats, y: Floats) -> tuple[float, Floats]:
        """The data loss over x (n, d) and y (n, k), and the raw outputs (n, k)."""
        return self._network().evaluate(parameters, x, y, self.program.loss)

    def _exchange(self, state: State, spare: State) -> None:
        """The newest generation becomes the state's. Slots that the optimizer does not use stay where they are."""
        state.parameters, spare.parameters = spare.parameters, state.parameters
        state.gradient, spare.gradient = spare.gradient, state.gradient
        used = plan.SLOTS[self._rules.optimizer]
        if used == len(state.slots):
            state.slots, spare.slots = spare.slots, state.slots
        elif used > 0:
            state.slots[:used] = spare.slots[:used]

    def _network(self) -> CompiledNetwork:
        if self._looking is None:
            self._looking = CompiledNetwork(self.program.network, self.program.precision, self.stop)
        return self._looking

    def _check(self, state: State, steps: int, losses: NDArray[np.float64], norms: NDArray[np.float64]) -> None:
        """Compiled code checks nothing: whatever does not fit must be found here."""
        arrays = (*plan.generation_of(state), state.update)
        if any(a.shape != (self._plan.parameters,) or a.dtype != self.program.dtype for a in arrays):
            raise ValueError(f"the state does not fit a network of {self._plan.parameters} parameters")
        if len(losses) < steps or norms.shape[1:] != (self._plan.layers,) or len(norms) < steps:
            raise ValueError(f"{losses.shape} and {norms.shape} have no room for {steps} steps")
        outputs = (*arrays, losses, norms)
        if not all(array.flags.c_contiguous and array.flags.writeable for array in outputs):
            raise ValueError("arrays of state and results must be contiguous and writable")
