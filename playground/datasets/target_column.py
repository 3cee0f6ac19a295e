"""What the target column of a table means: classes by name, or values to predict."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from playground.datasets.cell_text import one_line, shortened
from playground.datasets.columns import MAX_TEXTS, Column
from playground.datasets.csv_format import LARGEST, number
from playground.datasets.dataset import Task
from playground.datasets.encodings import AUTO
from playground.datasets.tables import Table
from playground.messages import N_, UserError

MAX_CLASSES = MAX_TEXTS
MAX_NUMBERED_CLASSES = 20
MIN_SAMPLES_A_CLASS = 3
EMPTY = N_("{path}: column “{column}” is empty.")


@dataclass(frozen=True, eq=False)
class Target:
    """`values`: class indices int64 (n,) with `class_names`, or float64 (n, 1) without; `usable` bool (n,)."""

    values: NDArray[np.int64] | NDArray[np.float64]
    usable: NDArray[np.bool_]
    class_names: tuple[str, ...] = ()


def task_of(column: Column, task: str = AUTO) -> Task:
    """What the column is for: `task`, or found out. Classes where it holds texts, or few whole numbers; else values.

    A long column of numbers with a text in it is taken for numbers with a slip in it.
    """
    if task != AUTO:
        return "classification" if task == "classification" else "regression"
    if column.words:
        slips = column.is_numeric and (not column.texts or len(column.texts) > MAX_NUMBERED_CLASSES)
        return "regression" if slips else "classification"
    values = column.numbers[column.has_numbers]
    return "classification" if _are_classes(np.unique(values), len(values)) else "regression"


def target_of(table: Table, column: Column, task: str = AUTO) -> Target:
    """The targets in a column. UserError where it cannot be what it is for, whatever becomes of single cells."""
    if not column.filled:
        raise UserError(EMPTY, path=table.path, column=column.name)
    if task_of(column, task) == "regression":
        if not column.has_numbers.any():
            raise UserError(N_("{path}: column “{column}” holds no numbers."), path=table.path, column=column.name)
        return Target(column.numbers[:, np.newaxis], column.has_numbers)
    return _named_classes(table, column) if column.words else _numbered_classes(table, column)


def cell_error(table: Table, column: Column, row: int) -> UserError:
    """Why the cell of a row cannot be used as a number, or as the name of a class."""
    cell = column.text(row)
    value = number(cell, table.format.decimal == "comma")
    if column.empty[row] and not column.is_numeric:
        sentence = N_("{path}, line {line}, column “{column}”: the cell is empty.")
    elif column.empty[row]:
        sentence = N_("{path}, line {line}, column “{column}”: the cell is empty; a number was expected.")
    elif value is None:
        sentence = N_("{path}, line {line}, column “{column}”: “{cell}” is not a number.")
    elif np.isfinite(value) and abs(value) > LARGEST:
        sentence = N_("{path}, line {line}, column “{column}”: “{cell}” is too large; at most 1e30 can be used.")
    else:
        sentence = N_("{path}, line {line}, column “{column}”: “{cell}” is not a finite number.")
    return UserError(sentence, path=table.path, line=int(table.lines[row]), column=column.name, cell=shortened(cell))


def ordered_texts(column: Column) -> tuple[tuple[str, ...], NDArray[np.int64]]:
    """The texts of a column in order, and the place among them of each cell (n,): -1 where it is empty."""
    names = tuple(sorted({one_line(text) for text in column.texts if text}))
    place = {name: index for index, name in enumerate(names)}
    places = np.array([place[one_line(text)] if text else -1 for text in column.texts], dtype=np.int64)
    return names, places[column.codes]


def _named_classes(table: Table, column: Column) -> Target:
    if not column.texts:
        raise _too_many(table, column)
    names, values = ordered_texts(column)
    return Target(values, values >= 0, names)


def _numbered_classes(table: Table, column: Column) -> Target:
    usable = column.has_numbers
    distinct, places = np.unique(column.numbers[usable], return_inverse=True)
    if len(distinct) > MAX_CLASSES:
        raise _too_many(table, column)
    values = np.full(len(usable), -1, dtype=np.int64)
    values[usable] = places
    names = tuple(f"{value:.0f}" if value == round(value) else repr(float(value)) for value in distinct)
    return Target(values, usable, names)


def _too_many(table: Table, column: Column) -> UserError:
    return UserError(
        N_("{path}, column “{column}”: more than {limit} different values; a target has at most {limit} classes."),
        path=table.path, column=column.name, limit=MAX_CLASSES,
    )  # fmt: skip


def _are_classes(distinct: NDArray[np.float64], rows: int) -> bool:
    """Whole numbers, between 2 and 20 of them, each used three times on average (two classes: however often)."""
    few = 2 <= len(distinct) <= MAX_NUMBERED_CLASSES
    used = len(distinct) == 2 or rows >= MIN_SAMPLES_A_CLASS * len(distinct)
    return bool(few and used and np.all(distinct == np.round(distinct)))
