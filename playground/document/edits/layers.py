"""Edits of the stack of layers. Layers count from 0; the last one is the output layer."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from playground.datasets.sources import describe
from playground.datasets.targets import allowed_output_units
from playground.document.edits.whole import with_layers
from playground.document.experiment import MAX_LAYERS, Choice, Experiment, LayerSpec
from playground.engine.losses import LOSSES
from playground.messages import N_, UserError

NEW_LAYER = LayerSpec(4)


def add_layer(experiment: Experiment, index: int, layer: LayerSpec | None = None) -> Experiment:
    """Put a hidden layer (by default 4 units, tanh) before the layer `index`."""
    layers = experiment.network.layers
    _refuse_after_output(index, len(layers) - 1)
    if len(layers) == MAX_LAYERS:
        raise UserError(N_("A network has at most {limit} layers."), limit=MAX_LAYERS)
    numbers = {old: old + (old >= index) for old in range(len(layers))}
    return with_layers(experiment, (*layers[:index], layer or NEW_LAYER, *layers[index:]), numbers)


def remove_layer(experiment: Experiment, index: int) -> Experiment:
    """Take a hidden layer out; the output layer alone may remain."""
    layers = experiment.network.layers
    if index == len(layers) - 1:
        raise UserError(N_("The output layer cannot be removed: it gives the answer."))
    numbers = {old: old - (old > index) for old in range(len(layers)) if old != index}
    return with_layers(experiment, (*layers[:index], *layers[index + 1 :]), numbers)


def move_layer(experiment: Experiment, index: int, to: int) -> Experiment:
    """Move a hidden layer so that it is number `to` afterwards."""
    layers = experiment.network.layers
    _refuse_after_output(max(index, to), len(layers) - 2)
    order = [old for old in range(len(layers)) if old != index]
    order.insert(to, index)
    numbers = {old: new for new, old in enumerate(order)}
    return with_layers(experiment, tuple(layers[old] for old in order), numbers)


def set_units(experiment: Experiment, index: int, units: int, base: Path | None = None) -> Experiment:
    """Give a layer `units` units; the output layer only a number that fits the data and the loss."""
    changed = with_layer(experiment, index, units=units)
    if index == len(experiment.network.layers) - 1 and units != experiment.network.layers[index].units:
        allowed = allowed_output_units(describe(experiment.data, base), experiment.training.loss)
        if units not in allowed:
            raise UserError(
                N_("The data and the loss decide the units of the output layer: {units}."),
                units=" / ".join(map(str, sorted(allowed))),
            )
    return changed


def set_layers(experiment: Experiment, layers: Sequence[tuple[int, str]]) -> Experiment:
    """Another stack of layers: units and activation of each, with the initialization made for it; nothing is frozen."""
    stack = tuple(LayerSpec(units, activation) for units, activation in layers)
    return with_layers(experiment, tuple(replace(layer, weight_init=_suitable(layer)) for layer in stack), {})


def set_activation(experiment: Experiment, index: int, activation: str) -> Experiment:
    """Give a layer another activation; with a loss on logits the output layer stays linear."""
    is_output = index == len(experiment.network.layers) - 1
    if is_output and activation != "linear" and LOSSES[experiment.training.loss].on_logits:
        raise UserError(N_("The output layer stays linear: cross-entropy applies sigmoid or softmax itself."))
    return with_layer(experiment, index, activation=activation)


def set_weight_init(experiment: Experiment, index: int, init: Choice | str) -> Experiment:
    """Give a layer another initialization of its weights."""
    return with_layer(experiment, index, weight_init=Choice(init) if isinstance(init, str) else init)


def set_bias_init(experiment: Experiment, index: int, init: Choice | str) -> Experiment:
    """Give a layer another initialization of its biases."""
    return with_layer(experiment, index, bias_init=Choice(init) if isinstance(init, str) else init)


def set_hidden_activations(experiment: Experiment, activation: str) -> Experiment:
    """Give all hidden layers another activation."""
    *hidden, output = experiment.network.layers
    return with_layers(experiment, (*(replace(layer, activation=activation) for layer in hidden), output))


def set_suitable_weights(experiment: Experiment) -> Experiment:
    """Give every layer the initialization made for its activation: Kaiming for ReLU and its kin, else Xavier."""
    layers = experiment.network.layers
    return with_layers(experiment, tuple(replace(layer, weight_init=_suitable(layer)) for layer in layers))


def with_layer(experiment: Experiment, index: int, **fields: Any) -> Experiment:
    """Change fields of one layer's `LayerSpec`."""
    layers = list(experiment.network.layers)
    layers[index] = replace(layers[index], **fields)
    return with_layers(experiment, tuple(layers))


def _suitable(layer: LayerSpec) -> Choice:
    return Choice("xavier_uniform" if layer.activation in ("linear", "sigmoid", "tanh") else "kaiming_uniform")


def _refuse_after_output(index: int, last: int) -> None:
    if index > last:
        raise UserError(N_("The output layer stays last."))
