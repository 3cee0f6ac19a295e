"""What is lost where a format holds fewer digits than the weights were trained with."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from playground.datasets.features import compute
from playground.engine.network import Floats
from playground.engine.propagation import forward
from playground.export.trained import TrainedNetwork


@dataclass(frozen=True)
class Rounding:
    """The largest differences, absolute, that writing in `precision` makes.

    weights  of a weight or a bias
    outputs  of an output for the test vectors, where all is computed in that precision too
    """

    precision: str
    weights: float = 0.0
    outputs: float = 0.0


def rounding(trained: TrainedNetwork, precision: str | None) -> Rounding:
    """What `precision`, None for the run's own, makes of the weights. Infinite where they are too large for it."""
    own = trained.parameters.dtype
    if precision is None or np.dtype(precision) == own:
        return Rounding(own.name)
    with np.errstate(all="ignore"):
        rounded = trained.parameters.astype(precision)
        exact, coarse = trained.outputs(trained.samples), _outputs(trained, rounded)
        return Rounding(precision, _largest(trained.parameters - rounded), _largest(exact - coarse))


def _outputs(trained: TrainedNetwork, parameters: Floats) -> Floats:
    """Outputs for the test vectors with everything, features and scaling included, in the type of `parameters`."""
    pipeline, dtype = trained.pipeline, parameters.dtype
    features = compute(pipeline.features, trained.samples.astype(dtype))
    inputs = (features - pipeline.offset.astype(dtype)) / pipeline.scale.astype(dtype)
    return forward(trained.network, parameters, inputs).outputs


def _largest(difference: NDArray[np.floating]) -> float:
    largest = float(np.abs(difference).max(initial=0.0))
    return largest if np.isfinite(largest) else float("inf")
