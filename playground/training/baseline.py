"""The loss that a network which learns nothing about its inputs can reach: what other losses are measured by."""

from __future__ import annotations

import numpy as np

from playground.engine.losses import LOSSES
from playground.engine.network import Floats

NEARLY_NOTHING = 1e-6


def constant_loss(loss: str, targets: Floats) -> float:
    """The loss over targets (n, k) of the answer that suits them best on average; infinite where it is about 0."""
    mean = targets.mean(axis=0, dtype=np.float64)
    share = np.clip(mean, 1e-9, 1 - 1e-9)
    answers = {
        "cross_entropy": np.log(share),
        "binary_cross_entropy": np.log(share / (1 - share)),
        "mae": np.median(targets, axis=0),
    }
    answer = np.broadcast_to(answers.get(loss, mean), targets.shape)
    value = LOSSES[loss].value(answer, targets)
    return value if value > NEARLY_NOTHING else np.inf
