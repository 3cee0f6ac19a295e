"""JSON with long rows of numbers, read without holding up the other threads and in little memory.

Python's own reader is one call for the whole text, during which nothing else runs, and makes an object of every number.
Here it reads a row at a time, and each row of numbers becomes an array.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from json.decoder import JSONArray  # type: ignore[attr-defined]
from json.scanner import py_make_scanner  # type: ignore[attr-defined]
from typing import Any

import numpy as np

from playground.document.schema import Repeated

LONGEST_ROW = 100_000  # in letters; longer ones are read more slowly
NOT_PLAIN = '[{"'


def read_rows(text: str) -> Any:
    """The data in `text`; lists of numbers are arrays of float64. Objects remember names given twice.

    ValueError where it is not JSON (NaN and Infinity are not), RecursionError where it is nested too deeply.
    """
    return _Decoder().decode(text)


class _Decoder(json.JSONDecoder):
    def __init__(self) -> None:
        super().__init__(object_pairs_hook=Repeated, parse_constant=_refuse)
        self.parse_array = _array
        self.scan_once = py_make_scanner(self)


def _array(place: tuple[str, int], scan_once: Callable[[str, int], tuple[Any, int]]) -> tuple[Any, int]:
    """A list that begins at `place`, and where it ends."""
    text, start = place
    end = text.find("]", start, start + LONGEST_ROW)
    row = text[start:end] if end >= 0 else "["
    if any(letter in row for letter in NOT_PLAIN):
        return JSONArray(place, scan_once)
    return _as_array(json.loads(f"[{row}]", parse_constant=_refuse)), end + 1


def _as_array(values: list[Any]) -> Any:
    """The list as an array, where it is one of numbers."""
    if not values or not all(type(value) in (int, float) for value in values):
        return values
    try:
        return np.array(values, np.float64)
    except OverflowError:  # a whole number beyond all floats
        return values


def _refuse(constant: str) -> float:
    raise ValueError(f"{constant} is no number in JSON")
