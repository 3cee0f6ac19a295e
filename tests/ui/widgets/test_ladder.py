import pytest
from hypothesis import given
from hypothesis import strategies as st

from playground.engine.settings import Setting
from playground.ui.widgets.ladder import next_value, one_two_five

RATE = Setting("learning_rate", 0.03, low=0, high=1e6, low_open=True)
DECAY = Setting("momentum", 0.9, low=0, high=1, high_open=True)
PENALTY = Setting("l1", 0.0, low=0, high=1e6)


def climb(value: float, setting: Setting, up: bool, presses: int) -> list[float]:
    values = []
    for _ in range(presses):
        value = next_value(value, setting, up)
        values.append(value)
    return values


def test_a_rate_steps_through_one_two_five() -> None:
    assert climb(0.03, RATE, True, 5) == [0.05, 0.1, 0.2, 0.5, 1.0]
    assert climb(0.03, RATE, False, 4) == [0.02, 0.01, 0.005, 0.002]


def test_a_share_below_one_comes_ever_nearer_to_one() -> None:
    assert climb(0.9, DECAY, True, 4) == pytest.approx([0.95, 0.98, 0.99, 0.995])
    assert climb(0.9, DECAY, False, 3) == pytest.approx([0.8, 0.5, 0.0])


def test_a_penalty_comes_down_to_zero_and_rises_from_it() -> None:
    assert climb(0.0002, PENALTY, False, 2) == [0.0001, 0.0]
    assert next_value(0.0, PENALTY, True) == 0.0001


def test_a_number_that_may_be_negative_steps_by_tenths() -> None:
    assert climb(0.1, Setting("low", -0.5, low=-1000, high=1000), False, 2) == [0.0, -0.1]


def test_an_increment_overrules_the_ladder_and_stops_at_the_end() -> None:
    share = Setting("test_fraction", 0.5, low=0, high=1, high_open=True)
    assert next_value(0.5, share, True, increment=0.05) == 0.55
    assert next_value(0.02, share, False, increment=0.05) == 0.0
    assert next_value(0.98, share, True, increment=0.05) == 0.98


def test_a_tiny_default_can_be_made_tinier() -> None:
    assert next_value(1e-8, Setting("epsilon", 1e-8, low=0, high=1, low_open=True), False) == 5e-9


@given(st.floats(1e-12, 1e12))
def test_one_press_up_and_one_down_never_pass_the_start(value: float) -> None:
    above = one_two_five(value, up=True, smallest=0.0)
    assert above > value
    assert one_two_five(above, up=False, smallest=0.0) <= value * (1 + 1e-8)


@given(st.floats(0, 1, exclude_max=True), st.booleans())
def test_every_press_stays_inside_the_range(value: float, up: bool) -> None:
    assert DECAY.accepts(next_value(value, DECAY, up))
