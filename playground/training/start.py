"""From an experiment and its data to the program of a run and its first parameters."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from playground.datasets.prepared import PreparedData
from playground.document.experiment import Choice, Experiment
from playground.document.frozen import BIAS, fitting
from playground.engine.initializers import INITIALIZERS, initial_parameters
from playground.engine.network import Floats, Network
from playground.engine.optimizers import OPTIMIZERS
from playground.engine.program import Program
from playground.engine.schedules import SCHEDULES
from playground.engine.seeds import layer_generator, shuffle_seed
from playground.engine.settings import complete


def network_of(experiment: Experiment, data: PreparedData) -> Network:
    """The shape of the experiment's network on this data."""
    layers = experiment.network.layers
    sizes = (data.x_train.shape[1], *(layer.units for layer in layers))
    return Network(sizes, tuple(layer.activation for layer in layers))


def trainable_mask(experiment: Experiment, network: Network) -> NDArray[np.uint8] | None:
    """Which parameters (p,) learn: 1, and which are frozen: 0. None where all of them learn."""
    mask = np.ones(network.parameter_count)
    views = network.views(mask)
    for spec, (weight, bias) in zip(experiment.network.layers, views, strict=True):
        if spec.frozen:
            weight[:], bias[:] = 0, 0
    for layer, source, unit in fitting(experiment.training.frozen, network.sizes[1:], network.sizes[0]):
        if source == BIAS:
            views[layer].bias[unit] = 0
        else:
            views[layer].weight[source, unit] = 0
    return None if mask.all() else mask.astype(np.uint8)


def program_of(experiment: Experiment, data: PreparedData) -> Program:
    """Everything that decides the numbers of a run of this experiment, except its start."""
    training, network = experiment.training, network_of(experiment, data)
    return Program(
        network=network,
        x=data.x_train,
        y=data.y_train,
        loss=training.loss,
        optimizer=training.optimizer.kind,
        settings=complete(OPTIMIZERS[training.optimizer.kind].settings, dict(training.optimizer.settings)),
        l1=training.l1,
        l2=training.l2,
        clip_norm=training.clip_norm,
        batch_size=training.batch_size,
        shuffle=training.shuffle,
        shuffle_seed=shuffle_seed(training.seed),
        precision=training.precision,
        schedule=training.schedule.kind,
        schedule_settings=complete(SCHEDULES[training.schedule.kind].settings, dict(training.schedule.settings)),
        trainable=trainable_mask(experiment, network),
    )


def start_parameters(experiment: Experiment, data: PreparedData) -> Floats:
    """The parameters (p,) float64 before the first step, drawn from the experiment's seed."""
    layers = experiment.network.layers
    uses_data = any(INITIALIZERS[layer.weight_init.kind].uses_data for layer in layers)
    return initial_parameters(
        network_of(experiment, data),
        [_chosen(layer.weight_init) for layer in layers],
        [_chosen(layer.bias_init) for layer in layers],
        [layer_generator(experiment.training.seed, index) for index in range(len(layers))],
        data.x_train if uses_data else None,  # sending it through the network takes time
    )


def keep_layers(
    fresh: Floats, network: Network, old: Floats, old_network: Network, kept: Sequence[int | None]
) -> Floats:
    """`fresh` (p,) with the layers that are kept taken from `old`.

    kept  for each layer of `network`, which layer of `old_network` it keeps; None: drawn anew
    """
    result = fresh.copy()
    targets, sources = network.layer_slices(), old_network.layer_slices()
    for target, source in zip(targets, kept, strict=True):
        if source is not None:
            result[target] = old[sources[source]]
    return result


def _chosen(choice: Choice) -> tuple[str, dict[str, float | bool]]:
    return choice.kind, dict(choice.settings)
