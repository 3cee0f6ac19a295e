"""JSON for people."""

from __future__ import annotations

import tracemalloc

import pytest
from hypothesis import given
from hypothesis import strategies as st

from playground.document.json_text import parse, render
from playground.messages import UserError

objects = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | st.text(),
    lambda children: st.lists(children) | st.dictionaries(st.text(), children),
    max_leaves=10,
).map(lambda value: {"value": value})


@given(objects)
def test_what_is_rendered_is_parsed_back(data) -> None:
    assert parse(render(data)) == data


def test_small_groups_stand_on_a_line() -> None:
    data = {"kind": {"kind": "zeros"}, "numbers": list(range(60)), "thai": "ชั้น"}
    numbers = ", ".join(map(str, range(60)))
    expected = f'{{\n  "kind": {{"kind": "zeros"}},\n  "numbers": [{numbers}],\n  "thai": "ชั้น"\n}}\n'
    assert render(data) == expected


@pytest.mark.parametrize(
    "text",
    [
        "[" + "{}," * 2_000_000 + "{}]",
        "[" + "[]," * 2_000_000 + "[]]",
        '{"a":' * 100_000,
        '["' + '","' * 300_000 + '"]',
    ],
    ids=["groups", "lists", "names", "texts"],
)
def test_a_text_of_millions_of_parts_is_refused_before_they_take_memory(text: str) -> None:
    tracemalloc.start()
    try:
        with pytest.raises(UserError, match="too many parts"):
            parse(text)
        assert tracemalloc.get_traced_memory()[1] < 10_000_000 + 2 * len(text)
    finally:
        tracemalloc.stop()


def test_what_stands_in_a_long_text_does_not_count() -> None:
    data = {"text": '12:30,{"[\\"' * 200_000}
    assert parse(render(data)) == data
