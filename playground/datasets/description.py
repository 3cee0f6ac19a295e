"""What a data set holds, known before it is drawn: enough to choose a loss and the units of the output layer."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from playground.datasets.dataset import Dataset, Task


@dataclass(frozen=True)
class Description:
    """Names and counts of a data set.

    features  what the network sees, when the set has two inputs; empty: the raw inputs as they are
    """

    task: Task
    input_names: tuple[str, ...]
    class_names: tuple[str, ...] = ()
    target_names: tuple[str, ...] = ()
    image_shape: tuple[int, int] | None = None
    features: tuple[str, ...] = ()

    @property
    def raw_inputs(self) -> int:
        return len(self.input_names)

    @property
    def inputs(self) -> int:
        """Number of network inputs, after features."""
        return len(self.features) or self.raw_inputs

    @property
    def classes(self) -> int:
        """Number of classes, 0 for regression."""
        return len(self.class_names)

    @property
    def target_columns(self) -> int:
        """Number of values to predict, 0 for classification."""
        return len(self.target_names)

    def dataset(self, inputs: NDArray[np.float64], targets: NDArray[np.int64] | NDArray[np.float64]) -> Dataset:
        """The data set with these samples; see `Dataset` for the shapes."""
        return Dataset(
            self.task, inputs, targets, self.input_names, self.class_names, self.target_names, self.image_shape
        )

    @classmethod
    def of(cls, dataset: Dataset) -> Description:
        """The description of a data set that is there already."""
        return cls(dataset.task, dataset.input_names, dataset.class_names, dataset.target_names, dataset.image_shape)
