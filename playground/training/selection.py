"""Which rows of a large data set views show, and are told about."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

# More marks than this hide a map and one another.
MOST_ROWS = 2000


def evenly(rows: NDArray[Any], most: int = MOST_ROWS) -> NDArray[Any]:
    """At most `most` of `rows` (n, ...), evenly spread over them; the same ones whoever asks."""
    return rows[:: -(-len(rows) // most)] if len(rows) > most else rows


def evenly_of_both(train: NDArray[np.int64], test: NDArray[np.int64]) -> NDArray[np.int64]:
    """The rows shown of the training rows, then those of the test rows."""
    return np.concatenate((evenly(train), evenly(test)))
