"""What is wrong in the chosen columns of a table, by row, and what becomes of it: for the window and the terminal."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from playground.datasets.cell_text import shortened
from playground.datasets.columns import Column
from playground.datasets.table_samples import TableChoice, chosen_columns
from playground.datasets.tables import Table
from playground.datasets.target_column import task_of
from playground.messages import N_, Message, message

SHOWN = 5  # rows that are named

Marks = NDArray[np.bool_]


@dataclass(frozen=True)
class Trouble:
    """`rows` rows of a kind that cannot be used as they are: `empty` cells, cells that hold a `text`, or `uneven`.

    lines   the lines in the file of the first of them, which are the row numbers of a spreadsheet
    column  of the first text, and the text itself as `cell`
    """

    kind: str
    rows: int
    lines: tuple[int, ...]
    column: str = ""
    cell: str = ""

    @property
    def sentence(self) -> Message:
        """How many rows, and which."""
        one, many = _SENTENCES[self.kind]
        lines: str | Message = ", ".join(map(str, self.lines))
        if self.rows > len(self.lines):
            lines = message(N_("{lines} and others"), lines=lines)
        template = one if self.rows == 1 else many
        return message(template, rows=self.rows, lines=lines, column=self.column, cell=self.cell)


@dataclass(frozen=True)
class Report:
    """`whole` of the `rows` rows can be used as they are."""

    rows: int
    whole: int
    troubles: tuple[Trouble, ...]


def report(table: Table, choice: TableChoice) -> Report:
    """What is wrong in the columns that are chosen. UserError where they are not there."""
    inputs, target = chosen_columns(table, choice)
    empty, texts = np.zeros(table.rows, np.bool_), np.zeros(table.rows, np.bool_)
    first: tuple[int, Column] | None = None
    for column in (*inputs, target):
        empty |= column.empty
        if _is_number(column, choice, target):
            bad = ~column.has_numbers & ~column.empty
            texts |= bad
            first = _earlier(first, bad, column)
    whole = table.rows - int((empty | texts).sum())
    return Report(table.rows + table.unevens, whole, tuple(_troubles(table, empty, texts, first)))


_SENTENCES = {
    "empty": (N_("1 row has an empty cell: row {lines}."), N_("{rows} rows have empty cells: rows {lines}.")),
    "text": (
        N_("1 row has a cell that is not a number: row {lines} (“{cell}” in column “{column}”)."),
        N_("{rows} rows have cells that are not numbers: rows {lines} (“{cell}” in column “{column}”)."),
    ),
    "uneven": (
        N_("1 row has too few or too many cells: row {lines}."),
        N_("{rows} rows have too few or too many cells: rows {lines}."),
    ),
}


def _is_number(column: Column, choice: TableChoice, target: Column) -> bool:
    """Whether the cells of a chosen column have to be numbers."""
    if column is target:
        return task_of(column, choice.task) == "regression" or not column.words
    return column.name not in choice.one_hot


def _earlier(first: tuple[int, Column] | None, bad: Marks, column: Column) -> tuple[int, Column] | None:
    if not bad.any():
        return first
    row = int(np.argmax(bad))
    return (row, column) if first is None or row < first[0] else first


def _troubles(table: Table, empty: Marks, texts: Marks, first: tuple[int, Column] | None) -> Iterator[Trouble]:
    if empty.any():
        yield Trouble("empty", int(empty.sum()), _lines(table, empty))
    if first is not None:
        row, column = first
        cell = shortened(column.text(row))
        yield Trouble("text", int(texts.sum()), _lines(table, texts), column.name, cell)
    if table.unevens:
        yield Trouble("uneven", table.unevens, tuple(line for line, _ in table.uneven[:SHOWN]))


def _lines(table: Table, marks: Marks) -> tuple[int, ...]:
    return tuple(int(line) for line in table.lines[marks][:SHOWN])
