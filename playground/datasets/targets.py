"""How targets are written for a loss: which losses suit the data, how many output units they need, and the numbers."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from playground.datasets.dataset import Dataset
from playground.datasets.description import Description
from playground.datasets.prepared import TargetEncoding
from playground.engine.losses import LOSSES
from playground.messages import N_, UserError

Floats = NDArray[np.float64]


@dataclass(frozen=True)
class Encoding:
    """One way to write targets.

    units   output units it needs for the data described; 0 where it does not fit the data
    encode  encode(targets, classes): class indices (n,) or values (n, k) as numbers (n, units)
    """

    name: TargetEncoding
    units: Callable[[Description], int]
    encode: Callable[[NDArray[np.int64] | Floats, int], Floats]


def _one_unit(description: Description) -> int:
    return 1 if description.classes == 2 else 0


ENCODINGS: dict[str, Encoding] = {
    encoding.name: encoding
    for encoding in (
        Encoding("value", lambda d: d.target_columns, lambda values, _: values.astype(np.float64)),
        Encoding("signed", _one_unit, lambda classes, _: np.where(classes[:, np.newaxis] == 1, 1.0, -1.0)),
        Encoding("zero_one", _one_unit, lambda classes, _: classes[:, np.newaxis].astype(np.float64)),
        Encoding("one_hot", lambda d: d.classes, lambda classes, count: np.eye(count)[classes.astype(np.int64)]),
    )
}


def losses_for(description: Description) -> tuple[str, ...]:
    """The losses that suit the data, in the order of the table."""
    return tuple(loss for loss in LOSSES if _fitting(description, loss))


def default_loss(description: Description) -> str:
    """The loss to begin with: squared error, but cross-entropy for more than two classes."""
    return "cross_entropy" if description.classes > 2 else "mse"


def allowed_output_units(description: Description, loss: str) -> tuple[int, ...]:
    """The numbers of output units that fit, the usual one first: (1, 2) for two classes and a squared error."""
    return tuple(encoding.units(description) for encoding in _fitting(description, loss))


def output_units(description: Description, loss: str) -> int:
    """The usual number of output units. UserError where the loss does not suit the data."""
    allowed = allowed_output_units(description, loss)
    if not allowed:
        raise UserError(N_("The loss {loss} does not suit this data."), loss=loss)
    return allowed[0]


def encode(dataset: Dataset, loss: str, units: int) -> tuple[TargetEncoding, Floats]:
    """The encoding that gives `units` output units, and the targets in it (n, units). UserError where none does."""
    description = Description.of(dataset)
    for encoding in _fitting(description, loss):
        if encoding.units(description) == units:
            return encoding.name, np.ascontiguousarray(encoding.encode(dataset.targets, dataset.classes))
    raise UserError(N_("The loss {loss} with {units} output units does not suit this data."), loss=loss, units=units)


def _fitting(description: Description, loss: str) -> list[Encoding]:
    encodings = [ENCODINGS[name] for name in LOSSES[loss].encodings]
    return [encoding for encoding in encodings if encoding.units(description)]
