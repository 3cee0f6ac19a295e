"""The text of a cell in a sentence."""

from __future__ import annotations

import pytest

from playground.datasets.cell_text import one_line, shortened


@pytest.mark.parametrize(
    ("text", "line"),
    [(" dog ", "dog"), ("a\nb\t c", "a b c"), ("น้ำ", "น้ำ"), ("\x01", "\\x01"), ("x\x00y", "x y"), ("", "")],
)
def test_a_text_is_one_line_that_can_be_seen(text: str, line: str) -> None:
    assert one_line(text) == line


def test_a_long_text_is_cut() -> None:
    assert shortened("x" * 50, 10) == "x" * 9 + "…"
    assert shortened("x" * 10, 10) == "x" * 10
