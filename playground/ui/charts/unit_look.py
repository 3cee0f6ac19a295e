"""What the output card shows while the mouse is over a unit of the network: that unit, large."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from playground.i18n import _
from playground.i18n.names import input_names
from playground.training.snapshot import OutputProbe, Snapshot, UnitMaps
from playground.ui.canvas.pictures import column_values, full_colour
from playground.ui.charts.layers import layer_name

KINDS = {1: "curve", 2: "map"}


@dataclass(frozen=True, eq=False)
class UnitLook:
    """One unit: its name, and what it computes as a `probe` of kind "map" or "curve", or "picture": its weights.

    limit  the value of the full colour, the same as in the network view
    """

    name: str
    probe: OutputProbe
    limit: float


def unit_look(snapshot: Snapshot, layer: int, unit: int) -> UnitLook | None:
    """The look at a unit of a layer (-1: the inputs of the network), None where there is nothing to see."""
    if layer >= snapshot.network.layers:
        return None
    values = column_values(snapshot, layer + 1)
    if values is None or not 0 <= unit < len(values):
        return None
    maps = _maps(snapshot)
    if maps is None:
        probe = OutputProbe("picture", None, np.asarray(values[unit], np.float32)[np.newaxis])
    else:
        probe = OutputProbe(KINDS[snapshot.data.dataset.inputs.shape[1]], maps.grid, values[unit][np.newaxis])
    return UnitLook(_name(snapshot, layer, unit), probe, full_colour(snapshot, layer + 1, values))


def _maps(snapshot: Snapshot) -> UnitMaps | None:
    maps = snapshot.unit_maps
    return maps if maps is not None and maps.layers and snapshot.data.dataset.inputs.shape[1] in KINDS else None


def _name(snapshot: Snapshot, layer: int, unit: int) -> str:
    if layer < 0:
        pipeline = snapshot.data.pipeline
        return _("Input {name}").format(name=input_names(pipeline.features, pipeline.input_names)[unit])
    return _("{layer}, unit {unit}").format(layer=layer_name(layer, snapshot.network.layers), unit=unit + 1)
