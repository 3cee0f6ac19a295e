from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtGui import QColor

from playground.ui.canvas.hit import Hit, hit_unit, unit_box
from playground.ui.canvas.layout import Sizes, lay_out
from playground.ui.canvas.pictures import (
    column_values,
    curve_points,
    full_colour,
    mosaic,
    mosaic_shape,
    robust_limit,
    unit_pictures,
)
from playground.ui.charts.decision import Scale
from playground.ui.theme.palettes import LIGHT
from tests.ui.snapshots import network_of, random_maps, snapshot_of

BLUE, ORANGE = QColor(LIGHT.positive), QColor(LIGHT.negative)


def test_each_unit_has_its_own_picture() -> None:
    values = np.stack([np.full((4, 4), 1.0), np.full((4, 4), -1.0)])
    assert [image.pixelColor(2, 2) for image in unit_pictures(values, 1.0, LIGHT)] == [BLUE, ORANGE]


def test_the_first_row_of_a_map_is_at_the_bottom_of_its_picture() -> None:
    values = np.full((1, 4, 4), -1.0)
    values[0, 0] = 1.0
    (image,) = unit_pictures(values, 1.0, LIGHT)
    assert image.pixelColor(0, 3) == BLUE
    assert image.pixelColor(0, 0) == ORANGE


@given(st.integers(1, 1024), st.floats(20, 200), st.floats(20, 300))
def test_a_mosaic_has_a_cell_for_every_unit_and_no_empty_row(units: int, width: float, height: float) -> None:
    rows, columns = mosaic_shape(units, width, height)
    assert (rows - 1) * columns < units <= rows * columns


def test_a_mosaic_goes_row_by_row_from_the_top() -> None:
    values = np.full((4, 2, 2), -1.0)
    values[1] = 1.0
    image = mosaic(values, 2, 2, LIGHT)
    assert image.pixelColor(3, 0) == BLUE
    assert [image.pixelColor(x, y) for x, y in ((0, 0), (0, 3), (3, 3))] == [ORANGE] * 3


def test_the_curves_of_a_large_column_are_stripes_of_colour() -> None:
    image = mosaic(np.tile(np.linspace(-1, 1, 8), (20, 1)), 5, 4, LIGHT)
    assert image.pixelColor(0, 0) == ORANGE
    assert image.pixelColor(7, 0) == BLUE


@given(st.integers(17, 1024))
def test_the_middle_of_every_cell_of_a_mosaic_is_its_unit(units: int) -> None:
    layout = lay_out([units, 1], [Sizes([(100, 50)] * 2)], 600, 400)
    for unit in range(0, units, max(1, units // 7)):
        box = unit_box(layout.columns[0], unit, units)
        assert hit_unit(layout, (units, 1), box.middle_x, box.middle_y) == Hit(0, unit)


def test_one_peak_does_not_make_everything_else_pale() -> None:
    values = np.ones((1, 10, 10))
    values[0, 0, 0] = 1000.0
    assert robust_limit(values) < 300
    assert robust_limit(np.ones((1, 10, 10))) == 1.0


def test_maps_of_zeros_and_of_broken_numbers_have_a_scale() -> None:
    assert robust_limit(np.zeros((1, 4, 4))) > 0
    assert robust_limit(np.full((1, 4, 4), np.nan)) > 0


def test_units_show_the_maps_of_the_snapshot() -> None:
    experiment = network_of(4)
    maps = random_maps((2, 4, 1))
    snapshot = snapshot_of(experiment, maps=maps)
    assert column_values(snapshot, 0) is maps.features
    assert column_values(snapshot, 1) is maps.layers[0]


def test_units_over_images_show_their_weights_as_images() -> None:
    snapshot = snapshot_of(network_of(3, kind="digits", outputs=10, loss="cross_entropy"))
    values = column_values(snapshot, 1)
    weight = snapshot.network.views(snapshot.parameters)[0].weight
    assert values is not None
    assert values.shape == (3, 8, 8)
    # row 0 of a map is its bottom, the first pixel of an image its top left
    assert values[1, -1, 0] == weight[0, 1]
    assert values[1, 0, -1] == weight[63, 1]


def test_deeper_units_over_images_are_plain() -> None:
    snapshot = snapshot_of(network_of(3, kind="digits", outputs=10, loss="cross_entropy"))
    assert column_values(snapshot, 2) is None


@pytest.mark.parametrize("level", [-1.0, 0.0, 1.0])
def test_a_curve_stays_in_its_box_with_zero_at_half_its_height(level: float) -> None:
    points = curve_points(np.array([[level, level], [1.0, -1.0]]), 0.0, 40, 40)
    assert points.shape == (2, 2, 2)
    assert points.min() >= 0
    assert points.max() <= 40
    assert points[0, 0, 1] == pytest.approx(20 - 18 * level)


def test_an_output_has_the_colours_of_its_map_in_the_output_card_however_small_it_is() -> None:
    snapshot = snapshot_of(network_of(3))
    tiny = np.full((1, 4, 4), 0.02)
    assert full_colour(snapshot, 2, tiny) == Scale.of(snapshot.data).limit == 1.0
    assert full_colour(snapshot, 1, tiny) == robust_limit(tiny)
    (image,) = unit_pictures(-tiny, full_colour(snapshot, 2, tiny), LIGHT)
    assert image.pixelColor(0, 0) != ORANGE


def test_an_output_whose_card_shows_probabilities_keeps_colours_of_its_own() -> None:
    snapshot = snapshot_of(network_of(3, loss="binary_cross_entropy"))
    logits = np.full((1, 4, 4), 30.0)
    assert full_colour(snapshot, 2, logits) == robust_limit(logits)
