"""Gaps are filled by the mean of the training rows."""

from __future__ import annotations

import numpy as np

from playground.datasets.dataset import Dataset
from playground.datasets.filling import filled

NAN = float("nan")


def dataset(*rows: tuple[float, ...]) -> Dataset:
    return Dataset("regression", np.array(rows), np.zeros((len(rows), 1)), ("a", "b"), target_names=("y",))


def test_a_gap_becomes_the_mean_of_the_training_rows_alone() -> None:
    data = dataset((1, NAN), (3, 4), (NAN, 6), (100, 1000))
    assert filled(data, np.array([0, 1, 2])).inputs.tolist() == [[1, 5], [3, 4], [2, 6], [100, 1000]]


def test_a_column_that_no_training_row_knows_takes_the_mean_of_all() -> None:
    data = dataset((1, NAN), (3, 8), (5, 10))
    assert filled(data, np.array([0])).inputs[0].tolist() == [1, 9]


def test_a_column_that_no_row_knows_is_0() -> None:
    assert filled(dataset((1, NAN), (3, NAN)), np.array([0])).inputs[:, 1].tolist() == [0, 0]


def test_a_data_set_without_gaps_is_the_same() -> None:
    data = dataset((1, 2), (3, 4))
    assert filled(data, np.array([0])) is data
