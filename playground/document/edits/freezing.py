"""Edits of what learns: single parameters and whole layers can be kept as they are."""

from __future__ import annotations

from playground.document.edits.layers import with_layer
from playground.document.edits.training import set_training
from playground.document.experiment import Experiment
from playground.document.frozen import fitting, ordered


def freeze_layer(experiment: Experiment, index: int, on: bool = True) -> Experiment:
    """Keep all parameters of a layer from learning, or let them learn again."""
    return with_layer(experiment, index, frozen=on)


def freeze_parameter(experiment: Experiment, layer: int, source: int, unit: int, on: bool = True) -> Experiment:
    """Keep one parameter from learning, or let it learn again: a weight from input `source`, or with -1 the bias."""
    others = [place for place in experiment.training.frozen if place != (layer, source, unit)]
    places = ordered([*others, (layer, source, unit)] if on else others)
    return set_training(experiment, frozen=fitting(places, [spec.units for spec in experiment.network.layers]))


def is_frozen(experiment: Experiment, layer: int, source: int, unit: int) -> bool:
    """Whether this parameter is kept from learning, alone or with its layer."""
    frozen_layer = experiment.network.layers[layer].frozen
    return frozen_layer or (layer, source, unit) in experiment.training.frozen
