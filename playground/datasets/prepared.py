"""A data set made ready for one network: features computed, scaled, split and its targets encoded."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from playground.datasets.dataset import Dataset
from playground.datasets.pipeline import InputPipeline

# signed: two classes as -1/+1 (one unit); zero_one: two classes as 0/1 (one unit);
# one_hot: k classes on k units; value: regression values as they are.
TargetEncoding = Literal["signed", "zero_one", "one_hot", "value"]


@dataclass(frozen=True, eq=False)
class PreparedData:
    """What training reads: network inputs `x_*` (n, d_in), encoded targets `y_*` (n, d_out), C-contiguous float64."""

    dataset: Dataset
    pipeline: InputPipeline
    encoding: TargetEncoding
    train_rows: NDArray[np.int64]
    test_rows: NDArray[np.int64]
    x_train: NDArray[np.float64]
    y_train: NDArray[np.float64]
    x_test: NDArray[np.float64]
    y_test: NDArray[np.float64]

    @property
    def nbytes(self) -> int:
        """About how much memory it takes."""
        arrays = self.x_train, self.y_train, self.x_test, self.y_test, self.dataset.inputs, self.dataset.targets
        return sum(array.nbytes for array in arrays)
