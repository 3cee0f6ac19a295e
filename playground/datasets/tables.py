"""Tables from files: comma-separated values with a target column.

Comma, semicolon or tab between cells; with semicolon or tab a comma may be the decimal sign. UTF-8, with or without a
byte order mark. The first row holds names, unless it holds numbers where the second does. A target of texts, or of few
whole numbers, means classes; other numbers mean values to predict.
"""

from __future__ import annotations

from array import array
from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from playground.datasets.csv_text import Sheet, open_sheet, usable_numbers
from playground.datasets.dataset import Dataset
from playground.datasets.reading import decode, read_bytes
from playground.datasets.target_column import Column, cell_error
from playground.messages import N_, UserError

MAX_BYTES = 100_000_000


def read_table(path: Path, inputs: tuple[str, ...] = (), target: str | None = None) -> Dataset:
    """The samples of a table. The last column is the target and all others are inputs, unless named otherwise.

    UserError names the line and the column of what cannot be used. The arrays are read-only and shared: a table is
    read again only when its file has changed.
    """
    try:
        status = path.stat()
        stamp = (status.st_mtime_ns, status.st_size, status.st_ino)
    except (OSError, ValueError):
        stamp = (0, 0, 0)  # reading says what is wrong
    return _read_table(path, inputs, target, stamp)


def column_names(path: Path) -> tuple[str, ...]:
    """The names of the columns, in order."""
    return _sheet_with_target(path).names


def read_inputs(path: Path, names: tuple[str, ...]) -> NDArray[np.float64]:
    """The named columns as numbers (n, len(names)); other columns are left alone."""
    sheet = _sheet(path)
    inputs, _ = _read_rows(sheet, _positions(sheet, names), None)
    return inputs


@lru_cache(maxsize=2)
def _read_table(path: Path, inputs: tuple[str, ...], target: str | None, stamp: tuple[int, int, int]) -> Dataset:
    del stamp  # a part of the key only: another stamp means another content
    sheet = _sheet_with_target(path)
    target_name = target if target is not None else _default_target(sheet, inputs)
    names = inputs or tuple(name for name in sheet.names if name != target_name)
    (target_position,) = _positions(sheet, (target_name,))
    if target_name in names:
        raise UserError(
            N_("{path}: column “{column}” cannot be an input and the target."), path=sheet.path, column=target_name
        )
    values, column = _read_rows(sheet, _positions(sheet, names), target_position)
    read = column.target()
    values.setflags(write=False)
    read.values.setflags(write=False)
    return Dataset(
        task="classification" if read.class_names else "regression",
        inputs=values,
        targets=read.values,
        input_names=names,
        class_names=read.class_names,
        target_names=() if read.class_names else (target_name,),
    )


def _sheet(path: Path) -> Sheet:
    return open_sheet(decode(read_bytes(path, MAX_BYTES), path), path.name)


def _sheet_with_target(path: Path) -> Sheet:
    sheet = _sheet(path)
    if len(sheet.names) == 1:
        sentence = N_("{path} has only one column; inputs and a target column were expected.")
        raise UserError(sentence, path=sheet.path)
    return sheet


def _default_target(sheet: Sheet, inputs: tuple[str, ...]) -> str:
    """The last column that is not an input."""
    free = [name for name in sheet.names if name not in inputs]
    return free[-1] if free else sheet.names[-1]


def _positions(sheet: Sheet, names: Sequence[str]) -> list[int]:
    for name in names:
        if name not in sheet.names:
            raise UserError(
                N_("{path} has no column “{column}”; its columns are {columns}."),
                path=sheet.path, column=name, columns=_listed(sheet.names),
            )  # fmt: skip
    return [sheet.names.index(name) for name in names]


def _listed(names: tuple[str, ...], limit: int = 10) -> str:
    return ", ".join(names[:limit]) + (", …" if len(names) > limit else "")


def _read_rows(sheet: Sheet, positions: list[int], target: int | None) -> tuple[NDArray[np.float64], Column]:
    """Inputs (n, d) at the positions, and the cells of the target column (none without a target)."""
    numbers, lines, cells = array("d"), [], []
    for line, row in sheet.rows():
        numbers.extend(_numbers(sheet, line, row, positions))
        lines.append(line)
        if target is not None:
            cells.append(row[target])
    inputs = np.frombuffer(numbers, dtype=np.float64).reshape(len(lines), len(positions)).copy()
    name = "" if target is None else sheet.names[target]
    return inputs, Column(sheet.path, name, cells, lines, sheet.decimal_comma)


def _numbers(sheet: Sheet, line: int, row: list[str], positions: list[int]) -> list[float]:
    values = usable_numbers([row[position] for position in positions], sheet.decimal_comma)
    if values is not None:
        return values
    bad = next(p for p in positions if usable_numbers([row[p]], sheet.decimal_comma) is None)
    raise cell_error(sheet.path, line, sheet.names[bad], row[bad], sheet.decimal_comma)
