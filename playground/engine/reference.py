"""The readable training loop. It says the same as the compiled kernel, and the tests hold the two together.

One step reads from top to bottom in `Reference._step`: batch, forward, loss, backward, update. What each of them
means is written down in `program.py`.
"""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from playground.engine.batches import epoch_order
from playground.engine.losses import LOSSES
from playground.engine.network import Floats, Network
from playground.engine.nudge import nudge
from playground.engine.optimizers import OPTIMIZERS, Point
from playground.engine.penalties import penalty, penalty_gradient
from playground.engine.program import Divergence, Program, Quantity, State
from playground.engine.propagation import backward, forward
from playground.engine.schedules import SCHEDULES
from playground.engine.settings import complete

Vector = NDArray[np.float64]

_order = lru_cache(maxsize=4)(epoch_order)


class _DivergedError(Exception):
    """Something is not finite: the step must not be taken."""

    def __init__(self, quantity: Quantity, layer: int) -> None:
        super().__init__(quantity, layer)
        self.quantity = quantity
        self.layer = layer


class _Next(NamedTuple):
    """What a step would make of the state."""

    parameters: Floats
    slots: Floats
    evaluations: int


@dataclass(frozen=True, eq=False)
class Reference:
    """One program, computed with numpy."""

    program: Program

    def run(self, state: State, steps: int, losses: Vector, norms: Vector) -> int:
        """Take up to `steps` steps, change `state`, fill `losses` (steps,) and `norms` (steps, layers); how many."""
        state.divergence = None
        with np.errstate(over="ignore", invalid="ignore"):  # overflow is looked for below, and is no mistake of ours
            for i in range(steps):
                try:
                    losses[i], norms[i] = self._step(state)
                except _DivergedError as diverged:
                    state.divergence = Divergence(state.step + 1, diverged.layer, diverged.quantity)
                    return i
        return steps

    def forward(self, parameters: Floats, x: Floats) -> list[Floats]:
        """The activations (n, units) of every layer for inputs x (n, d)."""
        with np.errstate(over="ignore", invalid="ignore"):
            return list(forward(self.program.network, parameters, np.asarray(x, parameters.dtype)).activations)

    def evaluate(self, parameters: Floats, x: Floats, y: Floats) -> tuple[float, Floats]:
        """The data loss over x (n, d) and y (n, k), and the raw outputs (n, k)."""
        outputs = self.forward(parameters, x)[-1]
        with np.errstate(over="ignore", invalid="ignore"):
            return LOSSES[self.program.loss].value(outputs, np.asarray(y, parameters.dtype)), outputs

    def _step(self, state: State) -> tuple[float, Vector]:
        """One step of `state`: the loss of its batch, and the gradient norm (layers,) of each layer."""
        program, network = self.program, self.program.network
        rows = self._batch(state)
        x, y = program.x[rows], program.y[rows]
        loss = LOSSES[program.loss]

        trace = forward(network, state.parameters, x)
        value = loss.value(trace.outputs, y)
        if not math.isfinite(value):
            raise _DivergedError("loss", _first_non_finite(trace.activations))

        gradient = backward(network, state.parameters, trace, loss.gradient(trace.outputs, y))
        gradient += penalty_gradient(network, state.parameters, program.l1, program.l2)
        norms = layer_norms(network, gradient)
        if not np.isfinite(norms).all():
            raise _DivergedError("gradient", _first_non_finite(norms))

        after = self._update(state, clipped(gradient, norms, program.clip_norm), x, y)
        if not np.isfinite(after.parameters).all():
            layers = [after.parameters[place] for place in network.layer_slices()]
            raise _DivergedError("parameters", _first_non_finite(layers))

        self._move(state, after, gradient, len(rows))
        return value, norms

    def _batch(self, state: State) -> NDArray[np.int64]:
        """The samples of the next batch."""
        program = self.program
        order = _order(program.shuffle_seed, state.epoch, program.samples, program.shuffle)
        return order[state.position : state.position + program.batch_size]

    def _update(self, state: State, gradient: Floats, x: Floats, y: Floats) -> _Next:
        """Parameters and slots after the optimizer's update; where `trainable` is 0 they are as they were."""
        program = self.program
        optimizer = OPTIMIZERS[program.optimizer]
        settings = complete(optimizer.settings, program.settings)
        rate = optimizer.settings[0].name  # learning rate, or epsilon
        settings[rate] *= self._factor(state.step + 1)
        learns = np.ones(len(gradient), bool) if program.trainable is None else program.trainable != 0
        if optimizer.update is None:
            nudged = nudge(state.parameters, lambda flat: self._objective(flat, x, y), settings["epsilon"], learns)
            return _Next(nudged.parameters, state.slots[:0], nudged.evaluations)
        slots = state.slots[: optimizer.slots]
        point = Point(state.parameters, gradient, slots, state.optimizer_step + 1, program.network.weight_mask())
        parameters, new_slots = optimizer.update(point, **settings)
        return _Next(np.where(learns, parameters, state.parameters), np.where(learns, new_slots, slots), 0)

    def _objective(self, parameters: Floats, x: Floats, y: Floats) -> float:
        """What training makes smaller: data loss and penalty."""
        program = self.program
        outputs = forward(program.network, parameters, x).outputs
        data_loss = LOSSES[program.loss].value(outputs, y)
        return data_loss + penalty(program.network, parameters, program.l1, program.l2)

    def _factor(self, step: int) -> float:
        schedule = SCHEDULES[self.program.schedule]
        return schedule.factor(step, **complete(schedule.settings, self.program.schedule_settings))

    def _move(self, state: State, after: _Next, gradient: Floats, batch: int) -> None:
        """Take the step: write what it makes of the state into it."""
        state.gradient[:] = gradient
        state.update[:] = after.parameters - state.parameters
        state.parameters[:] = after.parameters
        state.slots[: len(after.slots)] = after.slots
        state.evaluations += after.evaluations
        state.step += 1
        state.optimizer_step += 1
        state.position += batch
        if state.position == self.program.samples:
            state.epoch += 1
            state.position = 0


def layer_norms(network: Network, gradient: Floats) -> Vector:
    """The L2 norm (layers,) of each layer's part, weights and biases, of a flat vector (p,)."""
    wide = gradient.astype(np.float64)
    return np.array([np.sqrt(np.sum(wide[place] ** 2)) for place in network.layer_slices()])


def clipped(gradient: Floats, norms: Vector, clip_norm: float) -> Floats:
    """The gradient shortened to norm `clip_norm` where it is longer; 0 leaves it. Pascanu, Mikolov and Bengio 2013."""
    norm = float(np.sqrt(np.sum(norms**2)))
    return gradient * (clip_norm / norm) if 0 < clip_norm < norm else gradient


def _first_non_finite(arrays: Iterable[Floats]) -> int:
    """The place of the first array that holds a value that is not finite, or -1."""
    return next((i for i, array in enumerate(arrays) if not np.isfinite(array).all()), -1)
