"""Edits of points drawn by hand: each stroke is one edit. The points stand in the experiment itself.

What is drawn on the plane are points (x1, x2) of a few classes, or points (x, y) of one input and the value to predict.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace
from pathlib import Path

import numpy as np

from playground.datasets.points import plane_for
from playground.datasets.sources import DATA_KINDS, describe, load
from playground.document.edits.whole import following_data
from playground.document.experiment import Experiment
from playground.messages import N_, UserError

MAX_DRAWN = 2_000
MAX_CLASSES = 6
DIGITS = 3  # decimals that are kept of a coordinate
LETTERS = "ABCDEF"

Point = tuple[float, float]


def draw_points(
    experiment: Experiment, points: Sequence[Point], label: int, base: Path | None = None, *, fresh: bool = False
) -> Experiment:
    """Add points of class `label`, 0 to 5; `fresh` drops those that were there. They become the data."""
    if not 0 <= label < MAX_CLASSES:
        raise UserError(N_("At most {limit} classes can be drawn."), limit=MAX_CLASSES)
    kept = has_points(experiment) and not fresh
    x, y = (experiment.data.x, experiment.data.y) if kept else ((), ())
    names = _names_now(experiment) if kept else ()
    new = tuple(_rounded(point) for point in points)
    return _with_points(experiment, (*x, *new), (*y, *(float(label) for _ in new)), names, base)


def draw_values(
    experiment: Experiment, points: Sequence[Point], base: Path | None = None, *, fresh: bool = False
) -> Experiment:
    """Add points of an input x and its value y; `fresh` drops those that were there. They become the data."""
    kept = drawn_values(experiment) if has_values(experiment) and not fresh else ()
    return _with_values(experiment, (*kept, *map(_rounded, points)), base)


def erase_points(experiment: Experiment, indices: Collection[int], base: Path | None = None) -> Experiment:
    """Take the points of these numbers away; at least one stays."""
    data = experiment.data
    kept = [index for index in range(len(data.x)) if index not in indices]
    if not kept:
        raise UserError(N_("At least one point stays: the network needs data."))
    x, y = tuple(data.x[index] for index in kept), tuple(data.y[index] for index in kept)
    if has_values(experiment):
        return _with_samples(experiment, x, y, (), base)
    return _with_points(experiment, x, y, _names_now(experiment), base)


def shake_points(experiment: Experiment, amount: float, seed: int, base: Path | None = None) -> Experiment:
    """Move every point a little: by a normal deviate of standard deviation `amount`, but not off the plane.

    Where values are drawn, only these are moved: an input is what it is.
    """
    if has_values(experiment):
        moved = _shaken(drawn_values(experiment), (0.0, amount), seed)
        return _with_values(experiment, moved, base)
    x = _shaken(experiment.data.x, (amount, amount), seed)
    return _with_points(experiment, x, experiment.data.y, _names_now(experiment), base)


def take_points(experiment: Experiment, base: Path | None = None) -> Experiment:
    """Draw on in the data set as it is: its samples become points. UserError where it is none of points in a plane."""
    if not can_be_drawn_on(experiment, base):
        raise UserError(
            N_("Only sets of two inputs and at most {limit} classes, or of one input and one value, can be drawn on."),
            limit=MAX_CLASSES,
        )  # fmt: skip
    dataset = load(experiment.data, base)
    if not dataset.classes:
        points = np.column_stack((dataset.inputs, dataset.targets)).tolist()
        return _with_values(experiment, tuple(map(_rounded, points)), base)
    x = tuple(_rounded(point) for point in dataset.inputs.tolist())
    return _with_points(experiment, x, tuple(map(float, dataset.targets)), dataset.class_names, base)


def can_be_drawn_on(experiment: Experiment, base: Path | None = None) -> bool:
    """Whether the data are a toy set, or points, of two inputs and few classes, or of one input and one value."""
    data = experiment.data
    if has_points(experiment) or has_values(experiment):
        return True
    if not DATA_KINDS[data.kind].drawn or data.samples > MAX_DRAWN:
        return False
    description = describe(data, base)
    if description.classes:
        return description.raw_inputs == 2 and description.classes <= MAX_CLASSES
    return (description.raw_inputs, description.target_columns) == (1, 1)


def has_points(experiment: Experiment) -> bool:
    """Whether the data are points in a plane, of classes that can be drawn."""
    data = experiment.data
    if data.kind != "points" or not data.x or any(len(point) != 2 for point in data.x):
        return False
    return all(value in range(MAX_CLASSES) for value in data.y) and len(data.class_names) <= MAX_CLASSES


def has_values(experiment: Experiment) -> bool:
    """Whether the data are points of one input and the value to predict."""
    data = experiment.data
    is_drawn = data.kind == "points" and bool(data.x) and not data.class_names
    return is_drawn and all(len(point) == 1 for point in data.x)


def drawn_values(experiment: Experiment) -> tuple[Point, ...]:
    """The points (x, y) of data that `has_values`."""
    return tuple((point[0], value) for point, value in zip(experiment.data.x, experiment.data.y, strict=True))


def _shaken(points: Sequence[Sequence[float]], amounts: Point, seed: int) -> tuple[Point, ...]:
    """Points (n, 2), moved by normal deviates of these standard deviations, and back from the edge of their plane."""
    edge = plane_for(points)
    moved = np.array(points) + np.random.default_rng(seed).normal(0.0, amounts, (len(points), 2))
    sizes = np.abs(moved)
    inside = np.where(sizes > edge, np.sign(moved) * np.maximum(2 * edge - sizes, -edge), moved)
    return tuple(_rounded(point) for point in inside.tolist())


def _names_now(experiment: Experiment) -> tuple[str, ...]:
    """The names of the classes; those that are not named are called by their number."""
    data = experiment.data
    return data.class_names or tuple(str(index) for index in range(int(max(data.y)) + 1))


def _rounded(point: Sequence[float]) -> Point:
    return round(point[0], DIGITS), round(point[1], DIGITS)


def _with_points(
    experiment: Experiment,
    x: tuple[tuple[float, ...], ...],
    y: tuple[float, ...],
    names: tuple[str, ...],
    base: Path | None,
) -> Experiment:
    return _with_samples(experiment, x, y, class_names(names, max(2, int(max(y)) + 1)), base)


def _with_values(experiment: Experiment, points: Sequence[Point], base: Path | None) -> Experiment:
    x, y = tuple((x,) for x, _ in points), tuple(y for _, y in points)
    return _with_samples(experiment, x, y, (), base)


def _with_samples(
    experiment: Experiment,
    x: tuple[tuple[float, ...], ...],
    y: tuple[float, ...],
    names: tuple[str, ...],
    base: Path | None,
) -> Experiment:
    if len(x) > MAX_DRAWN:
        raise UserError(N_("At most {limit} points can be drawn."), limit=MAX_DRAWN)
    data = replace(experiment.data, kind="points", x=x, y=y, class_names=names, scaling=DATA_KINDS["points"].scaling)
    return following_data(replace(experiment, data=data), experiment.data, base)


def class_names(names: tuple[str, ...], count: int) -> tuple[str, ...]:
    """Names for `count` classes: those that are there, then the next letters, or numbers where those are numbers."""
    more = map(str, range(len(names), MAX_CLASSES + len(names))) if "0" in names else iter(LETTERS)
    fresh = [name for name in more if name not in names]
    return (*names, *fresh)[:count]
