from __future__ import annotations

import math
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pytestqt.qtbot import QtBot

from playground.training.insight import NudgeResult, ParameterPlace
from playground.ui.inspector import sums
from playground.ui.inspector.nudge_block import Sums

RESULT = NudgeResult(
    place=ParameterPlace(0, 1, 0),
    step=1200,
    epsilon=1e-4,
    on_batch=False,
    value_before=0.5312345678,
    value_after=0.5313345678,
    loss_before=0.12345548123,
    loss_after=0.12345761234,
    measured_slope=0.021311,
    central_slope=0.021301,
    gradient=0.0213008,
    evaluations=4,
)


def test_a_nudge_up_is_written_as_in_a_textbook() -> None:
    text = sums.slope_sum(RESULT).replace("\u00a0", " ")
    assert text == "(L(w + ε) − L(w)) / ε = (0.12345761 − 0.12345548) / 0.0001 = 0.0213"


def test_a_nudge_down_divides_by_minus_epsilon() -> None:
    text = sums.slope_sum(replace(RESULT, epsilon=-1e-4)).replace("\u00a0", " ")
    assert text.startswith("(L(w − ε) − L(w)) / (−ε) = (")
    assert "/ (−0.0001) =" in text


def test_a_bias_has_its_own_letter() -> None:
    assert sums.slope_sum(replace(RESULT, place=ParameterPlace(0, 1))).startswith("(L(b")


def test_losses_far_from_one_share_a_power_of_ten() -> None:
    small = replace(RESULT, loss_before=3.2e-9, loss_after=3.2001e-9)
    assert "(3.200100 − 3.200000) · 10⁻⁹ / 0.0001" in sums.slope_sum(small).replace("\u00a0", " ")


@given(before=st.floats(1e-12, 1e12), change=st.floats(1e-9, 1e3) | st.floats(-1.0, -1e-9))
def test_the_sum_can_be_done_again_on_paper(before: float, change: float) -> None:
    after = before + before * change
    difference = after - before
    written = sums.aligned(after, before, sums.SLOPE_DIGITS)
    first, second = float(written.first), float(written.second)
    assert (first - second) * 10.0 ** _exponent(written.power) == pytest.approx(difference, rel=0.011)


def _exponent(power: str) -> int:
    """-9 of ` · 10⁻⁹`, 0 of nothing."""
    return int(power.removeprefix(" · 10").translate(str.maketrans("⁻⁰¹²³⁴⁵⁶⁷⁸⁹", "-0123456789")) or 0)


@given(st.floats(), st.floats())
def test_whatever_the_losses_are_they_can_be_written(first: float, second: float) -> None:
    written = sums.aligned(first, second, 3)
    assert written.first
    assert written.second


def test_both_slopes_and_their_difference_are_stated() -> None:
    assert sums.slopes(RESULT) == "backpropagation: 0.0213 · difference: 1.0e-5"
    assert sums.central(RESULT).endswith("0.0213")


def test_repeated_nudges_say_how_many_and_what_they_did() -> None:
    text = sums.moved(replace(RESULT, moves=600, value_after=0.5912345678, loss_after=0.11))
    assert text.splitlines() == ["600 nudges by 0.0001:", "w: 0.531235 → 0.591235", "L: 0.123455 → 0.110000"]


def test_where_no_direction_helps_that_is_said() -> None:
    text = sums.moved(replace(RESULT, moves=0, value_after=RESULT.value_before))
    assert text == "Neither 0.0001 more nor 0.0001 less lowers the loss: w stays at 0.531235."


@pytest.mark.parametrize("value", [math.nan, math.inf, -math.inf])
def test_a_run_that_diverged_can_be_shown(value: float) -> None:
    broken = replace(RESULT, loss_after=value, measured_slope=value)
    assert sums.slope_sum(broken)
    assert sums.slopes(broken)


@pytest.mark.parametrize("moves", [0, 1, 5])
def test_a_difference_of_slopes_is_told_only_beside_the_slope_that_was_measured(qtbot: QtBot, moves: int) -> None:
    shown = Sums()
    qtbot.addWidget(shown)
    shown.show_result(replace(RESULT, moves=moves))
    assert shown.slopes.isVisibleTo(shown) == ("0.0213" in shown.sum.text()) == (moves == 1)
