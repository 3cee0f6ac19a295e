"""The recorder keeps every extreme of every step in memory that never grows."""

from __future__ import annotations

import sys

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from playground.training.recorder import RANGES, StepRecorder


def recorded(values: np.ndarray, pieces: list[int]) -> StepRecorder:
    """`values` (m, 1 + layers) recorded in the given pieces, then the rest at once."""
    recorder = StepRecorder(values.shape[1] - 1)
    start = 0
    for size in [*pieces, len(values)]:
        part = values[start : start + size]
        recorder.record(part[:, 0], part[:, 1:])
        start += len(part)
    return recorder


def test_each_step_is_kept_as_it_is_while_there_is_room() -> None:
    values = np.random.default_rng(1).normal(size=(RANGES, 3))
    history = recorded(values, [7, 100]).history()
    assert np.array_equal(history.step, np.arange(1, RANGES + 1))
    assert np.array_equal(history.loss_low, values[:, 0])
    assert np.array_equal(history.norm_high, values[:, 1:])


@given(st.integers(1, 5000), st.lists(st.integers(1, 900), max_size=12))
def test_ranges_hold_the_extremes_of_their_steps_however_the_steps_were_cut(steps: int, pieces: list[int]) -> None:
    values = np.random.default_rng(steps).normal(size=(steps, 2))
    recorder = recorded(values, pieces)
    history = recorder.history()
    assert len(history.step) <= RANGES
    for index, first in enumerate(history.step.astype(int)):
        rows = values[first - 1 : first - 1 + recorder.stride]
        assert history.loss_low[index] == rows[:, 0].min()
        assert history.loss_high[index] == rows[:, 0].max()
        assert history.norm_low[index, 0] == rows[:, 1].min()
        assert history.norm_high[index, 0] == rows[:, 1].max()
    assert history.step[-1] + recorder.stride > steps


def test_an_empty_recorder_has_an_empty_history() -> None:
    history = StepRecorder(2).history()
    assert history.step.shape == (0,)
    assert history.norm_low.shape == (0, 2)


def test_a_history_does_not_change_when_recording_goes_on() -> None:
    recorder = recorded(np.ones((10, 2)), [])
    before = recorder.history()
    recorder.record(np.full(1000, 5.0), np.full((1000, 1), 5.0))
    assert before.loss_high.tolist() == [1.0] * 10


def test_memory_after_ten_million_steps_equals_memory_after_a_hundred_thousand() -> None:
    def size(recorder: StepRecorder) -> int:
        return sum(a.nbytes if isinstance(a, np.ndarray) else sys.getsizeof(a) for a in vars(recorder).values())

    recorder = StepRecorder(3)
    losses, norms = np.ones(100_000), np.ones((100_000, 3))
    recorder.record(losses, norms)
    after_first = size(recorder)
    for _ in range(99):
        recorder.record(losses, norms)
    assert recorder.steps == 10_000_000
    assert size(recorder) == after_first


def test_a_step_that_is_not_a_number_stays_visible() -> None:
    values = np.ones((2000, 2))
    values[777, 1] = np.nan
    history = recorded(values, []).history()
    assert np.isnan(history.norm_high).sum() == 1


@pytest.mark.parametrize("layers", [1, 16])
def test_every_layer_has_its_own_norms(layers: int) -> None:
    values = np.tile(np.arange(layers + 1, dtype=float), (600, 1))
    history = recorded(values, []).history()
    assert history.norm_low.shape[1] == layers
    assert np.array_equal(history.norm_low[-1], np.arange(1, layers + 1))
