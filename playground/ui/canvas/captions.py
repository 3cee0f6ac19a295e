"""What the parts of a network are called, in the language that is set."""

from __future__ import annotations

from playground.document.experiment import LayerSpec, NetworkSpec
from playground.i18n import _, name_of, ngettext, word_of
from playground.messages import N_


def layer_title(layer: int, layers: int) -> str:
    """`Layer 1` for layer 0 of several; the last one is `Output`."""
    return _(N_("Output")) if layer == layers - 1 else _(N_("Layer {number}")).format(number=layer + 1)


def column_title(column: int, layers: int) -> str:
    """The title of a column of the canvas; column 0 is the input."""
    return _(N_("Input")) if column == 0 else layer_title(column - 1, layers)


def unit_count(units: int) -> str:
    return ngettext("{units} unit", "{units} units", units).format(units=units)


def input_count(inputs: int) -> str:
    return ngettext("{inputs} input", "{inputs} inputs", inputs).format(inputs=inputs)


def activation_word(kind: str) -> str:
    """As in the middle of a sentence: tanh, ReLU."""
    return _(word_of(kind))


def initializer_word(kind: str) -> str:
    return _(word_of(kind))


def layer_sentence(layer: int, layers: int, spec: LayerSpec) -> str:
    """`Layer 1: 4 units, tanh, Xavier uniform`."""
    text = N_("{layer}: {units}, {activation}, {initializer}")
    frozen = N_("{layer}: {units}, {activation}, {initializer}, frozen")
    return _(frozen if spec.frozen else text).format(
        layer=layer_title(layer, layers),
        units=unit_count(spec.units),
        activation=activation_word(spec.activation),
        initializer=initializer_word(spec.weight_init.kind),
    )


def network_sentence(network: NetworkSpec, inputs: int) -> str:
    """The whole network in words, for screen readers."""
    count = len(network.layers)
    layers = [layer_sentence(index, count, spec) for index, spec in enumerate(network.layers)]
    return ". ".join([input_count(inputs), *layers]) + "."


def gap_sentence(gap: int, layers: int) -> str:
    """The hint of a drop into the gap after column `gap`."""
    return _(N_("Drop: new layer between {left} and {right}")).format(
        left=column_title(gap, layers), right=column_title(gap + 1, layers)
    )


def data_name(kind: str) -> str:
    return _(name_of(kind))
