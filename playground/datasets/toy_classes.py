"""Toy sets of classes over two inputs: how their samples are drawn.

Each function takes a generator and the spec, and gives inputs (n, 2) and class indices (n,). Class 1 is the one that
TensorFlow Playground marks +1.
"""

from __future__ import annotations

import math

import numpy as np
from numpy.typing import NDArray

from playground.datasets.spec import DataSpec

Drawn = tuple[NDArray[np.float64], NDArray[np.int64]]

RADIUS = 5.0


def circle(rng: np.random.Generator, spec: DataSpec) -> Drawn:
    """Class 1 inside radius 2.5, class 0 in the ring from 3.5 to 5; noise moves a sample before it is judged."""
    labels = _alternating(spec.samples, 2)
    low, high = np.where(labels == 1, 0.0, 0.7 * RADIUS), np.where(labels == 1, 0.5 * RADIUS, RADIUS)
    radius, angle = rng.uniform(low, high), rng.uniform(0, 2 * math.pi, spec.samples)
    inputs = _polar(radius, angle)
    judged = inputs + spec.noise * rng.uniform(-RADIUS, RADIUS, inputs.shape)
    return inputs, (np.hypot(*judged.T) < 0.5 * RADIUS).astype(np.int64)


def xor(rng: np.random.Generator, spec: DataSpec) -> Drawn:
    """Class 1 where x1 and x2 have the same sign, with a gap of 0.3 on both sides of the axes."""
    inputs = rng.uniform(-RADIUS, RADIUS, (spec.samples, 2))
    inputs += np.where(inputs > 0, 0.3, -0.3)
    judged = inputs + spec.noise * rng.uniform(-RADIUS, RADIUS, inputs.shape)
    return inputs, (judged[:, 0] * judged[:, 1] >= 0).astype(np.int64)


def gauss(rng: np.random.Generator, spec: DataSpec) -> Drawn:
    """Class 1 around (2, 2), class 0 around (-2, -2); the variance is 0.5, and 7 more at full noise."""
    labels = _alternating(spec.samples, 2)
    centres = np.where(labels == 1, 2.0, -2.0)[:, np.newaxis]
    return centres + rng.normal(0, _cloud_std(spec.noise), (spec.samples, 2)), labels


def spiral(rng: np.random.Generator, spec: DataSpec) -> Drawn:
    """Two arms of 1.75 turns, radius 0 to 5, half a turn apart; noise moves each sample by up to `noise`."""
    labels = _alternating(spec.samples, 2)
    along = (np.arange(spec.samples) // 2) / max(1, spec.samples / 2)
    inputs = _polar(RADIUS * along, 1.75 * 2 * math.pi * along + math.pi * (1 - labels))
    return inputs + spec.noise * rng.uniform(-1, 1, inputs.shape), labels


def moons(rng: np.random.Generator, spec: DataSpec) -> Drawn:
    """Two half circles that reach into each other, as scikit-learn's `make_moons`, but in [-5, 5] x [-2.5, 2.5]."""
    labels = _alternating(spec.samples, 2)
    angle = rng.uniform(0, math.pi, spec.samples)
    side = np.where(labels == 0, 1.0, -1.0)
    inputs = np.column_stack([side * np.cos(angle) + labels - 0.5, side * np.sin(angle) + 0.5 * labels - 0.25])
    return (inputs + rng.normal(0, spec.noise, inputs.shape)) * RADIUS / 1.5, labels


def blobs(rng: np.random.Generator, spec: DataSpec) -> Drawn:
    """`classes` clouds with centres evenly on a circle of radius 4, class 0 at the top; variance as in `gauss`."""
    labels = _alternating(spec.samples, spec.classes)
    centres = _polar(np.full(spec.samples, 4.0), 2 * math.pi * labels / spec.classes)
    return centres + rng.normal(0, _cloud_std(spec.noise), centres.shape), labels


def _polar(radius: NDArray[np.float64], angle: NDArray[np.float64]) -> NDArray[np.float64]:
    """Points (n, 2); the angle in radians runs clockwise from the x2 axis."""
    return np.column_stack([radius * np.sin(angle), radius * np.cos(angle)])


def _alternating(samples: int, classes: int) -> NDArray[np.int64]:
    """Class indices in turn, so that every class has its share of any number of samples."""
    return np.arange(samples, dtype=np.int64)[::-1] % classes


def _cloud_std(noise: float) -> float:
    return math.sqrt(0.5 + 7.0 * noise)
