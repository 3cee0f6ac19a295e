from __future__ import annotations

import itertools

from hypothesis import given
from hypothesis import strategies as st

from playground.ui.canvas.layout import SINGLE_UNITS, Layout, Sizes, is_large, lay_out

UNITS = st.lists(st.integers(1, 1024), min_size=2, max_size=17)
WIDTHS, HEIGHTS = st.floats(100, 2000), st.floats(150, 1200)
ROOMY, TIGHT = (160.0, 58.0), (40.0, 50.0)


def of(units: list[int], width: float = 672.0, height: float = 400.0) -> Layout:
    return lay_out(units, [Sizes([size] * len(units)) for size in (ROOMY, TIGHT)], width, height)


@given(UNITS, WIDTHS, HEIGHTS)
def test_heads_stand_side_by_side_inside_the_scene(units: list[int], width: float, height: float) -> None:
    heads = [column.head for column in of(units, width, height).columns]
    assert heads[0].x >= 0
    assert heads[-1].right <= of(units, width, height).width
    assert all(left.right < right.x for left, right in itertools.pairwise(heads))


@given(UNITS, WIDTHS, HEIGHTS)
def test_units_stand_below_the_heads_without_touching_each_other(units: list[int], width: float, height: float) -> None:
    layout = of(units, width, height)
    for column in layout.columns:
        assert all(box.y > column.head.bottom for box in column.units)
        assert all(a.bottom < b.y for a, b in zip(column.units, column.units[1:], strict=False))
        assert all(box.bottom <= layout.height for box in column.units)


@given(UNITS, WIDTHS, HEIGHTS)
def test_every_column_shows_all_its_units_or_one_mosaic(units: list[int], width: float, height: float) -> None:
    for count, column in zip(units, of(units, width, height).columns, strict=True):
        assert (column.mosaic is not None) == is_large(count)
        assert len(column.units) == (0 if is_large(count) else count)


@given(UNITS, WIDTHS, HEIGHTS)
def test_a_matrix_stands_between_its_columns(units: list[int], width: float, height: float) -> None:
    layout = of(units, width, height)
    for gap in range(len(units) - 1):
        if is_large(units[gap]) or is_large(units[gap + 1]):
            box = layout.matrix_box(gap)
            assert layout.columns[gap].right < box.x
            assert box.right < layout.columns[gap + 1].left


@given(UNITS, WIDTHS, HEIGHTS)
def test_the_scene_is_wider_than_the_view_only_at_the_tightest(units: list[int], width: float, height: float) -> None:
    layout = of(units, width, height)
    assert layout.width >= width
    assert layout.width == width or layout.density == 1


def test_columns_spread_over_the_whole_width() -> None:
    columns = of([2, 4, 1]).columns
    assert columns[0].head.x < 20
    assert columns[-1].head.right > 672 - 20


def test_many_layers_take_tight_heads() -> None:
    assert of([2, 4, 1]).density == 0
    assert of([2, *[16] * 10, 1]).density == 1


def test_heads_that_leave_the_units_little_height_give_way_to_lower_ones() -> None:
    high, low = Sizes([(160.0, 140.0)] * 3), Sizes([(200.0, 80.0)] * 3)
    tight = Sizes([TIGHT] * 3)
    assert lay_out([2, 4, 1], [high, low, tight], 672, 400).density == 0
    assert lay_out([2, 4, 1], [high, low, tight], 672, 290).density == 1
    assert lay_out([2, 4, 1], [high, low, tight], 600, 290).density == 0  # the lower ones are too wide


def test_names_beside_the_units_have_their_room() -> None:
    sizes = Sizes([ROOMY, ROOMY], label_left=90, label_right=120)
    columns = lay_out([4, 3], [sizes], 672, 400).columns
    assert columns[0].units[0].x >= 90
    assert columns[-1].units[0].right + 120 <= 672


def test_sixteen_units_are_drawn_singly_and_seventeen_are_not() -> None:
    assert not is_large(SINGLE_UNITS)
    assert is_large(SINGLE_UNITS + 1)


def test_a_place_is_in_the_gap_between_the_middles_of_its_columns() -> None:
    layout = of([2, 4, 1])
    first, second, third = layout.columns
    assert layout.gap_at(first.x + 1) == 0
    assert layout.gap_at(second.x - 1) == 0
    assert layout.gap_at(third.x - 1) == 1
    assert layout.gap_at(first.x - 1) is None
    assert layout.gap_at(third.x + 1) is None


def test_the_nearest_column_is_the_one_whose_middle_is_nearest() -> None:
    layout = of([2, 4, 1])
    assert layout.nearest_column(-100) == 0
    assert layout.nearest_column(layout.columns[1].x + 5) == 1
    assert layout.nearest_column(10_000) == 2


def test_units_grow_with_the_view_as_far_as_their_columns_leave_room() -> None:
    usual, high = of([2, 4, 1], 672, 340), of([2, 4, 1], 1180, 680)
    assert high.columns[1].units[0].width == 2 * usual.columns[1].units[0].width
    deep = of([2, *[6] * 9, 1], 1180, 680)
    distance = deep.columns[1].x - deep.columns[0].x
    assert usual.columns[1].units[0].width <= deep.columns[1].units[0].width <= distance / 2 + 1


@given(UNITS, WIDTHS, HEIGHTS)
def test_links_have_room_between_columns(units: list[int], width: float, height: float) -> None:
    columns = of(units, width, height).columns
    assert all(left.right < right.left for left, right in itertools.pairwise(columns))
