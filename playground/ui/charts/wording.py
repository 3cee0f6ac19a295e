"""How inputs and outputs are said beside the pointer."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from playground.datasets.prepared import PreparedData
from playground.engine.losses import LOSSES
from playground.i18n import _
from playground.i18n.names import input_names
from playground.training.snapshot import Snapshot
from playground.ui import numbers

DECIMALS = 2
LONGEST_NAME = 12


def raw_names(data: PreparedData) -> tuple[str, ...]:
    """What the raw inputs are called at an axis: x₁, or the head of a column of a table."""
    return input_names((), data.dataset.input_names)


def short_name(name: str) -> str:
    """A name from a file, cut where it is too long for a legend."""
    return name if len(name) <= LONGEST_NAME else name[: LONGEST_NAME - 1] + "…"


def at_text(names: Sequence[str], values: Sequence[float]) -> str:
    """`x₁ 1.25, x₂ −3.00`."""
    pairs = zip(input_names((), names), (f"{value:.{DECIMALS}f}".replace("-", "−") for value in values), strict=True)
    return ", ".join(f"{name} {value}" for name, value in pairs)


def gives_probabilities(snapshot: Snapshot) -> bool:
    """Whether what is shown of the outputs are probabilities of classes."""
    return LOSSES[snapshot.experiment.training.loss].on_logits


def output_text(values: NDArray[np.floating], snapshot: Snapshot) -> str:
    """What the outputs (k,) mean: a value, a class with its probability."""
    if not np.isfinite(values).all():
        return _("output: not a finite number")
    data = snapshot.data
    names = data.dataset.class_names
    if data.encoding == "one_hot":
        best = int(values.argmax())
        said = numbers.percent if gives_probabilities(snapshot) else numbers.loss
        return _("class {name}: {share}").format(name=names[best], share=said(float(values[best])))
    value = float(values[0])
    if data.encoding == "zero_one":
        return _("probability of class {name}: {share}").format(name=names[-1], share=numbers.percent(value))
    if data.encoding == "signed":
        return _("output {value}: class {name}").format(value=numbers.loss(value), name=names[int(value > 0)])
    return value_words(value)


def value_words(value: float) -> str:
    """A plain output, of a unit or of a regression."""
    return _("output {value}").format(value=numbers.loss(value))


def answer_text(question: Sequence[float], values: NDArray[np.floating], snapshot: Snapshot) -> str:
    """What the network says about the user's own point: `The network says −0.7312 (class 0) for (1.20, −0.40).`"""
    point = point_text(question)
    if not np.isfinite(values).all():
        return _("The network says no finite number for {point}.").format(point=point)
    data = snapshot.data
    if data.encoding == "value":
        return _("The network says {value} for {point}.").format(value=numbers.loss(float(values[0])), point=point)
    best = int(values.argmax()) if data.encoding == "one_hot" else int(values[0] > _threshold(data))
    name = data.dataset.class_names[best]
    said = float(values[best if data.encoding == "one_hot" else 0])
    if gives_probabilities(snapshot):
        sure = said if data.encoding == "one_hot" or best else 1 - said
        text = _("The network says class {name} for {point}, {share} sure.")
        return text.format(name=name, point=point, share=numbers.percent(sure))
    text = _("The network says {value} (class {name}) for {point}.")
    return text.format(value=numbers.loss(said), name=name, point=point)


def point_text(values: Sequence[float]) -> str:
    """`(1.20, −0.40)`, or `1.20` for one input; a line never ends inside."""
    written = [f"{value:.{DECIMALS}f}".replace("-", "−") for value in values]
    return written[0] if len(written) == 1 else "({})".format(",\u00a0".join(written))


def _threshold(data: PreparedData) -> float:
    """Above it, one output stands for the second class."""
    return 0.5 if data.encoding == "zero_one" else 0.0
