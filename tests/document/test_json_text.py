"""JSON for people."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from playground.document.json_text import parse, render

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
