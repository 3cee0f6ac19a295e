"""The test samples a network gets wrong although it is sure."""

from __future__ import annotations

import numpy as np

from playground.datasets.prepared import PreparedData
from playground.engine.losses import LOSSES
from playground.engine.metrics import Classes, predicted_classes, true_classes
from playground.engine.network import Floats
from playground.training import pieces
from playground.training.insight import Mistakes
from playground.training.pieces import Pieces
from playground.training.run import Run

MOST_MISTAKES = 12


def mistakes(run: Run, data: PreparedData) -> Pieces[Mistakes | None]:
    """The wrong test samples, the surest first; None for a regression, or without test samples."""
    if data.encoding == "value" or not len(data.test_rows):
        return None
    outputs = (yield from pieces.outputs(run.engine, run.state.parameters.copy(), run.x_test)).T
    true, predicted = true_classes(run.y_test, data.encoding), predicted_classes(outputs, data.encoding)
    sure = certainty(LOSSES[run.program.loss].link(outputs), predicted, data.encoding)
    wrong = np.flatnonzero(true != predicted)
    chosen = wrong[np.argsort(-sure[wrong], kind="stable")][:MOST_MISTAKES]
    return Mistakes(
        rows=tuple(data.test_rows[chosen].tolist()),
        true=tuple(true[chosen].tolist()),
        predicted=tuple(predicted[chosen].tolist()),
        certainty=tuple(sure[chosen].tolist()),
    )


def certainty(linked: Floats, predicted: Classes, encoding: str) -> Floats:
    """How sure a network is of its class, 0 to 1, (n,); `linked` (n, k): its outputs after the loss's link.

    The probability of the class, where the loss gives one. Other losses aim at -1 and +1 or at 0 and 1, and an output
    that reaches its aim counts as sure.
    """
    if encoding == "one_hot":
        shares = np.take_along_axis(linked, predicted[:, None], axis=1)[:, 0]
    else:
        share_of_one = linked[:, 0] if encoding == "zero_one" else (linked[:, 0] + 1) / 2
        shares = np.where(predicted == 1, share_of_one, 1 - share_of_one)
    return np.clip(shares, 0, 1).astype(np.float64)
