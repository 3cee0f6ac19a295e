"""How a format names the arrays of a network, and which way round it writes them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from playground.engine.network import Network
from playground.export.trained import TrainedNetwork


@dataclass(frozen=True)
class Part:
    """One array of a layer (from 0): what the format calls it, its shape, `weight` or `bias`."""

    key: str
    shape: tuple[int, ...]
    layer: int
    name: str


@dataclass(frozen=True)
class Layout:
    """Names and shapes of the arrays.

    key               of an array, with places for `{layer}` and `{name}`
    rows_are_outputs  weights are (units, inputs), as torch.nn.Linear has them; else (inputs, units)
    counts_modules    layers are numbered as in a torch.nn.Sequential, where activations count, linear ones excepted
    """

    key: str
    rows_are_outputs: bool = False
    counts_modules: bool = False

    def parts(self, network: Network) -> tuple[Part, ...]:
        """Every array of the network, in order."""
        numbers = module_numbers(network.activations) if self.counts_modules else range(network.layers)
        return tuple(
            Part(self.key.format(layer=number, name=name), shape, layer, name)
            for layer, number in enumerate(numbers)
            for name, shape in self._shapes(network, layer)
        )

    def arrays(self, trained: TrainedNetwork) -> Iterator[tuple[Part, np.ndarray]]:
        """Every array, as it stands in the file: C-contiguous, in the precision of the run."""
        for part in self.parts(trained.network):
            array = getattr(trained.layers[part.layer], part.name)
            turned = array.T if self.rows_are_outputs and part.name == "weight" else array
            yield part, np.ascontiguousarray(turned)

    def describe(self) -> str:
        """What a file says of it."""
        number = "counts the modules of a torch.nn.Sequential" if self.counts_modules else "counts the layers from 0"
        weight, product = (
            ("(units, inputs)", "x @ weight.T") if self.rows_are_outputs else ("(inputs, units)", "x @ weight")
        )
        names = ", ".join(
            f"{self.key.format(layer='i', name=name)} {shape}"
            for name, shape in (("weight", weight), ("bias", "(units,)"))
        )
        return f"{names}; i {number}; each layer gives activation({product} + bias)"

    def _shapes(self, network: Network, layer: int) -> tuple[tuple[str, tuple[int, ...]], ...]:
        d_in, d_out = network.sizes[layer], network.sizes[layer + 1]
        return ("weight", (d_out, d_in) if self.rows_are_outputs else (d_in, d_out)), ("bias", (d_out,))


def module_numbers(activations: tuple[str, ...]) -> tuple[int, ...]:
    """The place of each layer's Linear in a torch.nn.Sequential; a linear activation adds no module."""
    numbers, following = [], 0
    for activation in activations:
        numbers.append(following)
        following += 1 if activation == "linear" else 2
    return tuple(numbers)
