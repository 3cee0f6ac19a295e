"""Moving one parameter by hand, and what that does to the loss: a derivative as a sum of two numbers."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np

from playground.engine.gradient_check import Objective
from playground.engine.network import Floats
from playground.training import objective
from playground.training.current import CurrentRun
from playground.training.insight import NudgeResult, ParameterPlace
from playground.training.pieces import Pieces

MOST_MOVES = 1000


@dataclass(frozen=True, slots=True)
class Request:
    """Move the parameter by epsilon: once whatever the loss does, or again and again while it falls."""

    place: ParameterPlace
    epsilon: float
    on_batch: bool
    repeated: bool = False


@dataclass(frozen=True, slots=True)
class Instead:
    """What a value set by hand is put in place of: a run by its `origin`, and the value that is expected there."""

    origin: int
    value: float

    def is_in(self, current: CurrentRun, place: ParameterPlace) -> bool:
        """Whether this is that run, or one that has kept the value."""
        return current.origin == self.origin or current.parameter(place) == self.value


def nudge(current: CurrentRun, request: Request) -> Pieces[None]:
    """Carry out the request on a run that stands still meanwhile; `current.nudge` shows how far it has come."""
    index, run = request.place.index(current.network), current.run
    if index is None:
        return
    line = _Line(
        objective.objective_of(run, on_batch=request.on_batch),
        run.state.parameters.astype(np.float64),
        index,
        run.program.dtype,
    )
    result, loss = yield from _measure(line, request, run.state.step)
    while not request.repeated or (loss < result.loss_after and result.moves < MOST_MOVES):
        value = line.moved(result.value_after, request.epsilon)
        result = _after_move(result, value, loss)
        current.set_parameter(request.place, value)
        current.nudge = result
        if not request.repeated:
            return
        loss = yield from line.loss(line.moved(value, request.epsilon))
        result = replace(result, evaluations=result.evaluations + 1)
    current.nudge = result
    current.touch()


@dataclass(frozen=True, eq=False)
class _Line:
    """The objective as a function of parameter number `index` alone, in float64.

    precision  of the run: the parameter can have only values that this holds
    """

    objective: Objective
    parameters: Floats
    index: int
    precision: np.dtype[np.floating]

    def moved(self, value: float, epsilon: float) -> float:
        return float(self.precision.type(value + epsilon))

    def loss(self, value: float) -> Pieces[float]:
        flat = self.parameters.copy()
        flat[self.index] = value
        return objective.value(self.objective, flat)

    def slope(self) -> Pieces[float]:
        return float((yield from objective.gradient(self.objective, self.parameters))[self.index])


def _measure(line: _Line, request: Request, step: int) -> Pieces[tuple[NudgeResult, float]]:
    """The slopes where the parameter is, before any move; and the loss after the first."""
    value, epsilon = float(line.parameters[line.index]), request.epsilon
    loss = yield from line.loss(value)
    ahead = yield from line.loss(line.moved(value, epsilon))
    behind = yield from line.loss(line.moved(value, -epsilon))
    slope = yield from line.slope()
    result = NudgeResult(
        place=request.place,
        step=step,
        epsilon=epsilon,
        on_batch=request.on_batch,
        value_before=value,
        value_after=value,
        loss_before=loss,
        loss_after=loss,
        measured_slope=(ahead - loss) / epsilon,
        central_slope=(ahead - behind) / (2 * epsilon),
        gradient=slope,
        evaluations=3,
        moves=0,
    )
    return result, ahead


def _after_move(result: NudgeResult, value: float, loss: float) -> NudgeResult:
    moves = result.moves + 1
    slope = (loss - result.loss_before) / (moves * result.epsilon)
    return replace(result, value_after=value, loss_after=loss, measured_slope=slope, moves=moves)
