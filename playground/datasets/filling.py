"""Filling the gaps of a table: the mean of a column over the training rows, so that the test rows give nothing away."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from playground.datasets.dataset import Dataset


def filled(dataset: Dataset, train: NDArray[np.int64]) -> Dataset:
    """The data set without NaN among its inputs: in place of each, the mean of its column over the rows `train`.

    Where all training rows of a column are gaps, its mean over all rows, and 0 where those are gaps too.
    """
    gaps = np.isnan(dataset.inputs)
    if not gaps.any():
        return dataset
    inputs = dataset.inputs.copy()
    for column in np.flatnonzero(gaps.any(axis=0)):
        values = inputs[:, column]
        known = values[train[~gaps[train, column]]]
        known = known if len(known) else values[~gaps[:, column]]
        values[gaps[:, column]] = known.mean() if len(known) else 0.0
    inputs.setflags(write=False)
    return replace(dataset, inputs=inputs)
