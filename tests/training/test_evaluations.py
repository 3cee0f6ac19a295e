"""Evaluations are kept at epoch ends that depend on nothing but the epoch."""

from __future__ import annotations

import numpy as np

from playground.training.evaluations import CAPACITY, EvaluationRecorder


def after_epochs(epochs: int, steps_per_epoch: int = 25) -> EvaluationRecorder:
    recorder = EvaluationRecorder()
    for epoch in range(epochs + 1):
        if recorder.is_due(epoch):
            recorder.record(epoch * steps_per_epoch, 1.0 / (1 + epoch), np.nan)
    return recorder


def test_every_epoch_is_kept_until_it_is_full() -> None:
    history = after_epochs(CAPACITY - 2).history()
    assert np.array_equal(history.step, 25.0 * np.arange(CAPACITY - 1))
    assert history.train[1] == 0.5
    assert np.isnan(history.test).all()


def test_when_full_every_second_entry_goes_and_the_stride_doubles() -> None:
    recorder = after_epochs(CAPACITY - 1)
    assert recorder.stride == 2
    assert np.array_equal(recorder.history().step, 25.0 * np.arange(0, CAPACITY, 2))


def test_entries_stay_evenly_spaced_from_step_zero_and_bounded() -> None:
    recorder = after_epochs(100_000)
    steps = recorder.history().step
    assert len(steps) < CAPACITY
    assert steps[0] == 0
    assert set(np.diff(steps)) == {25.0 * recorder.stride}


def test_an_empty_history_has_no_entries() -> None:
    history = EvaluationRecorder().history()
    assert history.step.shape == history.train.shape == history.test.shape == (0,)
