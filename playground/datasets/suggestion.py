"""What to begin with when a table is opened: which columns are inputs, which is the target."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

import numpy as np

from playground.datasets.columns import Column
from playground.datasets.tables import Table

# numbers; texts that repeat and may be inputs of 0 and 1, or classes; names and notes, all different; nothing at all
Kind = Literal["numbers", "texts", "notes", "empty"]

MAX_FEW = 10  # texts of a column that is suggested as an input
MIN_REPEATS = 3  # rows for each of them
MIN_COUNTED = 5


@dataclass(frozen=True)
class Suggestion:
    """Names of columns, as in `TableChoice`; () or None where no column is fit for it."""

    inputs: tuple[str, ...]
    target: str | None
    one_hot: tuple[str, ...]


def kind_of(column: Column) -> Kind:
    """What most of the cells hold."""
    if not column.filled:
        return "empty"
    if column.is_numeric:
        return "numbers"
    return "texts" if column.texts else "notes"


def counts_rows(column: Column) -> bool:
    """Whether the column does no more than number the rows."""
    steps = np.diff(column.numbers)
    return len(steps) >= MIN_COUNTED and column.numbers[0] in (0, 1) and bool(np.all(steps == 1))


def suggest(table: Table) -> Suggestion:
    """The last column that can be predicted is the target; numbers, and few texts that repeat, are inputs.

    A first column that numbers the rows is left out, where another input remains.
    """
    target = next((column.name for column in reversed(table.columns) if _can_be_target(column)), None)
    inputs = [column for column in table.columns if column.name != target and _is_good_input(column)]
    if len(inputs) > 1 and inputs[0] is table.columns[0] and counts_rows(inputs[0]):
        inputs = inputs[1:]
    one_hot = tuple(column.name for column in inputs if kind_of(column) == "texts")
    return Suggestion(tuple(column.name for column in inputs), target, one_hot)


def _can_be_target(column: Column) -> bool:
    kind = kind_of(column)
    return kind == "numbers" or (kind == "texts" and len([text for text in column.texts if text]) > 1)


def _is_good_input(column: Column) -> bool:
    kind = kind_of(column)
    few = len(column.texts) <= min(MAX_FEW, column.filled // MIN_REPEATS)
    return kind == "numbers" or (kind == "texts" and few)
