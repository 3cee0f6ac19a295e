"""The curves of a report lie where their values are."""

from __future__ import annotations

import math

import numpy as np
import pytest

from playground.export.report.curves import HEIGHT, LEFT, MOST_POINTS, RIGHT, TOP, WIDTH, Area, Line, chart
from tests.export.report.conftest import points

BOTTOM_EDGE = HEIGHT - 32.0
STEP = np.arange(0.0, 101.0, 10.0)
FALLING = 1.0 / (1.0 + STEP)


def paths(lines: list[Line], look: str, last: float = 100.0) -> list[list[tuple[float, float]]]:
    drawing = chart("Loss", "falls", lines, last).find("svg")
    assert drawing is not None
    return [points(path.attrib["d"]) for path in drawing.iter("path") if look in path.attrib.get("class", "").split()]


def test_every_point_is_at_its_step_and_at_the_log_of_its_value() -> None:
    line = Line("training", "solid", "red", STEP, FALLING)
    area = Area.around([line], 100.0)
    assert area is not None
    (drawn,) = paths([line], "solid")
    for (x, y), step, value in zip(drawn, STEP, FALLING, strict=True):
        assert x == pytest.approx(LEFT + step / 100 * (WIDTH - LEFT - RIGHT), abs=0.06)
        share = (math.log10(value) - area.low) / (area.high - area.low)
        assert y == pytest.approx(BOTTOM_EDGE - share * (BOTTOM_EDGE - TOP), abs=0.06)


def test_a_line_has_gaps_where_there_is_no_number_or_zero() -> None:
    values = FALLING.copy()
    values[[3, 7]] = np.nan, 0.0
    drawing = chart("Loss", "", [Line("training", "solid", "red", STEP, values)], 100.0).find("svg")
    assert drawing is not None
    (path,) = [path.attrib["d"] for path in drawing.iter("path") if "solid" in path.attrib.get("class", "")]
    assert path.count("M") == 3
    assert len(points(path)) == len(STEP) - 2


def test_a_band_goes_from_least_to_greatest_and_stays_inside() -> None:
    line = Line("batch", "thin", "red", STEP, None, FALLING / 1000, FALLING * 1000)
    train = Line("training", "solid", "red", STEP, FALLING)
    (band,) = paths([line, train], "band")
    assert len(band) == 2 * len(STEP)
    assert all(TOP - 0.1 <= y <= BOTTOM_EDGE + 0.1 for _x, y in band)


def test_many_points_are_thinned_and_the_newest_stays() -> None:
    step = np.arange(10_000.0)
    line = Line("training", "solid", "red", step, 1 + step)
    (drawn,) = paths([line], "solid", 9999.0)
    assert len(drawn) <= MOST_POINTS
    assert drawn[-1][0] == pytest.approx(WIDTH - RIGHT, abs=0.06)


def test_thinned_bands_keep_the_extremes() -> None:
    step = np.arange(1.0, 10_001.0)
    high = np.ones(10_000)
    high[5000] = 2.0
    lines = [
        Line("batch", "thin", "red", step, None, np.full(10_000, 0.5), high),
        Line("t", "solid", "red", step, high),
    ]
    (band,) = paths(lines, "band", 10_000.0)
    (line,) = paths(lines, "solid", 10_000.0)
    assert min(y for _x, y in band) <= min(y for _x, y in line)


def test_a_single_point_can_be_seen() -> None:
    drawing = chart("Loss", "", [Line("training", "solid", "red", STEP[:1], FALLING[:1])], 0.0).find("svg")
    assert drawing is not None
    assert [path.attrib["d"][-2:] for path in drawing.iter("path") if "solid" in path.attrib.get("class", "")] == ["h0"]


def test_where_all_values_are_zero_it_says_that_there_is_nothing_to_see() -> None:
    figure = chart("Loss", "", [Line("training", "solid", "red", STEP, np.zeros(len(STEP)))], 100.0)
    assert figure.find("svg") is None
    assert figure.findtext("p") == "Nothing to see yet."
