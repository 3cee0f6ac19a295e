"""The compiled kernel's face: programs that run, networks that are looked at. Importing it imports numba."""

from __future__ import annotations

from typing import Literal, cast

import numpy as np
from numpy.typing import NDArray

from playground.engine.kernel import plan, probe, run, threads
from playground.engine.network import Floats, Network
from playground.engine.program import Divergence, Program, State

threads.use_one()


def stop_flag() -> plan.Ints:
    """A lowered flag: int64 (1,). Any thread may set its number to 1 to interrupt compiled work, and back to 0."""
    return np.zeros(1, dtype=np.int64)


class CompiledRun:
    """A program made ready to run; means exactly what the reference's run means, within rounding.

    Raise `stop[0] = 1` from any thread to end `run` early, even within a step (which then has not happened); it stays
    raised until the caller lowers it. One run at a time per object.
    """

    def __init__(self, program: Program, stop: plan.Ints | None = None) -> None:
        self.program = program
        self.stop = stop_flag() if stop is None else stop
        self._plan = plan.plan_of(program.network)
        self._rules = plan.rules_of(program)
        self._data = plan.data_of(program)
        columns = min(self._rules.batch_size, plan.MOST_COLUMNS)
        self._scratch = plan.scratch_of(self._plan, columns, program.samples, program.dtype)
        self._spare: plan.Generation | None = None

    def run(self, state: State, steps: int, losses: NDArray[np.float64], norms: NDArray[np.float64]) -> int:
        """Take up to `steps` steps from `state`, which is changed in place. Returns how many were taken.

        losses  (at least steps,) loss of each step's batch before its update, without penalty
        norms   (at least steps, layers) L2 norm of each layer's gradient, penalty included, before clipping
        Fewer steps than asked: `state.divergence` says why, or is None after an interruption.
        """
        if self._spare is None:
            self._spare = plan.generation_like(state.parameters)
        kept = plan.Generation(state.parameters, state.gradient, state.slots)
        place = np.array([state.step, state.epoch, state.position, state.optimizer_step], dtype=np.int64)
        done, reason, layer = run.take_steps(
            self._plan,
            self._rules,
            self._data,
            self._scratch,
            kept,
            self._spare,
            place,
            losses[:steps],
            norms[:steps],
            state.update,
            self.stop,
        )
        state.step, state.epoch, state.position, state.optimizer_step = (int(number) for number in place)
        state.divergence = None
        if reason not in (plan.FINE, plan.INTERRUPTED):
            quantity = cast(Literal["loss", "gradient", "parameters"], plan.QUANTITIES[reason])
            state.divergence = Divergence(state.step + 1, layer, quantity)
        return int(done)


class CompiledNetwork:
    """A network to look at: nothing here changes anything. One call at a time per object."""

    def __init__(self, network: Network, precision: str = "float64", stop: plan.Ints | None = None) -> None:
        self.network = network
        self.stop = stop_flag() if stop is None else stop
        self._dtype = np.dtype(precision)
        self._plan = plan.plan_of(network)
        self._scratch = plan.scratch_of(self._plan, plan.MOST_COLUMNS, 0, self._dtype)

    def forward(self, parameters: Floats, x: Floats) -> list[Floats] | None:
        """The outputs of each layer, (units, n) each, for inputs x (n, d); None if interrupted."""
        x = self._array(x)
        rows = self._plan.rows_at[1:] - self._plan.rows_at[1]
        results = np.empty((int(rows[-1]), len(x)), self._dtype)
        finished = probe.layer_outputs(self._plan, self._array(parameters), x, self._room(len(x)), results, self.stop)
        return [results[a:b] for a, b in zip(rows, rows[1:], strict=False)] if finished else None

    def evaluate(self, parameters: Floats, x: Floats, y: Floats, loss: str) -> tuple[float, Floats] | None:
        """Mean data loss over inputs x (n, d) and targets y (n, k), and the outputs (n, k); None if interrupted.

        For cross-entropy losses the outputs are logits. Without samples the loss is NaN.
        """
        x, y = self._array(x), self._array(y)
        outputs = np.empty((len(x), self.network.sizes[-1]), self._dtype)
        if len(x) == 0:
            return float("nan"), outputs
        code = plan.LOSSES.index(loss)
        parameters, room = self._array(parameters), self._room(len(x))
        mean, finished = probe.evaluate(self._plan, code, parameters, x, y, room, outputs, self.stop)
        return (float(mean), outputs) if finished else None

    def _array(self, values: Floats) -> Floats:
        return np.ascontiguousarray(values, dtype=self._dtype)

    def _room(self, samples: int) -> plan.Scratch:
        if self._scratch.order.size < samples:
            self._scratch = self._scratch._replace(order=np.arange(samples, dtype=np.int64))
        return self._scratch
