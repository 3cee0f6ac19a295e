"""Learning-rate schedules: warm-up first, then the course."""

import pytest

from playground.engine.schedules import SCHEDULES
from playground.engine.settings import complete

every_schedule = pytest.mark.parametrize("schedule", SCHEDULES.values(), ids=lambda schedule: schedule.name)


def factor(name: str, step: int, **settings: float) -> float:
    return SCHEDULES[name].factor(step, **complete(SCHEDULES[name].settings, settings))


@every_schedule
def test_begins_at_1_without_warm_up(schedule):
    assert factor(schedule.name, 1) == 1


@every_schedule
def test_warms_up_in_equal_steps_and_then_begins_its_course(schedule):
    assert [factor(schedule.name, step, warmup=4) for step in (1, 2, 3, 4, 5)] == [0.25, 0.5, 0.75, 1, 1]
    for step in (1, 10, 5000):
        assert factor(schedule.name, step + 4, warmup=4) == factor(schedule.name, step)


@every_schedule
def test_never_rises_after_warm_up_and_stays_between_0_and_1(schedule):
    factors = [factor(schedule.name, step) for step in (1, 2, 10, 999, 1000, 1001, 5000, 10_001, 20_000, 10**9)]
    assert factors == sorted(factors, reverse=True)
    assert 0 <= factors[-1] <= factors[0] <= 1


def test_step_multiplies_by_gamma_every_so_many_steps():
    assert [factor("step", step, gamma=0.1, every=2) for step in range(1, 7)] == pytest.approx(
        [1, 1, 0.1, 0.1, 0.01, 0.01]
    )


def test_exponential_is_gamma_to_the_share_of_its_steps():
    assert factor("exponential", 3, gamma=0.25, every=4) == pytest.approx(0.5)
    assert factor("exponential", 5, gamma=0.25, every=4) == pytest.approx(0.25)


def test_cosine_is_half_way_in_the_middle_and_stays_at_its_minimum():
    middle, end, beyond = (factor("cosine", step, steps=100, minimum=0.2) for step in (51, 101, 1000))
    assert (middle, end, beyond) == pytest.approx((0.6, 0.2, 0.2))
