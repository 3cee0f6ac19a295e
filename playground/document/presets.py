"""Experiments that ship with the program, each ready to be trained."""

from __future__ import annotations

from dataclasses import replace
from functools import cache

from playground.document.experiment import Experiment
from playground.document.files import read_experiment
from playground.messages import N_
from playground.resources import resource

DEFAULT = "circle"

# Name of the file in resources/experiments, and title.
PRESETS: dict[str, str] = {
    "circle": N_("Circle with two layers"),
    "xor": N_("XOR with two layers"),
    "moons": N_("Two moons"),
    "spiral": N_("Spiral with sine features"),
    "blobs": N_("Three clouds, three classes"),
    "line": N_("A straight line"),
    "sine": N_("A sine wave"),
    "iris": N_("Iris flowers"),
    "digits": N_("Handwritten digits"),
}


@cache
def preset(name: str) -> Experiment:
    """The shipped experiment called `name`, one of `PRESETS`."""
    return read_experiment(resource("experiments", f"{name}.json"))


def truly_named(experiment: Experiment) -> Experiment:
    """The experiment, without the name of a shipped one that has other data or another number of layers."""
    key = next((key for key, title in PRESETS.items() if title == experiment.name), None)
    if key is None or _named_parts(experiment) == _named_parts(preset(key)):
        return experiment
    return replace(experiment, name="")


def _named_parts(experiment: Experiment) -> tuple[object, ...]:
    """What the titles tell."""
    data = experiment.data
    return data.kind, data.features, data.classes, len(experiment.network.layers)
