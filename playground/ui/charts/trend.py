"""Where a curve is going: falling, rising or level over its last steps, in words."""

from __future__ import annotations

import math

import numpy as np

from playground.i18n import _
from playground.messages import N_
from playground.ui import numbers
from playground.ui.charts.series import Floats

# The last steps are the last tenth of the run, and no fewer than these.
LEAST_STEPS, SHARE = 100, 0.1
# A change by less is none.
NOTICEABLE = 0.01
FALLING, RISING, LEVEL = (
    N_("falling over the last {steps} steps"),
    N_("rising over the last {steps} steps"),
    N_("level over the last {steps} steps"),
)


def trend(steps: Floats, values: Floats) -> str:
    """What the newest of `values` (n,), at `steps` (n,) in order, is compared with an earlier one; "" for too few."""
    if len(steps) < 2:
        return ""
    span = max(LEAST_STEPS, SHARE * steps[-1])
    before = max(0, int(np.searchsorted(steps, steps[-1] - span, side="right")) - 1)
    old, new, passed = float(values[before]), float(values[-1]), int(steps[-1] - steps[before])
    if not (math.isfinite(old) and math.isfinite(new)) or passed <= 0:
        return ""
    text = LEVEL if abs(new - old) <= NOTICEABLE * abs(old) else FALLING if new < old else RISING
    return _(text).format(steps=numbers.count(passed))
