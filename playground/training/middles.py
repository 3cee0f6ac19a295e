"""The value that stands for a range of steps: for the curve that is drawn of it, and for the words that are said."""

from __future__ import annotations

import numpy as np

from playground.training.snapshot import Floats


def middle(low: Floats, high: Floats) -> Floats:
    """The middle of each range on a log scale; where the range reaches down to 0, the plain middle.

    The norms of small batches differ by decades, and a range of many steps holds the rarest of them: its plain middle
    would be half the largest norm, however small nearly all others are.
    """
    plain = (low + high) / 2
    with np.errstate(invalid="ignore"):
        return np.where(low > 0, np.sqrt(low) * np.sqrt(high), plain)
