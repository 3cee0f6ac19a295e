"""Experiments that ship with the program, each ready to be trained."""

from __future__ import annotations

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


def preset(name: str) -> Experiment:
    """The shipped experiment called `name`, one of `PRESETS`."""
    return read_experiment(resource("experiments", f"{name}.json"))
