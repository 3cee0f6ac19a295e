"""A loss that is still a number, but beyond hope: found from the record of the steps, never from the clock."""

from __future__ import annotations

import numpy as np

from playground.engine.network import Floats, Network
from playground.engine.program import Divergence, Program, State
from playground.engine.propagation import forward
from playground.training.baseline import NEARLY_NOTHING, constant_loss
from playground.training.recorder import StepRecorder

# Looked for at steps that are multiples of a window: so many steps, or so many recorded ranges where those are longer.
SHORTEST_WINDOW = 256
WINDOW_RANGES = 8
# Beyond hope is so many times the larger of two losses: that at the start, and that of the best constant answer. In a
# trial of 1,960 runs (eight data sets, five networks, five optimizers, rates from 0.03 to 1,000) 40 came to that, none
# of them at a rate anybody would keep, and two were right again later: with a rate of 100, by the death of all units.
HOPELESS = 1e4
# A layer whose outputs have grown so many times as large as the inputs is where it shows. Squared it is HOPELESS.
GROWN = 1e2
SAMPLES = 64


def steps_to_check(recorder: StepRecorder) -> int:
    """How many steps it is to the next one at which the loss is looked at: at least 1."""
    window = _window(recorder)
    return window - recorder.steps % window


def is_due(recorder: StepRecorder) -> bool:
    """Whether the loss is looked at after as many steps as were recorded."""
    return recorder.steps % _window(recorder) == 0


def growth(recorder: StepRecorder, program: Program, state: State) -> Divergence | None:
    """That the loss has run away: even the best batch of the last two windows was beyond hope, and it does not fall."""
    ranges = _window(recorder) // recorder.stride
    lowest, first = recorder.lowest_losses(2 * ranges), max(recorder.first_loss, NEARLY_NOTHING)
    if len(lowest) < 2 * ranges or lowest.min() <= HOPELESS * first:
        return None
    before, lately = lowest[:ranges].min(), lowest[ranges:].min()
    constant = constant_loss(program.loss, program.y)
    if lately < before or (np.isfinite(constant) and before <= HOPELESS * constant):
        return None
    return Divergence(state.step, _first_grown(program.network, state.parameters, program.x[:SAMPLES]), "growth")


def _window(recorder: StepRecorder) -> int:
    return max(SHORTEST_WINDOW, WINDOW_RANGES * recorder.stride)


def _first_grown(network: Network, parameters: Floats, x: Floats) -> int:
    """The lowest layer whose outputs have grown; the last where none has."""
    with np.errstate(over="ignore", invalid="ignore"):
        trace = forward(network, parameters, x)
    limit = GROWN * max(1.0, float(np.abs(x).max(initial=0)))
    grown = (i for i, outputs in enumerate(trace.activations) if not np.abs(outputs).max(initial=0) <= limit)
    return next(grown, network.layers - 1)
