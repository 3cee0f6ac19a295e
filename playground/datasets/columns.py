"""One column of a table as arrays: its numbers, and where its cells repeat, its texts."""

from __future__ import annotations

import math
from array import array
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from playground.datasets.csv_format import LARGEST, number

MAX_TEXTS = 100  # a column with more different texts names no classes
MAX_SHOWN = 10  # unusable cells that are kept to be shown


@dataclass(frozen=True, eq=False)
class Column:
    """One column of n rows.

    numbers   float64 (n,), NaN where the cell is not a number within ±1e30
    empty     bool (n,)
    words     how many cells are neither empty nor a number of any kind
    texts     the different texts of the cells, () where there are more than 100
    codes     int16 (n,), the place in `texts` of each cell; (0,) without texts
    unusable  (row, text) of the first cells that are not empty and no usable number
    """

    name: str
    numbers: NDArray[np.float64]
    empty: NDArray[np.bool_]
    words: int
    texts: tuple[str, ...]
    codes: NDArray[np.int16]
    unusable: tuple[tuple[int, str], ...]

    @property
    def has_numbers(self) -> NDArray[np.bool_]:
        """Where the cell is a usable number, (n,)."""
        return ~np.isnan(self.numbers)

    @property
    def filled(self) -> int:
        """How many cells are not empty."""
        return len(self.empty) - int(self.empty.sum())

    @property
    def is_numeric(self) -> bool:
        """Whether most of the cells that are filled in are numbers."""
        return self.words * 2 < self.filled

    def text(self, row: int) -> str:
        """The cell of a row that is not a usable number; "" where it is empty."""
        return dict(self.unusable).get(row, "")


class ColumnBuilder:
    """Takes the cells of a column in chunks."""

    def __init__(self, name: str, decimal_comma: bool) -> None:
        self._name = name
        self._comma = decimal_comma
        self._numbers = array("d")
        self._empty = bytearray()
        self._words = 0
        self._codes = array("h")
        self._places: dict[str, int] | None = {}
        self._unusable: list[tuple[int, str]] = []

    def add(self, cells: Sequence[str]) -> None:
        """The next cells, as they stand in the file."""
        texts = [cell.strip() for cell in cells]
        self._numbers.extend(usable_numbers(texts, self._comma) or self._one_by_one(texts))
        self._empty.extend([not text for text in texts])
        if self._places is not None:
            self._code(texts, self._places)

    def column(self) -> Column:
        """What was taken; arrays are read-only."""
        numbers, empty = np.frombuffer(self._numbers, np.float64), np.frombuffer(bytes(self._empty), np.bool_)
        codes = np.frombuffer(self._codes, np.int16)
        for values in (numbers, codes):
            values.setflags(write=False)
        texts = tuple(self._places or ())
        return Column(self._name, numbers, empty, self._words, texts, codes, tuple(self._unusable))

    def _one_by_one(self, texts: list[str]) -> list[float]:
        return [self._usable(text, row) for row, text in enumerate(texts, start=len(self._numbers))]

    def _usable(self, text: str, row: int) -> float:
        value = number(text, self._comma)
        if value is not None and abs(value) <= LARGEST:
            return value
        if text:
            self._words += value is None
            if len(self._unusable) < MAX_SHOWN:
                self._unusable.append((row, text))
        return math.nan

    def _code(self, texts: list[str], places: dict[str, int]) -> None:
        self._codes.extend([places.setdefault(text, len(places)) for text in texts])
        if len(places) - ("" in places) > MAX_TEXTS:
            self._places, self._codes = None, array("h")


def usable_numbers(cells: Sequence[str], decimal_comma: bool) -> list[float] | None:
    """All the cells as numbers within ±1e30, or None where one is not. Made to be quick: it sees every cell."""
    if "_" in "".join(cells):
        return None
    try:
        values = [float(cell.replace(",", ".")) for cell in cells] if decimal_comma else list(map(float, cells))
    except ValueError:
        return None
    # The sum tells NaN, which hides from the comparisons in max and min.
    usable = math.isfinite(sum(values)) and min(values) >= -LARGEST and max(values) <= LARGEST
    return values if usable else None
