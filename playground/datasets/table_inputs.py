"""Network inputs out of the columns of a table: a number each, or a 1 and 0s for each of a few texts (one-hot)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from playground.datasets.cell_text import one_line, shortened
from playground.datasets.columns import Column
from playground.datasets.table_gaps import refuse_gaps
from playground.datasets.tables import Table, file_table
from playground.datasets.target_column import EMPTY, ordered_texts
from playground.messages import N_, UserError

Floats = NDArray[np.float64]


@dataclass(frozen=True, eq=False)
class Input:
    """One network input: `values` (n,), NaN where the cell of `column` says nothing."""

    name: str
    column: Column
    values: Floats

    @property
    def gaps(self) -> NDArray[np.bool_]:
        """Where there is no value, (n,)."""
        return np.isnan(self.values)


def inputs_of(table: Table, column: Column, one_hot: tuple[str, ...]) -> Iterator[Input]:
    """The input or the inputs that a column becomes. UserError where the column is empty or has too many texts."""
    if table.rows and column.filled == 0:
        raise UserError(EMPTY, path=table.path, column=column.name)
    if column.name not in one_hot:
        yield Input(column.name, column, column.numbers)
        return
    names, places = _texts(table, column)
    for index, name in enumerate(names):
        yield Input(f"{column.name}={name}", column, _is_text(places, index))


def count_inputs(columns: Sequence[Column], one_hot: tuple[str, ...]) -> int:
    """How many inputs the columns become."""
    return sum(len(column.texts) if column.name in one_hot else 1 for column in columns)


def column_of(name: str, one_hot: tuple[str, ...]) -> str:
    """The column that the input called `name` is made from: `colour` of `colour=red` where it is in `one_hot`."""
    return next((column for column in one_hot if name.startswith(f"{column}=")), name)


def read_inputs(path: Path, names: tuple[str, ...], one_hot: tuple[str, ...] = ()) -> Floats:
    """The named inputs as numbers (n, len(names)), from a file; other columns are left alone.

    UserError for a cell that cannot be used, and for a text of a column in `one_hot` that no name stands for.
    """
    table = file_table(path)
    inputs = [_input_called(table, name, column_of(name, one_hot)) for name in names]
    refuse_gaps(table, [(each.gaps, each.column) for each in inputs])
    for column in one_hot:
        _refuse_unknown(table, column, names)
    return np.column_stack([each.values for each in inputs])


def _input_called(table: Table, name: str, column_name: str) -> Input:
    if name == column_name or name in table.names:
        column = table.column(name)
        return Input(name, column, column.numbers)
    column = table.column(column_name)
    names, places = _texts(table, column)
    text = name.removeprefix(f"{column_name}=")
    return Input(name, column, _is_text(places, names.index(text) if text in names else len(names)))


def _texts(table: Table, column: Column) -> tuple[tuple[str, ...], NDArray[np.int64]]:
    if not column.texts:
        raise UserError(
            N_("{path}: column “{column}” has too many different texts for an input of 0 and 1 for each."),
            path=table.path, column=column.name,
        )  # fmt: skip
    return ordered_texts(column)


def _is_text(places: NDArray[np.int64], index: int) -> Floats:
    return np.where(places < 0, np.nan, (places == index).astype(np.float64))


def _refuse_unknown(table: Table, name: str, inputs: tuple[str, ...]) -> None:
    """UserError for the first row whose text no input stands for; none where the table has no such column."""
    if name not in table.names:
        return
    column = table.column(name)
    strange = [bool(text) and f"{name}={one_line(text)}" not in inputs for text in column.texts]
    rows = np.flatnonzero(np.array(strange, dtype=np.bool_)[column.codes])
    if len(rows):
        raise UserError(
            N_("{path}, line {line}, column “{column}”: “{cell}” is none of the texts it was trained with."),
            path=table.path, line=int(table.lines[rows[0]]), column=name,
            cell=shortened(column.texts[column.codes[rows[0]]]),
        )  # fmt: skip
