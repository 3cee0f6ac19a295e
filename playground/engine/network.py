"""A network of dense layers: its shape, and its parameters as one flat vector with a view for each layer."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.floating]
Mask = NDArray[np.bool_]


class LayerParameters(NamedTuple):
    """Views into the flat vector: `weight` (d_in, d_out), `bias` (d_out,)."""

    weight: Floats
    bias: Floats


@dataclass(frozen=True)
class Network:
    """The shape of a network.

    sizes        number of inputs, then the units of each layer: (2, 4, 1) has two layers
    activations  one name of `activations.ACTIVATIONS` for each layer
    """

    sizes: tuple[int, ...]
    activations: tuple[str, ...]

    @property
    def layers(self) -> int:
        return len(self.activations)

    @property
    def parameter_count(self) -> int:
        return sum((d_in + 1) * d_out for d_in, d_out in pairwise(self.sizes))

    def layer_slices(self) -> tuple[slice, ...]:
        """Where each layer lies in the flat vector: its weights row by row, then its biases."""
        slices, start = [], 0
        for d_in, d_out in pairwise(self.sizes):
            slices.append(slice(start, start + (d_in + 1) * d_out))
            start = slices[-1].stop
        return tuple(slices)

    def views(self, flat: Floats) -> tuple[LayerParameters, ...]:
        """The flat vector (p,) as one `LayerParameters` a layer; nothing is copied."""
        return tuple(
            LayerParameters(flat[place][:-d_out].reshape(d_in, d_out), flat[place][-d_out:])
            for place, (d_in, d_out) in zip(self.layer_slices(), pairwise(self.sizes), strict=True)
        )

    def weight_mask(self) -> Mask:
        """Which places of the flat vector (p,) are weights: True, and biases: False."""
        flat = np.zeros(self.parameter_count)
        for weight, _ in self.views(flat):
            weight[:] = 1
        return flat == 1
