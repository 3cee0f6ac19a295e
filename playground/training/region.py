"""The region of raw inputs that maps and curves cover, and its points as the network sees them."""

from __future__ import annotations

import math

import numpy as np

from playground.datasets.prepared import PreparedData
from playground.training.snapshot import Floats, InputGrid

MARGIN = 0.05
# The toy sets fill about -5 to 5; they are all shown alike, whatever the noise leaves at the edge.
TOY_EDGE = 6.0


class Region:
    """The part of the input space around the data, for data of one or two raw inputs."""

    def __init__(self, data: PreparedData) -> None:
        self.data = data
        self.inputs = data.dataset.inputs.shape[1]
        self.grid = input_grid(data.dataset.inputs, data.dataset.plane) if self.inputs <= 2 else None
        self._points: dict[int, Floats] = {}

    def points(self, resolution: int) -> Floats:
        """Network inputs (r * r, d) row by row from the lowest x2, or (r, d) for one raw input."""
        if self.grid is None:
            raise ValueError("only data of one or two inputs has a region")
        if resolution not in self._points:
            self._points[resolution] = self.data.pipeline.apply(_raw_points(self.grid, self.inputs, resolution))
        return self._points[resolution]

    def shape(self, resolution: int) -> tuple[int, ...]:
        """The shape of one unit's values over `points(resolution)`."""
        return (resolution,) * self.inputs


def input_grid(inputs: Floats, plane: float = 0.0) -> InputGrid:
    """The range of raw `inputs` (n, 1 or 2) with a margin, on round numbers.

    Two inputs that lie around 0 get one square around 0, so that circles look round. What was drawn by hand on a
    `plane` is shown on all of it, so that nothing moves while it is being drawn.
    """
    if plane:
        return InputGrid(-plane, plane, -plane, plane)
    lows, highs = inputs.min(axis=0), inputs.max(axis=0)
    reach = float(np.maximum(np.abs(lows), np.abs(highs)).max())
    if np.all(np.abs(lows + highs) / 2 <= reach / 4):
        edge = TOY_EDGE if TOY_EDGE / 2 < reach < TOY_EDGE else _outward(-reach, reach)[1]
        return InputGrid(-edge, edge, -edge, edge)
    x_low, x_high = _outward(float(lows[0]), float(highs[0]))
    y_low, y_high = _outward(float(lows[-1]), float(highs[-1]))
    return InputGrid(x_low, x_high, y_low, y_high)


def _outward(low: float, high: float) -> tuple[float, float]:
    """`low` and `high` moved apart by the margin, then to multiples of a round step."""
    span = high - low if high > low else max(1.0, abs(low))
    low, high = low - MARGIN * span, high + MARGIN * span
    step = 10 ** math.floor(math.log10(span))
    if span / step < 2:
        step /= 5
    elif span / step < 5:
        step /= 2
    return step * math.floor(low / step), step * math.ceil(high / step)


def _raw_points(grid: InputGrid, inputs: int, resolution: int) -> Floats:
    x1 = np.linspace(grid.x_low, grid.x_high, resolution)
    if inputs == 1:
        return x1[:, np.newaxis]
    x2 = np.linspace(grid.y_low, grid.y_high, resolution)
    across, up = np.meshgrid(x1, x2)
    return np.column_stack((across.ravel(), up.ravel()))
