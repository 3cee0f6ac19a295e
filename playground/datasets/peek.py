"""A first look at a table: how it is written and its first rows as they stand there, before all of it is read."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import islice
from pathlib import Path

from playground.datasets.csv_format import FIND_OUT, TableFormat, find
from playground.datasets.csv_text import Record, Text
from playground.datasets.reading import read_bytes
from playground.datasets.tables import MAX_BYTES, PASTED
from playground.messages import Message

ROWS = 100


@dataclass(frozen=True)
class Peek:
    """`format` with nothing left open, the names of the columns, and line and cells of the first rows of data."""

    format: TableFormat
    names: tuple[str, ...]
    rows: tuple[Record, ...]


def peek_file(path: Path, given: TableFormat = FIND_OUT) -> Peek:
    """Look into a file. UserError says why it is no table."""
    return _peek(read_bytes(path, MAX_BYTES), path.name, given)


def peek_text(text: str, given: TableFormat = FIND_OUT, called: str | Message = PASTED) -> Peek:
    """Look at the text of a table. No file is read, so its encoding does not matter."""
    given = TableFormat("utf-8", given.delimiter, given.decimal, given.header)
    return _peek(text.encode("utf-8", "replace"), called, given)


def _peek(content: bytes, path: str | Message, given: TableFormat) -> Peek:
    found = find(content, path, given)
    skip = found.format.header == "yes"
    records = Text(content, path, found.format.encoding, found.format.delimiter).records()
    return Peek(found.format, found.names, tuple(islice(records, skip, ROWS + skip)))
