"""Comma-separated values as rows of cells: which sign separates, whether there is a header, which rows are whole."""

from __future__ import annotations

import csv
import io
import math
from collections.abc import Iterator
from dataclasses import dataclass

from playground.messages import N_, UserError

MAX_ROWS = 200_000
MAX_COLUMNS = 2_000
MAX_NUMBERS = 10_000_000
LARGEST = 1e30  # so that squares, variances and features of a number stay finite


@dataclass(frozen=True)
class Sheet:
    """The text of a table, its separator and the names of its columns.

    decimal_comma  whether `1,5` is a number: only where the comma does not separate
    has_header     whether the first row holds the names; else they are x1, x2, ..., y
    """

    text: str
    path: str
    delimiter: str
    names: tuple[str, ...]
    has_header: bool

    @property
    def decimal_comma(self) -> bool:
        return self.delimiter != ","

    def rows(self) -> Iterator[tuple[int, list[str]]]:
        """Line number (from 1) and cells of each row of data. UserError at a row that is not whole, or one too many."""
        rows = _rows(self.text, self.delimiter, self.path)
        if self.has_header:
            next(rows)
        for count, (line, cells) in enumerate(rows, start=1):
            if len(cells) != len(self.names):
                raise UserError(
                    N_("{path}, line {line}: the number of cells is {cells}, not {columns}."),
                    path=self.path, line=line, cells=len(cells), columns=len(self.names),
                )  # fmt: skip
            if count > MAX_ROWS or count * len(self.names) > MAX_NUMBERS:
                limit = min(MAX_ROWS, MAX_NUMBERS // len(self.names))
                raise UserError(
                    N_("{path} has too many rows: at most {limit} rows of {columns} columns can be read."),
                    path=self.path, limit=limit, columns=len(self.names),
                )  # fmt: skip
            yield line, cells


def open_sheet(text: str, path: str) -> Sheet:
    """Find separator and header. UserError: empty, too many columns, a name given twice."""
    delimiter = _delimiter(text)
    rows = _rows(text, delimiter, path)
    _, first = next(rows, (0, []))
    _, second = next(rows, (0, []))
    if not first:
        raise UserError(N_("{path} is empty; a table with a row of names and rows of numbers was expected."), path=path)
    if len(first) > MAX_COLUMNS:
        raise UserError(
            N_("{path} has {columns} columns; at most {limit} can be read."),
            path=path, columns=len(first), limit=MAX_COLUMNS,
        )  # fmt: skip
    comma = delimiter != ","
    has_header = not _looks_like_data(first, second, comma)
    names = tuple(cell.strip() for cell in first) if has_header else _plain_names(len(first))
    _check_names(names, path)
    if has_header and not second:
        raise UserError(N_("{path} has names of columns but no rows of numbers."), path=path)
    return Sheet(text, path, delimiter, names, has_header)


def number(cell: str, decimal_comma: bool) -> float | None:
    """The cell as a number (it may be NaN or infinite), or None when it is not one."""
    if decimal_comma:
        cell = cell.replace(",", ".")
    if "_" in cell:
        return None
    try:
        return float(cell)
    except ValueError:
        return None


def usable_numbers(cells: list[str], decimal_comma: bool) -> list[float] | None:
    """All the cells as numbers within ±1e30, or None where one is not. Made to be quick: it is called for each row."""
    if "_" in "".join(cells):
        return None
    try:
        values = [float(cell.replace(",", ".")) for cell in cells] if decimal_comma else list(map(float, cells))
    except ValueError:
        return None
    # The sum tells NaN, which hides from the comparisons in max and min.
    usable = math.isfinite(sum(values)) and min(values) >= -LARGEST and max(values) <= LARGEST
    return values if usable else None


def _rows(text: str, delimiter: str, path: str) -> Iterator[tuple[int, list[str]]]:
    """Rows with at least one cell that is not blank, with the line each ends on."""
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, skipinitialspace=True)
    try:
        for cells in reader:
            if any(cell.strip() for cell in cells):
                yield reader.line_num, cells
    except csv.Error as error:
        raise UserError(
            N_("{path}, line {line}: this is not a table of comma-separated values."), path=path, line=reader.line_num
        ) from error


def _delimiter(text: str) -> str:
    """Semicolon or tab where the first line that is not blank has one outside quotes, else a comma."""
    line = next((line for line in io.StringIO(text) if line.strip()), "")
    outside = "".join(line.split('"')[::2])
    return next((sign for sign in (";", "\t") if sign in outside), ",")


def _looks_like_data(first: list[str], second: list[str], comma: bool) -> bool:
    """Whether the first row holds numbers just where the second does: then it is no header."""
    pattern = [number(cell, comma) is not None for cell in first]
    return any(pattern) and (not second or pattern == [number(cell, comma) is not None for cell in second])


def _plain_names(columns: int) -> tuple[str, ...]:
    return (*(f"x{index + 1}" for index in range(columns - 1)), "y")


def _check_names(names: tuple[str, ...], path: str) -> None:
    for index, name in enumerate(names):
        if not name:
            raise UserError(N_("{path}: column {column} has no name."), path=path, column=index + 1)
        if name in names[:index]:
            raise UserError(N_("{path}: two columns are called “{name}”."), path=path, name=name)
