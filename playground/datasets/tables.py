"""Tables: a file or a pasted text taken apart into columns, once, whatever is then made of them.

Python's own csv module cuts the rows and numpy keeps the columns. Neither pandas nor polars would earn its 50 to 100 MB
and its start-up time: 100,000 rows of ten columns are read in about half a second in the background, and what both lack
has to be ours anyway: the line of each cell that cannot be used, progress that can be stopped, bounds.
"""

from __future__ import annotations

from array import array
from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import partial
from itertools import islice
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from playground.datasets.columns import Column, ColumnBuilder
from playground.datasets.csv_format import FIND_OUT, Found, TableFormat, find
from playground.datasets.csv_text import MAX_NUMBERS, MAX_ROWS, Record, Text
from playground.datasets.kept import Kept
from playground.datasets.reading import read_bytes
from playground.messages import N_, Message, UserError, message

MAX_BYTES = 100_000_000
MAX_PASTED = 1_000_000  # letters of a text that an experiment holds itself
CHUNK_CELLS = 10_000
MAX_SHOWN = 10

PASTED = message(N_("The pasted table"))

# Called with the share that is read, 0 to 1, every few milliseconds. An exception from it stops the reading.
Progress = Callable[[float], None]


@dataclass(frozen=True, eq=False)
class Table:
    """The columns of a table of n rows.

    path     what to call it in a sentence
    lines    int64 (n,), the line of the file that each row ends on
    uneven   (line, cells) of the first rows that have too few or too many cells; they are in no column
    unevens  how many such rows there are
    """

    path: str | Message
    format: TableFormat
    columns: tuple[Column, ...]
    lines: NDArray[np.int64]
    uneven: tuple[tuple[int, int], ...]
    unevens: int

    @property
    def names(self) -> tuple[str, ...]:
        return tuple(column.name for column in self.columns)

    @property
    def rows(self) -> int:
        return len(self.lines)

    def column(self, name: str) -> Column:
        """The column called `name`. UserError where there is none."""
        for column in self.columns:
            if column.name == name:
                return column
        raise UserError(
            N_("{path} has no column “{column}”; its columns are {columns}."),
            path=self.path, column=name, columns=_listed(self.names),
        )  # fmt: skip


def file_table(path: Path, given: TableFormat = FIND_OUT, progress: Progress | None = None) -> Table:
    """The table in a file, read again only when the file has changed. UserError says why it cannot be read."""
    try:
        status = path.stat()
        stamp = (status.st_mtime_ns, status.st_size, status.st_ino)
    except (OSError, ValueError):
        stamp = (0, 0, 0)  # reading says what is wrong
    return _TABLES.get((path, given, stamp), lambda: _file(path, given, progress))


def text_table(
    text: str, given: TableFormat = FIND_OUT, progress: Progress | None = None, called: str | Message = PASTED
) -> Table:
    """The table in a text. No file is read, so its encoding does not matter."""
    given = replace(given, encoding="utf-8")
    content = partial(text.encode, "utf-8", "replace")
    return _TABLES.get((text, given, str(called)), lambda: _read(content(), called, given, progress))


def _file(path: Path, given: TableFormat, progress: Progress | None) -> Table:
    return _read(read_bytes(path, MAX_BYTES), path.name, given, progress)


def _read(content: bytes, path: str | Message, given: TableFormat, progress: Progress | None) -> Table:
    found = find(content, path, given)
    reading = _Reading(path, found)
    text = Text(content, path, found.format.encoding, found.format.delimiter)
    rows = text.records(None if progress is None else lambda place: progress(place / len(content)))
    while chunk := list(islice(rows, max(1, CHUNK_CELLS // len(found.names)))):
        reading.add(chunk)
    return reading.table()


class _Reading:
    """Takes the rows of a table and makes columns of them."""

    def __init__(self, path: str | Message, found: Found) -> None:
        self._path = path
        self._found = found
        self._skip = found.format.header == "yes"
        comma = found.format.decimal == "comma"
        self._builders = [ColumnBuilder(name, comma) for name in found.names]
        self._lines = array("q")
        self._uneven: list[tuple[int, int]] = []
        self._unevens = 0

    def add(self, records: list[Record]) -> None:
        """The next rows. UserError where they are too many."""
        rows = [cells for record in records[self._skip :] if (cells := self._whole(*record))]
        self._skip = False
        self._check_size()
        for builder, column in zip(self._builders, zip(*rows, strict=True), strict=False):
            builder.add(column)

    def table(self) -> Table:
        lines = np.frombuffer(self._lines, np.int64)
        lines.setflags(write=False)
        columns = tuple(builder.column() for builder in self._builders)
        return Table(self._path, self._found.format, columns, lines, tuple(self._uneven), self._unevens)

    def _whole(self, line: int, cells: list[str]) -> list[str]:
        """The cells of a row as wide as the table, without blank ones too many; [] where it is another width."""
        width = len(self._builders)
        if len(cells) > width and not any(cell.strip() for cell in cells[width:]):
            del cells[width:]
        if len(cells) == width:
            self._lines.append(line)
            return cells
        self._unevens += 1
        if len(self._uneven) < MAX_SHOWN:
            self._uneven.append((line, len(cells)))
        return []

    def _check_size(self) -> None:
        columns = len(self._builders)
        if len(self._lines) > MAX_ROWS or len(self._lines) * columns > MAX_NUMBERS:
            raise UserError(
                N_("{path} has too many rows: at most {limit} rows of {columns} columns can be read."),
                path=self._path, limit=min(MAX_ROWS, MAX_NUMBERS // columns), columns=columns,
            )  # fmt: skip


_TABLES: Kept[Table] = Kept(3)


def _listed(names: tuple[str, ...], limit: int = 10) -> str:
    return ", ".join(names[:limit]) + (", …" if len(names) > limit else "")
