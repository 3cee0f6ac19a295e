"""What is wrong with an experiment as a whole: values out of range, and parts that do not fit each other."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

from playground.datasets.description import Description
from playground.datasets.sources import describe
from playground.datasets.spec import DataSpec
from playground.datasets.targets import allowed_output_units, losses_for
from playground.document.experiment import Choice, Experiment
from playground.document.format import EXPERIMENT
from playground.document.frozen import exists
from playground.document.problem import ExperimentError, Problem
from playground.engine.losses import LOSSES
from playground.messages import N_, UserError, message


def problems(experiment: Experiment, base: Path | None = None) -> tuple[Problem, ...]:
    """Everything that is wrong, most basic first; empty when the experiment can be trained.

    `base` is the folder that the relative path of a table starts from.
    """
    found: list[Problem] = []
    EXPERIMENT.read(EXPERIMENT.write(experiment), "", found)
    if found:
        return tuple(found)
    try:
        description = describe(experiment.data, base)
    except UserError as error:
        return (Problem(_place(experiment.data), error.message),)
    return tuple(problem for rule in _RULES for problem in rule(experiment, description))


def check(experiment: Experiment, base: Path | None = None) -> None:
    """ExperimentError with the first problem and the number of others, where there is any."""
    found = problems(experiment, base)
    if found:
        raise ExperimentError(found)


def _place(data: DataSpec) -> str:
    """Where the data that cannot be had come from."""
    table = "data.path" if data.text is None else "data.text"
    return {"table": table, "points": "data.x"}.get(data.kind, "data")


def _features(experiment: Experiment, description: Description) -> Iterator[Problem]:
    features = experiment.data.features
    if len(set(features)) < len(features):
        yield Problem("data.features", message(N_("a feature is named twice")))
    if description.raw_inputs != 2 and set(features) - {"x1", "x2"}:
        sentence = N_("features need two inputs, and this data has {inputs}")
        yield Problem("data.features", message(sentence, inputs=description.raw_inputs))


def _loss(experiment: Experiment, description: Description) -> Iterator[Problem]:
    suitable = losses_for(description)
    if experiment.training.loss not in suitable:
        sentence = N_("the loss {loss} does not suit this data; one of {losses} does")
        yield Problem("training.loss", message(sentence, loss=experiment.training.loss, losses=", ".join(suitable)))


def _output_units(experiment: Experiment, description: Description) -> Iterator[Problem]:
    layers, loss = experiment.network.layers, experiment.training.loss
    allowed = allowed_output_units(description, loss)
    if allowed and layers[-1].units not in allowed:
        sentence = N_("{units} output units do not fit the data with the loss {loss}; {allowed} was expected")
        values = {"units": layers[-1].units, "loss": loss, "allowed": " / ".join(map(str, sorted(allowed)))}
        yield Problem(f"network.layers[{len(layers) - 1}].units", message(sentence, **values))


def _output_activation(experiment: Experiment, _: Description) -> Iterator[Problem]:
    layers, loss = experiment.network.layers, experiment.training.loss
    if LOSSES[loss].on_logits and layers[-1].activation != "linear":
        sentence = N_("the output layer is linear with the loss {loss}, not {activation}")
        place = f"network.layers[{len(layers) - 1}].activation"
        yield Problem(place, message(sentence, loss=loss, activation=layers[-1].activation))


def _initial_ranges(experiment: Experiment, _: Description) -> Iterator[Problem]:
    for index, layer in enumerate(experiment.network.layers):
        for name, choice in (("weight_init", layer.weight_init), ("bias_init", layer.bias_init)):
            if not _is_in_order(choice):
                yield Problem(f"network.layers[{index}].{name}", message(N_("low is above high")))


def _frozen(experiment: Experiment, description: Description) -> Iterator[Problem]:
    sizes = (description.inputs, *(layer.units for layer in experiment.network.layers))
    for index, place in enumerate(experiment.training.frozen):
        if not exists(place, sizes):
            layer, source, unit = place
            sentence = N_("the network has no parameter at layer {layer}, input {source}, unit {unit}")
            values = {"layer": layer, "source": source, "unit": unit}
            yield Problem(f"training.frozen[{index}]", message(sentence, **values))


def _is_in_order(choice: Choice) -> bool:
    return choice.kind != "uniform" or choice.setting("low", -0.5) <= choice.setting("high", 0.5)


_RULES: tuple[Callable[[Experiment, Description], Iterator[Problem]], ...] = (
    _features,
    _loss,
    _output_units,
    _output_activation,
    _initial_ranges,
    _frozen,
)
