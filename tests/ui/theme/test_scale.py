"""The sizes of type: from the usual one to twice of it, in steps."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from playground.ui.theme.palettes import LIGHT
from playground.ui.theme.scale import PROJECTOR_SCALES, SCALES, larger, nearest_scale, scales, smaller
from playground.ui.theme.tokens import USUAL_TEXT, enlarged, presented

SIZES = ("text_size", "small_size", "tiny_size", "title_size", "readout_size", "control_height")


def test_they_go_from_the_usual_size_to_twice_of_it() -> None:
    assert (SCALES[0], SCALES[-1]) == (100, 200)
    assert list(SCALES) == sorted(set(SCALES))


def test_on_a_projector_they_begin_where_letters_have_twenty_pixels() -> None:
    assert USUAL_TEXT * PROJECTOR_SCALES[0] / 100 == pytest.approx(presented(LIGHT).text_size, abs=0.5)
    assert PROJECTOR_SCALES[-1] == 200


@pytest.mark.parametrize("projector", [False, True])
def test_smaller_undoes_larger_and_they_end_where_they_end(projector: bool) -> None:
    there = scales(projector)
    for scale in there[:-1]:
        assert smaller(larger(scale, projector=projector), projector=projector) == scale
    assert larger(there[-1], projector=projector) == there[-1]
    assert smaller(there[0], projector=projector) == there[0]


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
