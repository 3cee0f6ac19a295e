"""One weight or bias: how a selection names it, what it is called, and what a snapshot says of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from playground.document.frozen import BIAS
from playground.i18n import _
from playground.messages import N_
from playground.training.insight import ParameterPlace
from playground.training.snapshot import Snapshot
from playground.ui.canvas.captions import layer_title
from playground.ui.selection import Selection


@dataclass(frozen=True)
class Reading:
    """What a snapshot says of one parameter; gradient and update of the last step, None before the first."""

    value: float
    gradient: float | None
    update: float | None


def reading(snapshot: Snapshot | None, place: ParameterPlace) -> Reading | None:
    """None where there is no snapshot yet, or where it is of another network that has no such parameter."""
    index = None if snapshot is None else place.index(snapshot.network)
    if snapshot is None or index is None:
        return None
    gradient, update = snapshot.gradient, snapshot.update
    return Reading(
        float(snapshot.parameters[index]),
        None if gradient is None else float(gradient[index]),
        None if update is None else float(update[index]),
    )


def place_of(selection: Selection) -> ParameterPlace | None:
    """The parameter that is selected, if it is one."""
    if selection.kind == "weight":
        return ParameterPlace(selection.layer, selection.unit, selection.source)
    return ParameterPlace(selection.layer, selection.unit) if selection.kind == "bias" else None


def selection_of(place: ParameterPlace) -> Selection:
    if place.source == BIAS:
        return Selection("bias", place.layer, place.unit)
    return Selection("weight", place.layer, place.unit, place.source)


def symbol(place: ParameterPlace) -> str:
    """What formulas call it."""
    return "b" if place.source == BIAS else "w"


def source_name(place: ParameterPlace, inputs: Sequence[str]) -> str:
    """What a weight is multiplied with: an input by its name, or a unit of the layer before."""
    if place.layer == 0 and place.source < len(inputs):
        return inputs[place.source]
    return _(N_("unit {number}")).format(number=place.source + 1)


def parameter_title(place: ParameterPlace, layers: int, inputs: Sequence[str]) -> str:
    """`w from x₁ to unit 2 of Layer 1`, `b of unit 1 of Output`; `inputs` are the names of what the network sees."""
    names = {"unit": place.unit + 1, "layer": layer_title(place.layer, layers)}
    if place.source == BIAS:
        return _(N_("b of unit {unit} of {layer}")).format(**names)
    source = source_name(place, inputs)
    return _(N_("w from {source} to unit {unit} of {layer}")).format(source=source, **names)
