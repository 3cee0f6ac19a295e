"""Points drawn by hand: the samples stand in the experiment itself."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from playground.datasets.dataset import Dataset
from playground.datasets.description import Description
from playground.datasets.spec import DataSpec
from playground.messages import N_, UserError

MAX_POINTS = 10_000
MAX_CLASSES = 10
PLANE = 6.0


def describe(spec: DataSpec) -> Description:
    """Two inputs (or more) and small whole numbers: classes 0, 1, ...; otherwise values to predict.

    `class_names` make them classes in any case, as many as there are names.
    """
    _check(spec)
    width = len(spec.x[0])
    names = tuple(f"x{index + 1}" for index in range(width))
    if spec.class_names:
        return Description("classification", names, class_names=spec.class_names)
    if width > 1 and all(y in range(MAX_CLASSES) for y in spec.y):
        classes = max(2, int(max(spec.y)) + 1)
        return Description("classification", names, class_names=tuple(str(index) for index in range(classes)))
    return Description("regression", names, target_names=("y",))


def dataset(spec: DataSpec) -> Dataset:
    """The points as samples."""
    description = describe(spec)
    inputs, values = np.array(spec.x, dtype=np.float64), np.array(spec.y, dtype=np.float64)
    targets = values.astype(np.int64) if description.classes else values[:, np.newaxis]
    drawn = description.dataset(inputs, targets)
    return replace(drawn, plane=plane_for(spec.x)) if spec.class_names and inputs.shape[1] == 2 else drawn


def plane_for(points: Sequence[Sequence[float]]) -> float:
    """Half the side of the square around 0 that points (n, 2) are drawn on: that of the toy sets where they fit in."""
    reach = max((abs(value) for point in points for value in point), default=0.0)
    return PLANE if reach <= PLANE else float(math.ceil(reach))


def _check(spec: DataSpec) -> None:
    if not spec.x:
        raise UserError(N_("There are no points yet; at least one was expected in data.x and data.y."))
    if len(spec.x) != len(spec.y):
        raise UserError(
            N_("data.x and data.y differ in length, {points} and {values}; a value for each point was expected."),
            points=len(spec.x), values=len(spec.y),
        )  # fmt: skip
    for index, point in enumerate(spec.x):
        if len(point) != len(spec.x[0]) or not point:
            raise UserError(
                N_("data.x[{index}]: the number of coordinates is {numbers}, not {expected}."),
                index=index, numbers=len(point), expected=max(1, len(spec.x[0])),
            )  # fmt: skip
    if spec.class_names:
        _check_classes(spec)


def _check_classes(spec: DataSpec) -> None:
    count = len(spec.class_names)
    if count < 2:
        raise UserError(N_("data.class_names has one name; a target needs two classes."))
    if len(set(spec.class_names)) < count:
        raise UserError(N_("data.class_names names a class twice."))
    for index, y in enumerate(spec.y):
        if y not in range(count):
            raise UserError(
                N_("data.y[{index}]: {value} is not one of the {count} classes, which count from 0."),
                index=index, value=y, count=count,
            )  # fmt: skip
