from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from PySide6.QtGui import QColor

from playground.training.snapshot import InputGrid, OutputProbe
from playground.ui.charts.classes import class_colour
from playground.ui.charts.decision import Scale, picture, resampled, value_at
from playground.ui.theme.theme import theme
from tests.ui.charts import runs

RNG = np.random.default_rng(0)


def near(a: QColor, b: QColor) -> bool:
    return all(abs(x - y) <= 4 for x, y in zip(a.getRgb(), b.getRgb(), strict=True))


def test_one_signed_output_has_the_colours_of_the_signs(qapp: object) -> None:
    image = picture(runs.output_map(), Scale("signed"), 40, 40)
    assert image is not None
    assert near(image.pixelColor(0, 5), theme().colour("negative"))
    assert near(image.pixelColor(image.width() - 1, 5), theme().colour("positive"))


def test_half_a_probability_is_neutral(qapp: object) -> None:
    probe = OutputProbe("map", runs.GRID, np.full((1, 4, 4), 0.5, dtype=np.float32))
    image = picture(probe, Scale("probability"), 4, 4)
    assert image is not None
    assert near(image.pixelColor(1, 1), theme().colour("neutral"))


def test_each_class_has_its_colour_and_is_paler_where_the_network_is_less_sure(qapp: object) -> None:
    values = np.zeros((3, 2, 2), dtype=np.float32)
    values[1] = [1.0, 0.4]
    values[(0, 2), :, 1] = 0.3
    image = picture(OutputProbe("map", runs.GRID, values), Scale("classes"), 2, 2)
    assert image is not None
    sure, unsure = image.pixelColor(0, 0), image.pixelColor(1, 0)
    assert near(sure, class_colour(1, 3))
    assert unsure.saturationF() < sure.saturationF()


def test_outputs_that_are_not_finite_do_not_break_the_picture(qapp: object) -> None:
    for outputs in (1, 3):
        probe = OutputProbe("map", runs.GRID, np.full((outputs, 3, 3), np.nan, dtype=np.float32))
        assert picture(probe, Scale("signed" if outputs == 1 else "classes"), 8, 8) is not None


def test_row_zero_is_at_the_bottom(qapp: object) -> None:
    values = np.array([[[-1.0, -1.0], [1.0, 1.0]]], dtype=np.float32)
    image = picture(OutputProbe("map", runs.GRID, values), Scale("signed"), 6, 6)
    assert image is not None
    assert near(image.pixelColor(0, 0), theme().colour("positive"))


def test_between_cells_the_values_are_interpolated_and_corners_stay(qapp: object) -> None:
    values = np.array([[0.0, 1.0], [2.0, 3.0]], dtype=np.float32)
    large = resampled(values, 5, 3)
    assert large.tolist() == [[0, 0.25, 0.5, 0.75, 1], [1, 1.25, 1.5, 1.75, 2], [2, 2.25, 2.5, 2.75, 3]]


@pytest.mark.parametrize(
    ("encoding", "kind"), [("signed", "signed"), ("zero_one", "probability"), ("one_hot", "classes")]
)
def test_the_encoding_of_the_targets_says_what_colours_mean(encoding: str, kind: str) -> None:
    assert Scale.of(runs.prepared(runs.dataset(RNG), encoding)).kind == kind


def test_a_regression_has_a_round_limit_that_outliers_do_not_move() -> None:
    data = runs.dataset(RNG, classes=0)
    assert Scale.of(runs.prepared(data, "value")).limit == 1.0
    data.targets[3] = 1e6
    assert Scale.of(runs.prepared(data, "value")).limit == 1.0
    zeros = replace(data, targets=np.zeros_like(data.targets))
    assert Scale.of(runs.prepared(zeros, "value")).limit > 0


def test_the_value_under_the_pointer_is_that_of_the_nearest_cell() -> None:
    grid = InputGrid(0.0, 3.0, 0.0, 2.0)
    values = np.arange(12, dtype=np.float32).reshape(1, 3, 4)
    probe = OutputProbe("map", grid, values)
    assert value_at(probe, 0, 0) == [0]
    assert value_at(probe, 3, 2) == [11]
    assert value_at(probe, 1.2, 0.9) == [5]
    assert value_at(probe, 9, 0) is None
