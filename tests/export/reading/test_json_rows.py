"""The reader of long rows agrees with Python's own, and is as strict."""

from __future__ import annotations

import json
import math
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from playground.export.reading.json_rows import read_rows

NUMBERS = st.one_of(st.integers(-(2**53), 2**53), st.floats(allow_nan=False, allow_infinity=False))
DATA = st.recursive(
    st.one_of(NUMBERS, st.booleans(), st.none(), st.text(max_size=8)),
    lambda inner: st.one_of(st.lists(inner, max_size=5), st.dictionaries(st.text(max_size=5), inner, max_size=4)),
    max_leaves=20,
)


def plain(data: Any) -> Any:
    """Arrays as the lists they were."""
    if isinstance(data, np.ndarray):
        return data.tolist()
    if isinstance(data, dict):
        return {name: plain(value) for name, value in data.items()}
    return [plain(value) for value in data] if isinstance(data, list) else data


@given(DATA, st.sampled_from([None, 1]))
def test_it_reads_what_python_reads(data: Any, indent: int | None) -> None:
    assert plain(read_rows(json.dumps(data, indent=indent))) == data


@given(st.lists(NUMBERS, min_size=1, max_size=50))
def test_rows_of_numbers_are_arrays(row: list[float]) -> None:
    found = read_rows(json.dumps({"row": [row]}))["row"][0]
    assert isinstance(found, np.ndarray)
    assert found.dtype == np.float64
    assert found.tolist() == row


@given(st.text('[]{}",:0123456789.eE+-truefalsn \n\\', max_size=40))
def test_it_refuses_what_python_refuses(text: str) -> None:
    def refuse(constant: str) -> float:
        raise ValueError(constant)

    try:
        expected = json.loads(text, parse_constant=refuse)
    except ValueError:
        expected = ValueError
    try:
        found = plain(read_rows(text))
    except ValueError:
        found = ValueError
    assert found == expected


@pytest.mark.parametrize("constant", ["NaN", "Infinity", "-Infinity"])
@pytest.mark.parametrize("frame", ["{}", "[{}]", "[1, {}]", '{{"a": [[{}]]}}'])
def test_what_json_has_no_word_for_is_refused(constant: str, frame: str) -> None:
    with pytest.raises(ValueError, match="is no number in JSON"):
        read_rows(frame.format(constant))


def test_a_number_beyond_all_floats_is_infinite_as_in_python() -> None:
    assert math.isinf(read_rows("[1e999]")[0])


def test_a_very_long_row_is_read_too() -> None:
    assert len(read_rows(json.dumps([0.123456789] * 20_000))) == 20_000


def test_names_given_twice_are_remembered() -> None:
    assert read_rows('{"a": 1, "a": 2}').repeated == ["a"]
