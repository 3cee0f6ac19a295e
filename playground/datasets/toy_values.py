"""Toy sets of values (regression): how their samples are drawn.

Each function takes a generator and the spec, and gives inputs (n, d) and values (n,).
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from playground.datasets.spec import DataSpec

Drawn = tuple[NDArray[np.float64], NDArray[np.float64]]

RADIUS = 6.0

# Centre x1, centre x2 and sign of each bump of `gauss_regression`.
_BUMPS = ((-4.0, 2.5, 1.0), (0.0, 2.5, -1.0), (4.0, 2.5, 1.0), (-4.0, -2.5, -1.0), (0.0, -2.5, 1.0), (4.0, -2.5, -1.0))


def line(rng: np.random.Generator, spec: DataSpec) -> Drawn:
    """y = 0.5 x + 1 for x in [-6, 6]; noise is the standard deviation of what is added to y."""
    x = rng.uniform(-RADIUS, RADIUS, spec.samples)
    return x[:, np.newaxis], 0.5 * x + 1.0 + rng.normal(0, spec.noise, spec.samples)


def sine(rng: np.random.Generator, spec: DataSpec) -> Drawn:
    """y = sin(x) for x in [-6, 6]; noise is the standard deviation of what is added to y."""
    x = rng.uniform(-RADIUS, RADIUS, spec.samples)
    return x[:, np.newaxis], np.sin(x) + rng.normal(0, spec.noise, spec.samples)


def plane(rng: np.random.Generator, spec: DataSpec) -> Drawn:
    """y = (x1 + x2) / 10; noise moves the place where y is read by up to 6 times `noise`."""
    inputs, read = _square(rng, spec)
    return inputs, read.sum(axis=1) / 10.0


def gauss_regression(rng: np.random.Generator, spec: DataSpec) -> Drawn:
    """Three hills and three hollows, cones of radius 2 and height 1; noise as in `plane`."""
    inputs, read = _square(rng, spec)
    values = np.stack([sign * np.maximum(0.0, 1.0 - np.hypot(*(read - (x1, x2)).T) / 2.0) for x1, x2, sign in _BUMPS])
    return inputs, np.asarray(values.sum(axis=0))  # the cones do not overlap


def _square(rng: np.random.Generator, spec: DataSpec) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Inputs (n, 2) in the square, and the same moved by the noise."""
    inputs = rng.uniform(-RADIUS, RADIUS, (spec.samples, 2))
    return inputs, inputs + spec.noise * rng.uniform(-RADIUS, RADIUS, inputs.shape)
