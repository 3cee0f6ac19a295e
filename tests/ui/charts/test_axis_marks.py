"""Numbers along an axis, and room for its name."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from playground.ui.charts.axis_marks import GAP, axis_marks

PLACES, LENGTHS = (0.0, 60.0, 120.0), (10.0, 10.0, 20.0)


def test_without_a_name_every_mark_has_its_number() -> None:
    assert axis_marks(PLACES, LENGTHS, 0).numbers == (0, 1, 2)
    assert axis_marks(PLACES, LENGTHS, 0).room == 0


def test_a_short_name_stands_between_the_last_two_numbers() -> None:
    marks = axis_marks(PLACES, LENGTHS, 30)
    assert marks.numbers == (0, 1, 2)
    assert marks.middle == 90
    assert marks.room == 60 - 15 - 2 * GAP


def test_a_long_name_takes_the_place_of_the_numbers_between() -> None:
    marks = axis_marks(PLACES, LENGTHS, 80)
    assert marks.numbers == (0, 2)
    assert marks.middle == 60
    assert marks.room == 120 - 15 - 2 * GAP


def test_upwards_is_as_to_the_right() -> None:
    assert axis_marks(PLACES[::-1], LENGTHS, 80).room == axis_marks(PLACES, LENGTHS[::-1], 80).room


@pytest.mark.parametrize("places", [(), (5.0,)])
def test_a_single_mark_leaves_a_name_no_room(places: tuple[float, ...]) -> None:
    marks = axis_marks(places, [10.0] * len(places), 30)
    assert (marks.numbers, marks.room) == (tuple(range(len(places))), 0)


@given(st.lists(st.floats(0, 500), min_size=2, max_size=8, unique=True).map(sorted), st.floats(1, 600))
def test_a_name_never_reaches_a_number_that_is_there(places: list[float], name: float) -> None:
    marks = axis_marks(places, [10.0] * len(places), name)
    low, high = marks.middle - marks.room / 2, marks.middle + marks.room / 2
    inside = [places[index] for index in marks.numbers if low - 5 < places[index] < high + 5]
    assert inside == [] or marks.room == 0
