"""What the target column of a table means: classes by name, or values to predict."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from playground.datasets.csv_text import LARGEST, number
from playground.messages import N_, UserError

MAX_CLASSES = 100
MAX_NUMBERED_CLASSES = 20
MIN_SAMPLES_A_CLASS = 3


@dataclass(frozen=True)
class Target:
    """`values`: class indices int64 (n,) with `class_names`, or float64 (n, 1) without."""

    values: NDArray[np.int64] | NDArray[np.float64]
    class_names: tuple[str, ...] = ()


@dataclass(frozen=True)
class Column:
    """One column as text: its cells, the line each is on, and how numbers are written."""

    path: str
    name: str
    cells: list[str]
    lines: list[int]
    decimal_comma: bool

    def target(self) -> Target:
        """Classes when the column holds texts, or few whole numbers; else values. UserError when it is neither."""
        numbers = [number(cell, self.decimal_comma) for cell in self.cells]
        if any(value is None for value in numbers):
            return self._classes(sum(value is not None for value in numbers))
        values = np.array(numbers, dtype=np.float64)
        bad = np.flatnonzero(~(np.abs(values) <= LARGEST))
        if bad.size:
            raise self.error(int(bad[0]))
        distinct, indices = np.unique(values, return_inverse=True)
        if _are_classes(distinct, len(values)):
            return Target(indices.astype(np.int64), tuple(f"{value:.0f}" for value in distinct))
        return Target(values[:, np.newaxis])

    def error(self, index: int) -> UserError:
        """What is wrong with the cell of row `index`, which is not a usable number."""
        return cell_error(self.path, self.lines[index], self.name, self.cells[index], self.decimal_comma)

    def _classes(self, numbers: int) -> Target:
        """Class indices by name. A long column of numbers with a text in it is taken for numbers with a slip in it."""
        names = [cell.strip() for cell in self.cells]
        if "" in names:
            raise self.error(names.index(""))
        distinct, indices = np.unique(np.array(names, dtype=object), return_inverse=True)
        if len(distinct) > MAX_CLASSES:
            if 2 * numbers > len(names):
                raise self.error(next(i for i, name in enumerate(names) if number(name, self.decimal_comma) is None))
            raise UserError(
                N_("{path}, column “{column}”: {classes} different texts; a target has at most {limit} classes."),
                path=self.path, column=self.name, classes=len(distinct), limit=MAX_CLASSES,
            )  # fmt: skip
        if len(distinct) < 2:
            raise UserError(
                N_("{path}, column “{column}”: every row is “{name}”; a target needs two classes."),
                path=self.path, column=self.name, name=names[0],
            )  # fmt: skip
        return Target(indices.astype(np.int64), tuple(str(name) for name in distinct))


def cell_error(path: str, line: int, column: str, cell: str, decimal_comma: bool) -> UserError:
    """Why the cell cannot be used as a number."""
    value = number(cell, decimal_comma)
    if not cell.strip():
        sentence = N_("{path}, line {line}, column “{column}”: the cell is empty; a number was expected.")
    elif value is None:
        sentence = N_("{path}, line {line}, column “{column}”: “{cell}” is not a number.")
    elif np.isfinite(value):
        sentence = N_("{path}, line {line}, column “{column}”: “{cell}” is too large; at most 1e30 can be used.")
    else:
        sentence = N_("{path}, line {line}, column “{column}”: “{cell}” is not a finite number.")
    return UserError(sentence, path=path, line=line, column=column, cell=shortened(cell))


def shortened(text: str, limit: int = 40) -> str:
    """The text, cut to `limit` characters."""
    return text if len(text) <= limit else text[: limit - 1] + "…"


def _are_classes(distinct: NDArray[np.float64], rows: int) -> bool:
    """Whole numbers, between 2 and 20 of them, each used three times on average (two classes: however often)."""
    few = 2 <= len(distinct) <= MAX_NUMBERED_CLASSES
    used = len(distinct) == 2 or rows >= MIN_SAMPLES_A_CLASS * len(distinct)
    return bool(few and used and np.all(distinct == np.round(distinct)))
