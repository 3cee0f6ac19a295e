"""Comma-separated values as rows of cells, read line by line and bounded in every direction."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from playground.datasets.encodings import ENCODINGS
from playground.messages import N_, Message, UserError

MAX_ROWS = 200_000
MAX_COLUMNS = 2_000
MAX_NUMBERS = 10_000_000
MAX_LINES = 10 * MAX_ROWS  # blank ones, and those within a cell, included
TOLD_BYTES = 1 << 16
MAX_ROW_LETTERS = 1_000_000  # of one row, so that a file without an end of line is not taken into memory at once

DELIMITERS = {"comma": ",", "semicolon": ";", "tab": "\t", "pipe": "|", "space": " "}

# The first line by which Excel is told the separator: `sep=;`
SEPARATOR_LINE = re.compile(r"sep=(.)\s*$", re.IGNORECASE)

Record = tuple[int, list[str]]


@dataclass(frozen=True)
class Text:
    """The bytes of a table and how to take them apart.

    path       what to call it in a sentence
    encoding   one of `ENCODINGS`
    delimiter  one of `DELIMITERS`
    """

    content: bytes
    path: str | Message
    encoding: str
    delimiter: str

    def records(self, told: Callable[[int], None] | None = None) -> Iterator[Record]:
        """Line number (from 1, where the row ends) and cells of each row that is not blank.

        `told` is called with the number of bytes read so far, every few milliseconds. UserError where this is no table.
        """
        lines = _Lines(self, told)
        reader = csv.reader(lines, delimiter=DELIMITERS[self.delimiter], skipinitialspace=True)
        try:
            for cells in reader:
                lines.letters = 0
                if any(cell.strip() for cell in cells):
                    yield reader.line_num + lines.skipped, cells
        except csv.Error as error:
            sentence = N_("{path}, line {line}: this is not a table of comma-separated values.")
            raise UserError(sentence, path=self.path, line=reader.line_num + lines.skipped) from error


class _Lines:
    """The lines of a text, with their ends. `letters` counts those of one row; who reads rows sets it back to 0."""

    def __init__(self, text: Text, told: Callable[[int], None] | None) -> None:
        self.letters = 0
        self.skipped = 0
        self._text = text
        self._told = told
        self._bytes = io.BytesIO(text.content)
        self._file = io.TextIOWrapper(self._bytes, ENCODINGS[text.encoding].codec, newline="")
        self._number = 0
        self._place = 0

    def __iter__(self) -> _Lines:
        return self

    def __next__(self) -> str:
        line = self._read()
        if self._number == 1 and SEPARATOR_LINE.match(line):
            self.skipped = 1
            line = self._read()
        if not line:
            raise StopIteration
        self._tell()
        return line

    def _tell(self) -> None:
        place = self._bytes.tell()
        if self._told is not None and place >= self._place + TOLD_BYTES:
            self._place = place
            self._told(place)

    def _read(self) -> str:
        self._number += 1
        if self._number > MAX_LINES:
            raise UserError(N_("{path} has more than {limit} lines."), path=self._text.path, limit=MAX_LINES)
        try:
            line = self._file.readline(MAX_ROW_LETTERS + 1)
        except UnicodeError as error:
            if isinstance(error, UnicodeDecodeError):
                self._number = self._line_of(error)
            sentence = N_("{path}, line {line}: this is not a text in {encoding}.")
            raise self._wrong(sentence, encoding=_written(self._text.encoding)) from error
        self.letters += len(line)
        if self.letters > MAX_ROW_LETTERS:
            raise self._wrong(
                N_("{path}, line {line}: this row is longer than {limit} letters."), limit=MAX_ROW_LETTERS
            )
        if "\0" in line:
            raise self._wrong(N_("{path}, line {line}: this is not a text file."))
        return line

    def _line_of(self, error: UnicodeDecodeError) -> int:
        """The line of the byte that cannot be read: lines are decoded some way ahead."""
        place = self._bytes.tell() - len(error.object) + error.start
        before = self._text.content[:place].decode(ENCODINGS[self._text.encoding].codec, "replace")
        return (before.count("\n") or before.count("\r")) + 1

    def _wrong(self, sentence: str, **values: object) -> UserError:
        return UserError(sentence, path=self._text.path, line=self._number, **values)


def _written(encoding: str) -> str:
    """`UTF-8`, `Windows-874`."""
    return encoding.upper() if encoding.startswith("utf") else encoding.capitalize()
