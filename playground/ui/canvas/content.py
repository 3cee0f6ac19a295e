"""What every column of the network view says, worked out from the experiment and what is known of its data."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from playground.datasets.description import Description
from playground.datasets.sources import describe
from playground.document.experiment import Experiment
from playground.i18n import names
from playground.messages import UserError
from playground.ui.canvas.captions import activation_word, column_title, initializer_word, layer_sentence

MANY_NAMES = 3


@dataclass(frozen=True)
class ColumnContent:
    """The words of one column.

    title, short   in a roomy head, and in the tightest one
    layer          index of the layer, -1 for the input
    chips          activation and initialization; for the input the names of what the network sees
    labels         names of its units where they have some: inputs, classes
    """

    title: str
    short: str
    layer: int
    units: int
    fixed: bool
    chips: tuple[str, ...]
    labels: tuple[str, ...]
    sentence: str
    frozen: bool = False

    @property
    def is_input(self) -> bool:
        return self.layer < 0


def described(experiment: Experiment, base: Path | None) -> Description | None:
    """What the data holds; None where they cannot be had at this moment (a table whose file is gone)."""
    try:
        return describe(experiment.data, base)
    except UserError:
        return None


def column_contents(experiment: Experiment, description: Description | None) -> tuple[ColumnContent, ...]:
    """The columns from the input to the output."""
    layers = experiment.network.layers
    seen = input_names(description)
    is_short = len(seen) <= MANY_NAMES and all(len(name) < 8 for name in seen)
    start = ColumnContent(
        title=column_title(0, len(layers)),
        short="x",
        layer=-1,
        units=len(seen),
        fixed=True,
        chips=(", ".join(seen) if is_short else str(len(seen)),),
        labels=seen,
        sentence=f"{column_title(0, len(layers))}: {', '.join(seen[:16])}{' …' if len(seen) > 16 else ''}",
    )
    return (start, *(_layer_content(experiment, index, description) for index in range(len(layers))))


def _layer_content(experiment: Experiment, layer: int, description: Description | None) -> ColumnContent:
    layers = experiment.network.layers
    spec, last = layers[layer], layer == len(layers) - 1
    classes = description.class_names if description is not None else ()
    return ColumnContent(
        title=column_title(layer + 1, len(layers)),
        short="y" if last else str(layer + 1),
        layer=layer,
        units=spec.units,
        fixed=last,
        chips=(activation_word(spec.activation), initializer_word(spec.weight_init.kind)),
        labels=classes if last and spec.units == len(classes) else (),
        sentence=layer_sentence(layer, len(layers), spec),
        frozen=spec.frozen,
    )


def input_names(description: Description | None) -> tuple[str, ...]:
    """What the network sees: features of two inputs, or the columns of the data."""
    if description is None:
        return ("x",)
    return names.input_names(description.features, description.input_names)
