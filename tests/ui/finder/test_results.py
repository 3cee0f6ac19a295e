"""How letters that fit are marked in the shaped text."""

from __future__ import annotations

import pytest

from playground.ui.finder.results import runs


@pytest.mark.parametrize(
    ("text", "letters", "expected"),
    [
        ("Learning", [0, 1, 2], [(0, 3)]),
        ("Learning", [0, 3, 4], [(0, 1), (3, 5)]),
        ("รู้", [0], [(0, 3)]),  # the vowel below and the tone mark belong to the consonant
        ("รู้", [0, 1, 2], [(0, 3)]),
        ("", [], []),
    ],
)
def test_neighbours_are_marked_as_one_with_the_marks_of_their_letters(
    text: str, letters: list[int], expected: list[tuple[int, int]]
) -> None:
    assert runs(letters, text) == expected
