"""Results that are kept."""

from __future__ import annotations

import pytest

from playground.datasets.kept import Kept


def test_a_result_is_made_once_and_the_least_used_goes_first() -> None:
    made: list[str] = []

    def get(key: str) -> str:
        def make() -> str:
            made.append(key)
            return key.upper()

        return kept.get(key, make)

    kept: Kept[str] = Kept(2)
    assert [get(key) for key in "abacab"] == list("ABACAB")
    assert made == list("abcb")


def test_nothing_is_kept_of_what_failed() -> None:
    kept: Kept[int] = Kept(2)
    with pytest.raises(ZeroDivisionError):
        kept.get("a", lambda: 1 // 0)
    assert kept.get("a", lambda: 5) == 5
