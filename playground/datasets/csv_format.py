"""How a table is written: encoding, separator, decimal sign, header; what is not said is found out from its rows."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import islice

from playground.datasets.cell_text import shortened
from playground.datasets.csv_text import DELIMITERS, MAX_COLUMNS, SEPARATOR_LINE, Text
from playground.datasets.encodings import AUTO, ENCODINGS, detect
from playground.messages import N_, Message, UserError

DECIMALS = ("point", "comma")
HEADERS = ("yes", "no")
SAMPLE_BYTES = 200_000
SAMPLE_ROWS = 200
MAX_NAME = 200
LARGEST = 1e30  # so that squares, variances and features of a number stay finite


@dataclass(frozen=True)
class TableFormat:
    """How a table is written; `auto`: to be found out.

    encoding   one of `ENCODINGS`
    delimiter  one of `DELIMITERS`
    decimal    `point`, or `comma`: then 1,5 is a number and 1.5 still is
    header     `yes`: the first row holds the names of the columns; `no`: it holds data
    """

    encoding: str = AUTO
    delimiter: str = AUTO
    decimal: str = AUTO
    header: str = AUTO


FIND_OUT = TableFormat()


@dataclass(frozen=True)
class Found:
    """The format of a table with nothing left open, and the names of its columns."""

    format: TableFormat
    names: tuple[str, ...]


def find(content: bytes, path: str | Message, given: TableFormat) -> Found:
    """Find out what `given` leaves open. UserError: no text, empty, too many columns, names without rows."""
    encoding = _encoding(content, given.encoding, path)
    delimiter = given.delimiter if given.delimiter != AUTO else _delimiter(content, encoding, path)
    rows = _first_rows(Text(content, path, encoding, delimiter))
    if not rows:
        raise UserError(N_("{path} is empty; a table with a row of names and rows of numbers was expected."), path=path)
    decimal = given.decimal if given.decimal != AUTO else _decimal(rows, delimiter)
    header = given.header if given.header != AUTO else _header(rows, decimal == "comma")
    names = _names(rows, header == "yes")
    _check(rows, names, header == "yes", path)
    return Found(TableFormat(encoding, delimiter, decimal, header), names)


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


def _encoding(content: bytes, given: str, path: str | Message) -> str:
    encoding = detect(content) if given == AUTO else given
    if encoding is None:
        raise UserError(N_("{path} is not a text file."), path=path)
    return encoding


def _first_rows(text: Text) -> list[list[str]]:
    """The cells of the first rows. What is wrong further down is said when it is read."""
    return [cells for _, cells in islice(text.records(), SAMPLE_ROWS)]


# -- the separator ------------------------------------------------------------------------------------------------


def _delimiter(content: bytes, encoding: str, path: str | Message) -> str:
    """The sign that cuts the most rows into as many cells as the first one has; comma where none cuts."""
    sample = content[:SAMPLE_BYTES]
    told = _told_separator(sample, encoding)
    if told is not None:
        return told
    order = ("semicolon", "tab", "pipe", "comma", "space")  # where two cut alike
    agreement = {name: _agreement(Text(sample, path, encoding, name)) for name in order}
    best = max(order, key=agreement.__getitem__)
    return best if agreement[best] else "comma"


def _told_separator(sample: bytes, encoding: str) -> str | None:
    first = sample.decode(ENCODINGS[encoding].codec, "replace").split("\n", 1)[0]
    told = SEPARATOR_LINE.match(first.replace("\\t", "\t"))
    return next((name for name, sign in DELIMITERS.items() if told and sign == told.group(1)), None)


def _agreement(text: Text) -> float:
    """The share of rows as wide as the first; 0 where that is one cell wide, or this is no table."""
    widths: list[int] = []
    try:
        widths.extend(len(_without_blank_end(cells)) for _, cells in islice(text.records(), SAMPLE_ROWS))
    except UserError:  # the sample may end within a letter or a quotation
        widths = widths[:-1]
    if not widths or widths[0] < 2:
        return 0.0
    return sum(width == widths[0] for width in widths) / len(widths)


# -- the decimal sign and the header ------------------------------------------------------------------------------


def _decimal(rows: list[list[str]], delimiter: str) -> str:
    """What the cells show; where they show nothing, a comma that does not separate may be a decimal sign."""
    cells = [cell for row in rows for cell in row]
    if any("," in cell and number(cell, True) is not None for cell in cells):
        return "comma"
    if any("." in cell and number(cell, False) is not None for cell in cells):
        return "point"
    return "point" if delimiter == "comma" else "comma"


def _header(rows: list[list[str]], comma: bool) -> str:
    """No header where the first row holds numbers just where the second does, as far as both are filled in."""
    second = rows[1] if len(rows) > 1 else rows[0]
    both = [(first, other) for first, other in zip(rows[0], second, strict=False) if first.strip() and other.strip()]
    pattern = [(number(first, comma) is not None, number(other, comma) is not None) for first, other in both]
    is_data = any(first for first, _ in pattern) and all(first == other for first, other in pattern)
    return "no" if is_data else "yes"


def _names(rows: list[list[str]], header: bool) -> tuple[str, ...]:
    """The names of the columns; those without one are called by their place, and those called alike are numbered."""
    width = max(len(_without_blank_end(row)) for row in rows[:2])
    if not header:
        return (*(f"x{index + 1}" for index in range(width - 1)), "y")
    given = [shortened(cell, MAX_NAME) for cell in rows[0][:width]]
    given += [""] * (width - len(given))
    return tuple(_all_different(name or f"column {index + 1}" for index, name in enumerate(given)))


def _all_different(names: Iterable[str]) -> Iterable[str]:
    seen: set[str] = set()
    for name in names:
        free, count = name, 1
        while free in seen:
            count += 1
            free = f"{name} ({count})"
        seen.add(free)
        yield free


def _check(rows: list[list[str]], names: tuple[str, ...], header: bool, path: str | Message) -> None:
    if len(names) > MAX_COLUMNS:
        raise UserError(
            N_("{path} has {columns} columns; at most {limit} can be read."),
            path=path, columns=len(names), limit=MAX_COLUMNS,
        )  # fmt: skip
    if header and len(rows) < 2:
        raise UserError(N_("{path} has names of columns but no rows of numbers."), path=path)


def _without_blank_end(cells: list[str]) -> list[str]:
    """The row without the blank cells at its end, which spreadsheets leave there."""
    end = len(cells)
    while end and not cells[end - 1].strip():
        end -= 1
    return cells[:end]
