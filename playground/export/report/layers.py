"""The network of a report as a table: one row a layer, like neighbours in one row."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby

from playground.document.experiment import LayerSpec
from playground.engine.initializers import INITIALIZERS
from playground.export.report.report import RunReport
from playground.export.report.settings import choice_text, count
from playground.i18n import _, ngettext, word_of
from playground.messages import N_


@dataclass(frozen=True)
class LayerRow:
    """`first` to `last` (from 0) are alike; `parameters` are those of all of them."""

    first: int
    last: int
    spec: LayerSpec
    inputs: int
    parameters: int

    def name(self, layers: int) -> str:
        if self.first == layers - 1:
            return _(N_("Output"))
        if self.first == self.last:
            return _(N_("Layer {number}")).format(number=self.first + 1)
        return _(N_("Layers {first} to {last}")).format(first=self.first + 1, last=self.last + 1)

    def cells(self, layers: int) -> tuple[str, ...]:
        """What stands in the columns of `HEADS`."""
        spec = self.spec
        initialization = choice_text(spec.weight_init, INITIALIZERS)
        if spec.bias_init.kind != "zeros":
            biases = choice_text(spec.bias_init, INITIALIZERS)
            initialization = _(N_("{weights}; biases: {biases}")).format(weights=initialization, biases=biases)
        activation = _(word_of(spec.activation))
        if spec.frozen:
            activation = _(N_("{activation}, frozen")).format(activation=activation)
        shape = f"{count(self.inputs)} × {count(spec.units)}"
        return self.name(layers), shape, activation, initialization, count(self.parameters)


HEADS = (
    N_("Layer"),
    N_("Inputs × units"),
    N_("Activation"),
    N_("Initialization"),
    N_("Parameters"),
)


def layer_rows(report: RunReport) -> Iterator[LayerRow]:
    sizes, specs = report.network.sizes, report.experiment.network.layers
    last = len(specs) - 1

    def likeness(layer: int) -> tuple[LayerSpec, int, bool]:
        return specs[layer], sizes[layer], layer == last

    for (spec, inputs, _is_output), group in groupby(range(len(specs)), likeness):
        members = list(group)
        yield LayerRow(members[0], members[-1], spec, inputs, len(members) * (inputs + 1) * spec.units)


def parameter_count(report: RunReport) -> str:
    total = report.network.parameter_count
    return ngettext("{count} parameter", "{count} parameters", total).format(count=count(total))
