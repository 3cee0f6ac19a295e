"""The sizes of type: from the usual one to twice of it, in steps."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from playground.ui.theme.palettes import LIGHT
from playground.ui.theme.scale import SCALES, larger, nearest_scale, smaller
from playground.ui.theme.tokens import enlarged, presented

SIZES = ("text_size", "small_size", "tiny_size", "title_size", "readout_size", "control_height")


def test_they_go_from_the_usual_size_to_twice_of_it() -> None:
    assert (SCALES[0], SCALES[-1]) == (100, 200)
    assert list(SCALES) == sorted(set(SCALES))


@pytest.mark.parametrize("scale", SCALES[:-1])
def test_smaller_undoes_larger(scale: int) -> None:
    assert smaller(larger(scale)) == scale


def test_they_end_where_they_end() -> None:
    assert larger(200) == 200
    assert smaller(100) == 100


@given(st.integers(-1000, 1000))
def test_any_number_means_the_nearest_size(percent: int) -> None:
    assert abs(nearest_scale(percent) - percent) == min(abs(scale - percent) for scale in SCALES)


@pytest.mark.parametrize("size", SIZES)
def test_every_size_grows_and_nothing_else(size: str) -> None:
    large = enlarged(LIGHT, 200)
    assert getattr(large, size) == 2 * getattr(LIGHT, size)
    assert (large.window, large.line_width, large.radius) == (LIGHT.window, LIGHT.line_width, LIGHT.radius)


def test_lengths_grow_with_the_type() -> None:
    assert LIGHT.scaled(16) == 16
    assert enlarged(LIGHT, 200).scaled(16) == 32
    assert presented(LIGHT).scaled(13) == 20
