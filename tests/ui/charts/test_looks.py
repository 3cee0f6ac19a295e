from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from playground.ui.charts.looks import look_at

ascending = st.lists(st.floats(0, 1e6), min_size=1, max_size=40, unique=True).map(sorted).map(np.array)


def test_a_column_shows_the_look_that_is_nearest() -> None:
    assert look_at(np.array([0.0, 10.0, 20.0]), np.array([0.0, 4.0, 6.0, 19.0, 20.0])).tolist() == [0, 0, 1, 2, 2]


def test_steps_at_which_nobody_looked_stay_blank() -> None:
    step = np.concatenate((np.arange(0.0, 100.0, 10.0), np.arange(900.0, 1000.0, 10.0)))
    assert look_at(step, np.array([50.0, 500.0, 950.0, 1000.0])).tolist()[1] == -1


def test_a_single_look_does_not_stand_for_the_whole_run() -> None:
    assert look_at(np.array([0.0]), np.array([0.0, 500.0, 1000.0])).tolist() == [0, -1, -1]


@given(ascending, ascending)
def test_what_is_shown_is_never_further_away_than_another_look(step: np.ndarray, columns: np.ndarray) -> None:
    index = look_at(step, columns)
    for column, shown in zip(columns, index, strict=True):
        if shown >= 0:
            assert abs(step[shown] - column) <= np.abs(step - column).min()
