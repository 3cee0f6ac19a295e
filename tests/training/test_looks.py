"""A series of looks stays bounded, evenly spread and up to date."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from playground.training.looks import Looks


def looked(steps: list[int], capacity: int = 8) -> list[int]:
    looks = Looks[int](capacity)
    for step in steps:
        looks.record(step, step * 10)
    assert all(seen == step * 10 for step, seen in looks.all())
    return [step for step, _ in looks.all()]


@given(st.integers(0, 300))
def test_it_is_bounded_evenly_spread_and_ends_with_the_newest(count: int) -> None:
    kept = looked(list(range(count)))
    assert len(kept) <= 8
    assert kept[-1:] == ([count - 1] if count else [])
    assert kept[:1] == ([0] if count else [])
    gaps = {b - a for a, b in pairwise(kept[:-1])}
    assert len(gaps) <= 1


def test_every_second_is_dropped_when_it_is_full() -> None:
    assert looked(list(range(7))) == [0, 1, 2, 3, 4, 5, 6]
    assert looked(list(range(8))) == [0, 2, 4, 6, 7]
    assert looked(list(range(12))) == [0, 2, 4, 6, 8, 10, 11]


@given(st.lists(st.integers(1, 4), max_size=60))
def test_looking_again_at_the_same_step_replaces_the_look(repeats: list[int]) -> None:
    steps = [step for step, times in enumerate(repeats) for _ in range(times)]
    assert looked(steps) == looked(list(range(len(repeats))))


def test_what_was_seen_last_at_a_step_counts() -> None:
    looks = Looks[str](8)
    for step, seen in ((0, "a"), (1, "b"), (1, "c")):
        looks.record(step, seen)
    assert looks.all() == [(0, "a"), (1, "c")]
