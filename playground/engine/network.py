"""A network of dense layers: its shape, and its parameters as one flat vector with a view for each layer."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.floating]


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
        return sum((d_in + 1) * d_out for d_in, d_out in zip(self.sizes, self.sizes[1:], strict=False))

    def views(self, flat: Floats) -> tuple[LayerParameters, ...]:
        """The flat vector (p,) as one `LayerParameters` a layer: weight row by row, then bias; nothing is copied."""
        layers, start = [], 0
        for d_in, d_out in zip(self.sizes, self.sizes[1:], strict=False):
            middle, end = start + d_in * d_out, start + (d_in + 1) * d_out
            layers.append(LayerParameters(flat[start:middle].reshape(d_in, d_out), flat[middle:end]))
            start = end
        return tuple(layers)
