"""The table of features: what the network sees of two inputs, as in TensorFlow Playground."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]


@dataclass(frozen=True)
class Feature:
    """One number made of two inputs: `value(x1, x2)`, element by element."""

    name: str
    formula: str
    value: Callable[[Floats, Floats], Floats]


FEATURES: dict[str, Feature] = {
    feature.name: feature
    for feature in (
        Feature("x1", "x1", lambda x1, _: x1),
        Feature("x2", "x2", lambda _, x2: x2),
        Feature("x1_squared", "x1²", lambda x1, _: x1 * x1),
        Feature("x2_squared", "x2²", lambda _, x2: x2 * x2),
        Feature("x1_times_x2", "x1·x2", lambda x1, x2: x1 * x2),
        Feature("sin_x1", "sin(x1)", lambda x1, _: np.sin(x1)),
        Feature("sin_x2", "sin(x2)", lambda _, x2: np.sin(x2)),
    )
}


def compute(features: tuple[str, ...], raw: Floats) -> Floats:
    """The named features of raw inputs (n, 2), as columns (n, len(features)). No names: the inputs as they are."""
    if not features:
        return raw
    return np.column_stack([FEATURES[name].value(raw[:, 0], raw[:, 1]) for name in features])
