"""Where panels stand: the less room there is for type, the more of them share a place."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from playground.ui.arrangement import (
    ARRANGEMENTS,
    ROOMY,
    SNUG,
    TIGHT,
    USUAL,
    Arrangement,
    across,
    arrangement_for,
    upright,
)
from playground.ui.docks import PANELS


@pytest.mark.parametrize(
    ("size", "text_size", "expected"),
    [
        ((1920, 1080), 13, ROOMY),
        ((1024, 768), 13, USUAL),
        ((1280, 720), 13, USUAL),
        ((1280, 720), 16, USUAL),
        ((1280, 720), 20, SNUG),
        ((1280, 720), 26, TIGHT),
        ((1024, 768), 26, TIGHT),
        ((1920, 1080), 26, USUAL),
    ],
)
def test_the_usual_screens(size: tuple[int, int], text_size: int, expected: Arrangement) -> None:
    assert arrangement_for(*size, text_size) is expected


@pytest.mark.parametrize("arrangement", ARRANGEMENTS, ids=lambda a: a.name)
def test_every_panel_has_one_place(arrangement: Arrangement) -> None:
    places = [key for groups in arrangement.areas.values() for group in groups for key in group]
    assert sorted(places) == sorted(panel.key for panel in PANELS)


@given(st.integers(600, 4000), st.integers(500, 3000), st.integers(11, 40))
def test_larger_type_never_spreads_the_panels_out(width: int, height: int, text_size: int) -> None:
    now, larger = (ARRANGEMENTS.index(arrangement_for(width, height, size)) for size in (text_size, text_size + 1))
    assert larger >= now


@pytest.mark.parametrize("arrangement", ARRANGEMENTS, ids=lambda a: a.name)
@pytest.mark.parametrize("size", [(1024, 768), (1280, 720), (1920, 1080)])
def test_the_network_keeps_a_third_of_the_width_and_columns_fit(
    arrangement: Arrangement, size: tuple[int, int]
) -> None:
    assert sum(across(arrangement, size[0]).values()) <= size[0] * 2 / 3
    assert all(sum(heights.values()) <= size[1] for heights in upright(arrangement, *size))
