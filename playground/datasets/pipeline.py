"""From raw inputs to what the network sees: features, then scaling. Exports carry the same two steps."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from playground.datasets.features import compute
from playground.datasets.scaling import SCALINGS

Floats = NDArray[np.float64]


@dataclass(frozen=True, eq=False)
class InputPipeline:
    """`(features(raw) - offset) / scale`.

    input_names    names of the d raw inputs
    features       names out of `features.FEATURES`, or empty: the raw inputs as they are
    offset, scale  (d',), fitted on the training rows
    """

    input_names: tuple[str, ...]
    features: tuple[str, ...]
    offset: Floats
    scale: Floats

    @classmethod
    def fit(cls, input_names: tuple[str, ...], features: tuple[str, ...], scaling: str, raw: Floats) -> InputPipeline:
        """Fit the scaling called `scaling` to raw training inputs (n, d)."""
        offset, scale = SCALINGS[scaling].fit(compute(features, raw))
        return cls(input_names, features, offset, scale)

    @property
    def inputs(self) -> int:
        """Number of raw inputs, d."""
        return len(self.input_names)

    @property
    def outputs(self) -> int:
        """Number of network inputs, d'."""
        return len(self.names)

    @property
    def names(self) -> tuple[str, ...]:
        """Names of the network inputs."""
        return self.features or self.input_names

    def apply(self, raw: Floats) -> Floats:
        """Raw inputs (n, d) as network inputs (n, d'), C-contiguous float64."""
        return np.ascontiguousarray((compute(self.features, np.asarray(raw, np.float64)) - self.offset) / self.scale)
