"""Making an edited experiment whole again: values in range, the output layer and the loss following the data."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

from playground.datasets.description import Description
from playground.datasets.sources import describe
from playground.datasets.spec import DataSpec
from playground.datasets.targets import allowed_output_units, default_loss, losses_for, output_units
from playground.document import frozen
from playground.document.experiment import Experiment, LayerSpec
from playground.document.format import EXPERIMENT
from playground.document.problem import ExperimentError, Problem
from playground.engine.losses import LOSSES
from playground.messages import UserError


def checked(experiment: Experiment) -> Experiment:
    """The experiment, when every value in it is of the right type and in its range; else ExperimentError."""
    problems: list[Problem] = []
    EXPERIMENT.read(EXPERIMENT.write(experiment), "", problems)
    if problems:
        raise ExperimentError(problems)
    return experiment


def with_layers(
    experiment: Experiment, layers: tuple[LayerSpec, ...], moved: Mapping[int, int] | None = None
) -> Experiment:
    """The experiment with other layers, checked; what was frozen stays frozen where it still exists.

    moved  the old and the new number of each layer that stays; None: all stay where they are
    """
    places = experiment.training.frozen
    places = places if moved is None else frozen.after_move(places, moved)
    places = frozen.fitting(places, [layer.units for layer in layers])
    network, training = replace(experiment.network, layers=layers), replace(experiment.training, frozen=places)
    return checked(replace(experiment, network=network, training=training))


def following_data(experiment: Experiment, before: DataSpec, base: Path | None) -> Experiment:
    """After a change of data: a loss for the new kind of task, and an output layer for both.

    The loss stays where the task is of the same kind as before and the loss suits it.
    """
    description = describe(checked(experiment).data, base)
    loss = experiment.training.loss
    other_task = _nature(before, base) != (description.task, description.classes > 2)
    if other_task or loss not in losses_for(description):
        loss = default_loss(description)
    if other_task:
        experiment = _with_linear_output(experiment)
    units = [layer.units for layer in experiment.network.layers]
    places = frozen.fitting(_with_their_features(experiment, before), units, description.inputs)
    changed = replace(experiment, training=replace(experiment.training, loss=loss, frozen=places))
    return _with_output_layer(changed, description)


def following_loss(experiment: Experiment, base: Path | None) -> Experiment:
    """After a change of loss: an output layer that fits it. UserError where the loss does not suit the data."""
    return _with_output_layer(checked(experiment), describe(experiment.data, base))


def _with_output_layer(experiment: Experiment, description: Description) -> Experiment:
    *hidden, output = experiment.network.layers
    loss = experiment.training.loss
    usual = output_units(description, loss)
    units = output.units if output.units in allowed_output_units(description, loss) else usual
    activation = "linear" if LOSSES[loss].on_logits else output.activation
    return with_layers(experiment, (*hidden, replace(output, units=units, activation=activation)))


def _with_linear_output(experiment: Experiment) -> Experiment:
    """An output that can take any value: that of the old task may not reach the new one's targets."""
    *hidden, output = experiment.network.layers
    return with_layers(experiment, (*hidden, replace(output, activation="linear")))


def _with_their_features(experiment: Experiment, before: DataSpec) -> frozen.Places:
    """What is frozen, after a change of features. These are not told of data that has no use for them."""
    places = experiment.training.frozen
    if experiment.data.features == before.features:
        return places
    return frozen.after_features(places, before.features, experiment.data.features)


def _nature(spec: DataSpec, base: Path | None) -> tuple[str, bool] | None:
    """What kind of task the data is; None when it cannot be had any more."""
    try:
        description = describe(spec, base)
    except UserError:
        return None
    return description.task, description.classes > 2
