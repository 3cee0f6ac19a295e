"""What the user has selected: the inspector shows it, the views mark it."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Selection:
    """One thing in the window.

    kind    "data", "training", "layer", "unit", "weight" or "bias"
    layer   index from 0 of the layer ("layer", "unit", "weight", "bias")
    unit    index in the layer ("unit", "weight", "bias")
    source  index of the input of the weight in the layer before ("weight")
    """

    kind: str
    layer: int = -1
    unit: int = -1
    source: int = -1


DATA = Selection("data")
TRAINING = Selection("training")


def layer(index: int) -> Selection:
    return Selection("layer", index)
