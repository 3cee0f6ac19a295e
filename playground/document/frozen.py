"""Parameters that are kept from learning, as a document names them, and what becomes of the names after an edit."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence

# (layer, source, unit): the weight from input number `source` of the layer to its unit, or with `BIAS` the unit's bias.
Place = tuple[int, int, int]
Places = tuple[Place, ...]
BIAS = -1
INPUTS = -1  # stands for the inputs of the network where a layer is named


def ordered(places: Sequence[Place]) -> Places:
    """Each place once, in one order, so that equal choices are equal values."""
    return tuple(sorted(set(places)))


def fitting(places: Places, units: Sequence[int], inputs: float = math.inf) -> Places:
    """The places that exist in a network with `inputs` inputs (not known: infinitely many) and these layers."""
    sizes = (inputs, *units)
    return tuple(place for place in places if exists(place, sizes))


def exists(place: Place, sizes: Sequence[float]) -> bool:
    """Whether a network of these sizes (number of inputs, then the units of each layer) has this parameter."""
    layer, source, unit = place
    return 0 <= layer < len(sizes) - 1 and BIAS <= source < sizes[layer] and 0 <= unit < sizes[layer + 1]


def after_move(places: Places, moved: Mapping[int, int]) -> Places:
    """The places after layers got new numbers; `moved` has the old and the new number of each that stays.

    A weight exists only between the two layers it was made for; a bias goes with its layer.
    """
    numbers = {INPUTS: INPUTS, **moved}
    kept = []
    for layer, source, unit in places:
        number, before = numbers.get(layer), numbers.get(layer - 1)
        neighbours = number is not None and before is not None and before + 1 == number
        if number is not None and (source == BIAS or neighbours):
            kept.append((number, source, unit))
    return ordered(kept)


def after_features(places: Places, before: Sequence[str], after: Sequence[str]) -> Places:
    """The places after the network got other features as inputs; weights go with the feature they are for."""
    kept = []
    for layer, source, unit in places:
        if layer > 0 or source == BIAS or source >= len(before):
            kept.append((layer, source, unit))
        elif before[source] in after:
            kept.append((layer, after.index(before[source]), unit))
    return ordered(kept)
