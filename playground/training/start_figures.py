"""What a choice of first weights does to signals and gradients, before any step is made."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import numpy as np

from playground.datasets.prepared import PreparedData
from playground.document.experiment import Choice, Experiment
from playground.engine.gradient_check import Objective
from playground.engine.network import Floats, Network
from playground.engine.propagation import forward
from playground.training import objective
from playground.training.insight import StartFigures
from playground.training.pieces import Pieces, row_slices
from playground.training.selection import evenly
from playground.training.start import network_of, start_parameters

# The choice of the experiment itself, layer by layer, goes by this name.
CURRENT = "current"
# What it is compared with: the same initialization of the weights of all layers, biases 0.
ALTERNATIVES: dict[str, Choice] = {
    "zeros": Choice("zeros"),
    "small_normal": Choice.of("normal", std=0.01),
    "large_normal": Choice.of("normal", std=1.0),
    "xavier_uniform": Choice("xavier_uniform"),
    "kaiming_normal": Choice("kaiming_normal"),
}
ROWS = 1000


def start_figures(experiment: Experiment, data: PreparedData) -> Pieces[tuple[StartFigures, ...]]:
    """The experiment's own start, then the alternatives, over at most `ROWS` training samples.

    Every start is drawn by fresh generators from the experiment's seed; those of the run are not touched.
    """
    found = []
    for name, changed in _starts(experiment):
        training, network = changed.training, network_of(changed, data)
        x, y = evenly(data.x_train, ROWS), evenly(data.y_train, ROWS)
        target = Objective(network, training.loss, x, y, training.l1, training.l2)
        flat = start_parameters(changed, data)
        yield
        activations = yield from _activation_deviations(network, flat, x)
        slopes = network.views((yield from objective.gradient(target, flat)))
        found.append(StartFigures(name, activations, tuple(float(np.std(weight)) for weight, _ in slopes)))
    return tuple(found)


def _starts(experiment: Experiment) -> Iterator[tuple[str, Experiment]]:
    yield CURRENT, experiment
    for name, choice in ALTERNATIVES.items():
        layers = tuple(
            replace(layer, weight_init=choice, bias_init=Choice("zeros")) for layer in experiment.network.layers
        )
        yield name, replace(experiment, network=replace(experiment.network, layers=layers))


def _activation_deviations(network: Network, flat: Floats, x: Floats) -> Pieces[tuple[float, ...]]:
    """The standard deviation of each layer's outputs, over units and samples."""
    sums, squares = np.zeros(network.layers), np.zeros(network.layers)
    for rows in row_slices(network, len(x)):
        for layer, values in enumerate(forward(network, flat, x[rows]).activations):
            sums[layer] += values.sum()
            squares[layer] += np.sum(values * values)
        yield
    counts = np.array(network.sizes[1:]) * len(x)
    variances = squares / counts - (sums / counts) ** 2
    return tuple(np.sqrt(np.maximum(variances, 0)).tolist())
