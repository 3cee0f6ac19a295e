"""The sentence for a number outside its range."""

from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from playground.document.ranges import outside
from playground.engine.settings import Setting

ENDLESS = math.inf


@pytest.mark.parametrize(
    ("setting", "sentence"),
    [
        (Setting("", 0.0), "7 is not a finite number"),
        (Setting("", 0.0, high=1), "7 is not at most 1"),
        (Setting("", 0.0, high=1, high_open=True), "7 is not below 1"),
        (Setting("", 0.0, low=8), "7 is not at least 8"),
        (Setting("", 0.0, low=8, high=1e20), "7 is not between 8 and 1e+20"),
        (Setting("", 0.0, low=0.5, high=1, high_open=True), "7 is not at least 0.5 and below 1"),
        (Setting("", 0.0, low=8, low_open=True), "7 is not above 8"),
        (Setting("", 0.0, low=0, high=1, low_open=True), "7 is not above 0 and at most 1"),
        (Setting("", 0.0, low=0, high=1, low_open=True, high_open=True), "7 is not above 0 and below 1"),
    ],
)
def test_each_kind_of_range_has_its_sentence(setting: Setting, sentence: str) -> None:
    assert str(outside(setting, "7")) == sentence


@given(st.floats(-ENDLESS, ENDLESS), st.floats(-ENDLESS, ENDLESS), st.booleans(), st.booleans())
def test_every_range_has_a_sentence(low: float, high: float, low_open: bool, high_open: bool) -> None:
    assert "7" in str(outside(Setting("", 0.0, low, high, low_open, high_open), "7"))
