"""What a brush leaves and what an eraser takes."""

from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from playground.ui.drawing.brush import SPACING, Brush, within

EDGE = 6.0


def test_a_press_leaves_one_point_where_it_is() -> None:
    assert Brush((1.0, 2.0), 2.0, EDGE, seed=0).points == [(1.0, 2.0)]


def test_a_thin_brush_leaves_a_line_of_points() -> None:
    brush = Brush((0.0, 0.0), 0.0, EDGE, seed=0)
    brush.move((3.0, 0.0))
    assert len(brush.points) == 11
    assert [x for x, _ in brush.points] == pytest.approx([SPACING * index for index in range(11)])


def test_short_moves_add_up() -> None:
    brush = Brush((0.0, 0.0), 0.0, EDGE, seed=0)
    for step in range(1, 31):
        brush.move((step / 10, 0.0))
    assert len(brush.points) == pytest.approx(11, abs=1)


def test_a_wide_brush_leaves_points_around_its_way() -> None:
    brush = Brush((-3.0, 0.0), 1.5, EDGE, seed=0)
    brush.move((3.0, 0.0))
    heights = [y for _, y in brush.points]
    assert len(brush.points) > 60
    assert max(heights) > 0.8
    assert min(heights) < -0.8
    assert max(map(abs, heights)) <= 1.5


def test_the_same_stroke_leaves_the_same_points() -> None:
    first, again, other = (Brush((0.0, 0.0), 1.0, EDGE, seed=seed) for seed in (1, 1, 2))
    assert first.move((3.0, 3.0)) == again.move((3.0, 3.0)) != other.move((3.0, 3.0))


places = st.tuples(st.floats(-20, 20), st.floats(-20, 20))


@given(places, st.lists(places, max_size=4), st.floats(0, 2))
def test_no_point_leaves_the_plane(start, moves, radius: float) -> None:
    brush = Brush(start, radius, EDGE, seed=0)
    for to in moves:
        brush.move(to)
    assert all(abs(value) <= EDGE for point in brush.points for value in point)


def test_an_eraser_takes_what_is_near() -> None:
    points = [(0.0, 0.0), (1.0, 0.0), (0.0, math.sqrt(2)), (5.0, 5.0)]
    assert within(points, (0.0, 0.0), (0.0, 0.0), 1.0) == {0, 1}
    assert within(points, (0.0, 0.0), (0.0, 0.0), 1.5) == {0, 1, 2}
    assert within([], (0.0, 0.0), (0.0, 0.0), 1.0) == set()


def test_an_eraser_takes_what_is_near_its_way() -> None:
    points = [(0.0, 0.4), (3.0, -0.4), (6.0, 0.6), (-1.0, 0.0), (7.0, 0.0)]
    assert within(points, (0.0, 0.0), (6.0, 0.0), 0.5) == {0, 1}
