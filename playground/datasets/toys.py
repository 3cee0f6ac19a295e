"""The table of toy sets: data drawn from a seed, made to be understood at a glance.

The geometry of circle, xor, gauss, spiral, plane and gauss_regression follows TensorFlow Playground
(github.com/tensorflow/playground, `src/dataset.ts`), so that what a book or a talk says of those sets holds here:
inputs lie roughly in [-6, 6]. Noise runs from 0 (none) to 1; TensorFlow Playground's slider stops at 0.5.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from playground.datasets import toy_classes, toy_values
from playground.datasets.dataset import Dataset
from playground.datasets.description import Description
from playground.datasets.spec import DataSpec
from playground.engine.seeds import generator

Drawn = tuple[NDArray[np.float64], NDArray[np.int64]] | tuple[NDArray[np.float64], NDArray[np.float64]]


@dataclass(frozen=True)
class Toy:
    """One toy set.

    inputs   number of inputs, d
    classes  number of classes; 0: a regression; None: as many as the spec says
    draw     draw(rng, spec) gives inputs (samples, d), and class indices or values (samples,)
    """

    name: str
    inputs: int
    classes: int | None
    draw: Callable[[np.random.Generator, DataSpec], Drawn]

    def describe(self, spec: DataSpec) -> Description:
        """What the set holds, without drawing it."""
        classes = spec.classes if self.classes is None else self.classes
        return Description(
            task="classification" if classes else "regression",
            input_names=tuple(f"x{i + 1}" for i in range(self.inputs)),
            class_names=tuple(str(index) for index in range(classes)),
            target_names=() if classes else ("y",),
        )

    def dataset(self, spec: DataSpec) -> Dataset:
        """Draw the set: the same spec gives the same numbers."""
        inputs, targets = self.draw(generator(spec.seed, "data"), spec)
        description = self.describe(spec)
        return description.dataset(inputs, targets if description.classes else targets.reshape(-1, 1))


TOYS: dict[str, Toy] = {
    toy.name: toy
    for toy in (
        Toy("circle", 2, 2, toy_classes.circle),
        Toy("xor", 2, 2, toy_classes.xor),
        Toy("gauss", 2, 2, toy_classes.gauss),
        Toy("spiral", 2, 2, toy_classes.spiral),
        Toy("moons", 2, 2, toy_classes.moons),
        Toy("blobs", 2, None, toy_classes.blobs),
        Toy("plane", 2, 0, toy_values.plane),
        Toy("gauss_regression", 2, 0, toy_values.gauss_regression),
        Toy("line", 1, 0, toy_values.line),
        Toy("sine", 1, 0, toy_values.sine),
    )
}
