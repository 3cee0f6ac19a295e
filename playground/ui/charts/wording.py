"""How inputs and outputs are said beside the pointer."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from playground.datasets.prepared import PreparedData
from playground.i18n import _
from playground.i18n.names import FEATURE_NAMES
from playground.ui import numbers

DECIMALS = 2
LONGEST_NAME = 12


def input_names(data: PreparedData) -> tuple[str, ...]:
    """What the raw inputs are called at an axis: x₁, or the head of a column of a table."""
    names = (FEATURE_NAMES.get(name, name) for name in data.dataset.input_names)
    return tuple(name if len(name) <= LONGEST_NAME else name[: LONGEST_NAME - 1] + "…" for name in names)


def at_text(names: Sequence[str], values: Sequence[float]) -> str:
    """`x₁ 1.25, x₂ −3.00`."""
    pairs = zip(names, values, strict=True)
    return ", ".join(f"{FEATURE_NAMES.get(name, name)} {value:.{DECIMALS}f}".replace("-", "−") for name, value in pairs)


def output_text(values: NDArray[np.float32], data: PreparedData) -> str:
    """What the outputs (k,) mean: a value, a class with its probability."""
    if not np.isfinite(values).all():
        return _("output: not a finite number")
    names = data.dataset.class_names
    if data.encoding == "one_hot":
        best = int(values.argmax())
        return _("class {name}: {share}").format(name=names[best], share=numbers.percent(float(values[best])))
    value = float(values[0])
    if data.encoding == "zero_one":
        return _("probability of class {name}: {share}").format(name=names[-1], share=numbers.percent(value))
    if data.encoding == "signed":
        return _("output {value}: class {name}").format(value=numbers.loss(value), name=names[int(value > 0)])
    return _("output {value}").format(value=numbers.loss(value))
