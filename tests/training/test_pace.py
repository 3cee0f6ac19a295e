"""Steps come at the speed that was asked for, without bursts."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from playground.training.pace import CATCH_UP, Pace, Slices, Speedometer


def moving_at(speed: float | None) -> Pace:
    pace = Pace()
    pace.set_speed(speed, now=0.0)
    pace.begin(now=10.0)
    return pace


def test_flat_out_has_no_bound() -> None:
    pace = moving_at(None)
    assert pace.due(10.0) is None
    assert pace.wait(10.0) == 0.0


def test_the_first_step_is_due_at_once_and_the_next_after_its_time() -> None:
    pace = moving_at(2.0)
    assert pace.due(10.0) == 1
    pace.took(1, 10.0)
    assert pace.due(10.25) == 0
    assert pace.wait(10.25) == pytest.approx(0.25)
    assert pace.due(10.5) == 1


@given(st.floats(0.5, 2000.0), st.floats(0.001, 0.2))
def test_over_time_the_speed_is_kept(speed: float, interval: float) -> None:
    pace, now, taken = moving_at(speed), 10.0, 0
    while now < 15.0:
        steps = pace.due(now) or 0
        pace.took(steps, now)
        taken += steps
        now += interval
    assert abs(taken - speed * 5.0) <= speed * interval + 2


def test_after_a_long_delay_only_a_little_is_made_up_for() -> None:
    pace = moving_at(100.0)
    pace.took(1, 10.0)
    assert pace.due(100.0) == 1 + int(100 * CATCH_UP)


def test_turning_the_speed_up_does_not_wait_for_the_slow_step() -> None:
    pace = moving_at(0.1)
    pace.took(1, 10.0)
    pace.set_speed(10.0, now=10.0)
    assert pace.wait(10.0) == pytest.approx(0.1)


def test_turning_the_speed_gives_no_steps_by_itself() -> None:
    pace = moving_at(1.0)
    pace.took(1, 10.0)
    for i in range(100):
        pace.set_speed(1.0 + i / 100, now=10.0 + i / 1000)
        assert pace.due(10.0 + i / 1000) == 0


def test_a_slice_begins_with_one_step_and_then_fits_the_time() -> None:
    slices = Slices()
    assert slices.steps_in(0.006) == 1
    slices.measured(300, 0.001)
    assert slices.steps_in(0.006) == 1800
    slices.measured(1, 2.0)
    assert slices.steps_in(0.006) == 1


def test_the_speedometer_shows_steps_of_wall_time() -> None:
    speedometer = Speedometer()
    for tick in range(101):
        speedometer.update(step=tick * 20, now=tick / 100)
    assert speedometer.steps_per_second == pytest.approx(2000.0)
    speedometer.stop()
    assert speedometer.steps_per_second == 0.0
