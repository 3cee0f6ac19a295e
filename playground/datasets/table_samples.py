"""Samples out of a table: which columns are inputs, which is the target, and what becomes of cells that say nothing."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from playground.datasets.cell_text import shortened
from playground.datasets.columns import Column
from playground.datasets.csv_format import FIND_OUT, TableFormat
from playground.datasets.csv_text import MAX_COLUMNS, MAX_NUMBERS
from playground.datasets.dataset import Dataset
from playground.datasets.encodings import AUTO
from playground.datasets.kept import Kept
from playground.datasets.table_gaps import refuse_gaps, refuse_uneven
from playground.datasets.table_inputs import Input, count_inputs, inputs_of
from playground.datasets.tables import Table, file_table
from playground.datasets.target_column import Target, target_of
from playground.engine.seeds import generator
from playground.messages import N_, UserError

MISSING = ("refuse", "skip", "mean")

Floats = NDArray[np.float64]
Rows = NDArray[np.int64]


@dataclass(frozen=True)
class TableChoice:
    """What is made of a table.

    inputs   names of columns; (): all but the target
    target   name of a column; None: the last that is no input
    one_hot  inputs that become one input for each of their texts: 1 where the cell is that text, else 0
    task     `classification`, `regression` or `auto`
    missing  what a row with an unusable cell means: `refuse` the table, `skip` the row, or take the `mean` of the
             column over the training rows; a row without a target is left out in either case
    rows     how many rows are used at most, drawn by `seed`; None: all
    """

    inputs: tuple[str, ...] = ()
    target: str | None = None
    one_hot: tuple[str, ...] = ()
    task: str = AUTO
    missing: str = "refuse"
    rows: int | None = None
    seed: int = 0


PLAIN = TableChoice()


def read_table(path: Path, choice: TableChoice = PLAIN, given: TableFormat = FIND_OUT) -> Dataset:
    """The samples of the table in a file. UserError names the line and the column of what cannot be used."""
    return samples(file_table(path, given), choice)


def samples(table: Table, choice: TableChoice = PLAIN) -> Dataset:
    """The samples of a table; the arrays are read-only and shared. An input to be filled by a mean is NaN still."""
    return _SAMPLES.get((table, choice), lambda: _samples(table, choice))


def chosen_columns(table: Table, choice: TableChoice) -> tuple[tuple[Column, ...], Column]:
    """The columns of the inputs and that of the target. UserError where they are not there, or one is both."""
    if len(table.names) == 1:
        sentence = N_("{path} has only one column; inputs and a target column were expected.")
        raise UserError(sentence, path=table.path)
    target = choice.target if choice.target is not None else _default_target(table, choice.inputs)
    names = choice.inputs or tuple(name for name in table.names if name != target)
    chosen = table.column(target)
    if target in names:
        sentence = N_("{path}: column “{column}” cannot be an input and the target.")
        raise UserError(sentence, path=table.path, column=target)
    return tuple(table.column(name) for name in names), chosen


_SAMPLES: Kept[Dataset] = Kept(3)


def _default_target(table: Table, inputs: tuple[str, ...]) -> str:
    """The last column that is not an input."""
    free = [name for name in table.names if name not in inputs]
    return free[-1] if free else table.names[-1]


def _samples(table: Table, choice: TableChoice) -> Dataset:
    columns, target_column = chosen_columns(table, choice)
    refuses = choice.missing == "refuse"
    if refuses and not table.rows:
        refuse_uneven(table)
    _check_size(table, count_inputs(columns, choice.one_hot))
    inputs = [each for column in columns for each in inputs_of(table, column, choice.one_hot)]
    target = target_of(table, target_column, choice.task)
    if refuses:
        refuse_gaps(table, [*((each.gaps, each.column) for each in inputs), (~target.usable, target_column)])
    rows = _rows(table, inputs, target, choice)
    targets, class_names = _occurring(table, target_column, target, rows)
    values = np.column_stack([each.values[rows] for each in inputs])
    values.setflags(write=False)
    targets.setflags(write=False)
    return Dataset(
        task="classification" if class_names else "regression",
        inputs=values,
        targets=targets,
        input_names=tuple(each.name for each in inputs),
        class_names=class_names,
        target_names=() if class_names else (target_column.name,),
    )


def _check_size(table: Table, inputs: int) -> None:
    """UserError where texts as inputs of 0 and 1 would make more numbers than any table that is read holds."""
    if inputs > MAX_COLUMNS or inputs * table.rows > MAX_NUMBERS:
        sentence = N_("{path}: {inputs} inputs of {rows} rows are too many; make inputs of fewer columns of texts.")
        raise UserError(sentence, path=table.path, inputs=inputs, rows=table.rows)


def _rows(table: Table, inputs: list[Input], target: Target, choice: TableChoice) -> Rows:
    """The rows that are used, in their order. UserError where there are none."""
    usable = target.usable.copy()
    for each in inputs:
        if each.gaps.all():
            raise UserError(N_("{path}: column “{column}” holds no numbers."), path=table.path, column=each.name)
        if choice.missing == "skip":
            usable &= ~each.gaps
    rows: Rows = np.flatnonzero(usable)
    if not len(rows):
        raise UserError(N_("{path}: every row has a cell that cannot be used."), path=table.path)
    if choice.rows is not None and choice.rows < len(rows):
        rows = np.sort(generator(choice.seed, "data").permutation(rows)[: choice.rows])
    return rows


def _occurring(
    table: Table, column: Column, target: Target, rows: Rows
) -> tuple[NDArray[np.int64] | Floats, tuple[str, ...]]:
    """The targets of the rows that are used, and the names of the classes that occur in them."""
    if not target.class_names:
        return target.values[rows], ()
    present, targets = np.unique(target.values[rows], return_inverse=True)
    names = tuple(target.class_names[int(index)] for index in present)
    if len(names) < 2:
        raise UserError(
            N_("{path}, column “{column}”: every row is “{name}”; a target needs two classes."),
            path=table.path, column=column.name, name=shortened(names[0]),
        )  # fmt: skip
    return targets.astype(np.int64), names
