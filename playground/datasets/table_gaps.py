"""Rows of a table that cannot be used: the sentence for the first of them."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from playground.datasets.columns import Column
from playground.datasets.tables import Table
from playground.datasets.target_column import cell_error
from playground.messages import N_, UserError

Gaps = tuple[NDArray[np.bool_], Column]

_NONE = int(np.iinfo(np.int64).max)


def refuse_gaps(table: Table, gaps: Sequence[Gaps]) -> None:
    """UserError for the first row that is not whole, or has a gap (n,) in one of the columns."""
    found = [(_first(marks), column) for marks, column in gaps]
    row, column = min(found, key=lambda gap: gap[0])
    if table.uneven and (row == _NONE or table.uneven[0][0] < table.lines[row]):
        refuse_uneven(table)
    if row != _NONE:
        raise cell_error(table, column, row)


def refuse_uneven(table: Table) -> None:
    """UserError for the first row that has too few or too many cells, where there is one."""
    for line, cells in table.uneven[:1]:
        raise UserError(
            N_("{path}, line {line}: the number of cells is {cells}, not {columns}."),
            path=table.path, line=line, cells=cells, columns=len(table.columns),
        )  # fmt: skip


def _first(marks: NDArray[np.bool_]) -> int:
    """The first marked row; a number above all rows where none is."""
    return int(np.argmax(marks)) if marks.any() else _NONE
