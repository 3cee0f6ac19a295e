"""Figures a person reads: accuracy, confusion matrix and R². Encodings of targets are those of `losses.Loss`."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from playground.engine.network import Floats

Classes = NDArray[np.int64]


def predicted_classes(outputs: Floats, encoding: str) -> Classes:
    """The class (n,) that raw outputs (n, k) stand for.

    One unit (`signed`, and the logit of `zero_one`): class 1 above 0. `one_hot`: the largest, the first at a tie.
    """
    if encoding == "one_hot":
        return np.argmax(outputs, axis=1).astype(np.int64)
    return (outputs[:, 0] > 0).astype(np.int64)


def true_classes(targets: Floats, encoding: str) -> Classes:
    """The class (n,) that encoded targets (n, k) stand for."""
    threshold = 0.5 if encoding == "zero_one" else 0.0
    return predicted_classes(targets - threshold, encoding)


def accuracy(outputs: Floats, targets: Floats, encoding: str) -> float:
    """The share, 0 to 1, of samples whose class is predicted right."""
    return float(np.mean(predicted_classes(outputs, encoding) == true_classes(targets, encoding)))


def confusion_matrix(outputs: Floats, targets: Floats, encoding: str) -> NDArray[np.int64]:
    """How often each true class (row) was taken for each class (column), (k, k)."""
    classes = outputs.shape[1] if encoding == "one_hot" else 2
    pairs = true_classes(targets, encoding) * classes + predicted_classes(outputs, encoding)
    return np.bincount(pairs, minlength=classes * classes).reshape(classes, classes).astype(np.int64)
