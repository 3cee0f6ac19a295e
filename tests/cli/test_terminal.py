"""What is written to a terminal: columns, and lines broken between words."""

from __future__ import annotations

import pytest

from playground.cli.terminal import broken, columns


@pytest.mark.parametrize(("text", "expected"), [("", 0), ("loss", 4), ("ที่ปั๊มน้ำ", 5), ("ก\u200bข", 2)])
def test_columns_are_counted_as_a_terminal_shows_them(text: str, expected: int) -> None:
    assert columns(text) == expected


def test_lines_break_at_spaces_and_word_borders_which_are_taken_out() -> None:
    text = "เขียน\u200bน้ำหนัก\u200bลง\u200bไฟล์\u200bนี้ ตาม\u200bรูปแบบ"
    assert broken(text, 11) == ["เขียนน้ำหนักลง", "ไฟล์นี้ ตาม", "รูปแบบ"]
    assert broken("one two three", 7) == ["one two", "three"]


def test_a_word_longer_than_the_line_stays_whole() -> None:
    assert broken("a reallylongword b", 4) == ["a", "reallylongword", "b"]
