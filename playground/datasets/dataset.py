"""A data set as it was drawn or read, before features, scaling and split."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

import numpy as np
from numpy.typing import NDArray

Task = Literal["classification", "regression"]


@dataclass(frozen=True, eq=False)
class Dataset:
    """Raw samples.

    inputs   float64 (n, d), the numbers as drawn or read
    targets  classification: int64 (n,), class index 0..k-1; regression: float64 (n, k)
    plane    half the side of the square around 0 that two inputs were drawn on by hand; 0: there is none
    """

    task: Task
    inputs: NDArray[np.float64]
    targets: NDArray[np.int64] | NDArray[np.float64]
    input_names: tuple[str, ...]
    class_names: tuple[str, ...] = ()
    target_names: tuple[str, ...] = ()
    image_shape: tuple[int, int] | None = None
    plane: float = 0.0

    @property
    def classes(self) -> int:
        """Number of classes, 0 for regression."""
        return len(self.class_names)
