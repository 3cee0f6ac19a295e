"""What a file leaves out of its output layer: units that follow the data and the loss, and no activation."""

from __future__ import annotations

from copy import copy
from pathlib import Path
from typing import Any

from playground.datasets.sources import describe
from playground.datasets.targets import output_units
from playground.document.format import DATA, TRAINING
from playground.document.problem import Problem
from playground.messages import UserError

_HIDDEN = {"units": 4}


def complete(mapping: dict[str, Any], base: Path | None) -> dict[str, Any]:
    """The experiment's JSON data with an output layer that is whole. What is wrong in it stays as it is."""
    network = mapping.get("network", {})
    layers = network.get("layers", [_HIDDEN, {}]) if isinstance(network, dict) else None
    if not isinstance(layers, list) or not layers or not isinstance(layers[-1], dict):
        return mapping
    output = layers[-1]
    if "activation" in output and "units" in output:
        return mapping
    missing = {"activation": "linear"}
    if "units" not in output:
        missing |= _output_units(mapping, base)
    output = _with(output, missing)
    return _with(mapping, {"network": _with(network, {"layers": [*layers[:-1], output]})})


def _output_units(mapping: dict[str, Any], base: Path | None) -> dict[str, Any]:
    problems: list[Problem] = []
    data = DATA.read(mapping.get("data", {}), "", problems)
    training = TRAINING.read(mapping.get("training", {}), "", problems)
    if problems:
        return {"units": 1}
    try:
        return {"units": output_units(describe(data, base), training.loss)}
    except UserError:  # said again, with its place, when the experiment is checked
        return {"units": 1}


def _with(mapping: dict[str, Any], more: dict[str, Any]) -> dict[str, Any]:
    """A copy, of the same type, with some values added or replaced."""
    changed = copy(mapping)
    changed.update(more)
    return changed
