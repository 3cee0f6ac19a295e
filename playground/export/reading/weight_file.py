"""Weights in a file, as far as they are known before any number is read: names and shapes. Then the numbers."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from playground.datasets.csv_text import MAX_COLUMNS
from playground.document.experiment import MAX_LAYERS, MAX_UNITS
from playground.engine.network import Network
from playground.export.reading.description import Description
from playground.messages import N_, UserError

Floats = NDArray[np.float64]
# The largest network there can be: no file of weights holds more numbers.
MOST_PARAMETERS = (MAX_COLUMNS + 1) * MAX_UNITS + (MAX_LAYERS - 1) * (MAX_UNITS + 1) * MAX_UNITS


@dataclass(frozen=True)
class StoredLayer:
    """One layer: the file's names of its arrays (`bias` empty where it has none), and how many inputs and units."""

    weight: str
    bias: str
    inputs: int
    units: int


@dataclass(frozen=True, eq=False)
class WeightFile:
    """A file that was looked into. UserError where its layers do not follow from each other or are too many.

    read              reads an array (float64, as it stands in the file) by its name and its shape
    rows_are_outputs  weights are (units, inputs), as torch.nn.Linear has them; else (inputs, units)
    description       what the program wrote about them; None in a file of others
    """

    path: Path
    layers: tuple[StoredLayer, ...]
    read: Callable[[str, tuple[int, ...]], Floats]
    rows_are_outputs: bool = False
    description: Description | None = None

    def __post_init__(self) -> None:
        if not 1 <= len(self.layers) <= MAX_LAYERS:
            raise UserError(
                N_("{path} holds {found} layers; from 1 to {most} are possible."),
                path=str(self.path), found=len(self.layers), most=MAX_LAYERS,
            )  # fmt: skip
        for number, layer in enumerate(self.layers, start=1):
            most = MAX_COLUMNS if number == 1 else MAX_UNITS
            if not (1 <= layer.inputs <= most and 1 <= layer.units <= MAX_UNITS):
                raise UserError(
                    N_("In {path}, layer {layer} has {inputs} inputs and {units} units; at most {most} are possible."),
                    path=str(self.path), layer=number, inputs=layer.inputs, units=layer.units, most=MAX_UNITS,
                )  # fmt: skip
        for number, (before, layer) in enumerate(pairwise(self.layers), start=2):
            if layer.inputs != before.units:
                raise UserError(
                    N_("In {path}, layer {layer} has {found} inputs, but the layer before has {expected} units."),
                    path=str(self.path), layer=number, found=layer.inputs, expected=before.units,
                )  # fmt: skip

    @property
    def sizes(self) -> tuple[int, ...]:
        """The number of inputs, then the units of each layer."""
        return self.layers[0].inputs, *(layer.units for layer in self.layers)

    def require_fit(self, network: Network) -> None:
        """UserError, with the layer and both shapes, where the weights are those of another network."""
        if len(self.layers) != network.layers:
            raise UserError(
                N_("{path} holds {found} layers, but the experiment has {expected}."),
                path=str(self.path), found=len(self.layers), expected=network.layers,
            )  # fmt: skip
        for index, layer in enumerate(self.layers):
            found, expected = (layer.inputs, layer.units), (network.sizes[index], network.sizes[index + 1])
            if found != expected:
                sentence = N_(
                    "In {path}, {member} has the shape {found}, but layer {layer} of the experiment needs {expected}."
                )
                raise UserError(
                    sentence, path=str(self.path), member=layer.weight, layer=index + 1,
                    found=str(self._as_stored(found)), expected=str(self._as_stored(expected)),
                )  # fmt: skip

    def parameters(self) -> Floats:
        """All of them, flat (p,), as `Network.views` lays them out. UserError where one is not a finite number."""
        flat = np.zeros(sum((layer.inputs + 1) * layer.units for layer in self.layers))
        views = Network(self.sizes, ("linear",) * len(self.layers)).views(flat)
        for layer, (weight, bias) in zip(self.layers, views, strict=True):
            stored = self._finite(layer.weight, self._as_stored(weight.shape))
            weight[...] = stored.T if self.rows_are_outputs else stored
            if layer.bias:
                bias[...] = self._finite(layer.bias, bias.shape)
        return flat

    def _as_stored(self, shape: tuple[int, ...]) -> tuple[int, ...]:
        return shape[::-1] if self.rows_are_outputs else shape

    def _finite(self, name: str, shape: tuple[int, ...]) -> Floats:
        values = self.read(name, shape)
        if not np.isfinite(values).all():
            raise UserError(
                N_("In {path}, {member} has values that are not finite numbers."), path=str(self.path), member=name
            )
        return values
