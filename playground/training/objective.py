"""Loss and penalty of a run over many samples, in float64 and in pieces: for looking, never for training."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from playground.engine.batches import epoch_order
from playground.engine.gradient_check import Objective
from playground.engine.network import Floats
from playground.training.pieces import Pieces, row_slices
from playground.training.run import Run


def objective_of(run: Run, *, on_batch: bool) -> Objective:
    """What the run makes smaller, over its whole training set or over the batch that its next step uses."""
    program = run.program
    rows = _next_batch(run) if on_batch else slice(None)
    return Objective(program.network, program.loss, program.x[rows], program.y[rows], program.l1, program.l2)


def value(objective: Objective, parameters: Floats) -> Pieces[float]:
    """The objective at `parameters` (p,) float64; NaN without samples."""
    total = 0.0 if len(objective.x) else np.nan
    for share, part in _parts(objective):
        total += share * part.value(part.trace(parameters), parameters)
        yield
    return total


def gradient(objective: Objective, parameters: Floats) -> Pieces[Floats]:
    """Its derivative with respect to each of the parameters (p,) float64."""
    total = np.zeros_like(parameters)
    for share, part in _parts(objective):
        total += share * part.gradient(parameters)
        yield
    return total


def _parts(objective: Objective) -> Iterator[tuple[float, Objective]]:
    """The objective over slices of its samples, with the share of the samples that is in each.

    It is the mean of its parts, weighted by these shares, and so is its gradient.
    """
    for rows in row_slices(objective.network, len(objective.x)):
        x, y = (np.asarray(values[rows], np.float64) for values in (objective.x, objective.y))
        yield len(x) / len(objective.x), replace(objective, x=x, y=y)


def _next_batch(run: Run) -> NDArray[np.int64]:
    program, state = run.program, run.state
    order = epoch_order(program.shuffle_seed, state.epoch, program.samples, program.shuffle)
    return order[state.position : state.position + program.batch_size]
