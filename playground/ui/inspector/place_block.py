"""Which parameter is shown, chosen by number."""

from __future__ import annotations

from collections.abc import Sequence

from playground.document.frozen import BIAS
from playground.i18n import _
from playground.messages import N_
from playground.training.insight import ParameterPlace
from playground.ui.inspector.block import Block
from playground.ui.inspector.field import Field
from playground.ui.inspector.name_box import NameBox
from playground.ui.parameters import source_name


class PlaceBlock(Block):
    """Fields `source`, `unit` and `layer` (all from 0; the last source is the bias)."""

    def __init__(self) -> None:
        super().__init__()
        self._place = ParameterPlace(0, 0, 0)
        self._sizes: tuple[int, ...] = ()
        self._inputs: tuple[str, ...] = ()
        tip = N_("The input or unit that the weight comes from, or the bias")
        self.source = Field("source", N_("From"), NameBox(), tip)
        self.unit = Field("unit", N_("To unit"), NameBox(), N_("The unit that the weight leads to"))
        self.layer = Field("layer", N_("Of layer"), NameBox(), N_("The layer of that unit"))
        for field in (self.source, self.unit, self.layer):
            self.place(field)

    @property
    def fields(self) -> tuple[Field, ...]:
        return self.source, self.unit, self.layer

    def place_after(self, name: str, value: int) -> ParameterPlace:
        """The parameter that is meant once field `name` shows `value`."""
        before = self._place
        layer = value if name == "layer" else before.layer
        unit = value if name == "unit" else min(before.unit, self._sizes[layer + 1] - 1)
        sources = self._sizes[layer]
        if name == "source":
            return ParameterPlace(layer, unit, BIAS if value == sources else value)
        return ParameterPlace(layer, unit, min(before.source, sources - 1))

    def show_place(self, place: ParameterPlace, sizes: Sequence[int], inputs: Sequence[str]) -> None:
        """`sizes` of the network, input first; `inputs` are the names of its inputs."""
        self._place, self._sizes, self._inputs = place, tuple(sizes), tuple(inputs)
        self._offer()
        self.source.show_value(sizes[place.layer] if place.source == BIAS else place.source)
        self.unit.show_value(place.unit)
        self.layer.show_value(place.layer)

    def _offer(self) -> None:
        place, sizes = self._place, self._sizes
        weights = [ParameterPlace(place.layer, 0, source) for source in range(sizes[place.layer])]
        self.source.control.offer([*(source_name(weight, self._inputs) for weight in weights), _(N_("bias"))])
        self.unit.control.offer([str(unit + 1) for unit in range(sizes[place.layer + 1])])
        layers = len(sizes) - 1
        self.layer.control.offer([*(str(layer + 1) for layer in range(layers - 1)), _(N_("Output"))])
