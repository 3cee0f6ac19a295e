"""The training samples as a layer sees them, drawn in a plane."""

from __future__ import annotations

import numpy as np

from playground.datasets.prepared import PreparedData
from playground.engine.principal import MOST_DIRECTIONS, Array, Directions, aligned, first_directions, refined
from playground.training import pieces
from playground.training.insight import HiddenSpace
from playground.training.pieces import Pieces
from playground.training.run import Run
from playground.training.selection import evenly

# Rounds at most, and the change of the variances, as a share of all, below which they are done.
MOST_ROUNDS = 50
ACCURACY = 1e-9


class HiddenView:
    """One layer seen again and again, so that the picture does not turn over between two looks."""

    def __init__(self, layer: int) -> None:
        self.layer = layer
        self._directions: Directions | None = None
        self._axes: Array | None = None

    def look(self, run: Run, data: PreparedData) -> Pieces[HiddenSpace | None]:
        """What the layer gives for the training samples; None where there is no such layer, or where it overflows."""
        if not 0 <= self.layer < run.program.network.layers:
            return None
        outputs = yield from pieces.outputs(run.engine, run.state.parameters.copy(), evenly(run.program.x), self.layer)
        points, principal, explained = outputs.T.astype(np.float64), len(outputs) > 2, 1.0
        if not np.isfinite(points).all():
            return None
        if principal:
            points, explained = yield from self._projected(points - points.mean(axis=0))
        if len(outputs) == 1:
            points = np.column_stack((points, np.zeros(len(points))))
        return HiddenSpace(self.layer, points.astype(np.float32), evenly(data.train_rows), principal, explained)

    def _projected(self, points: Array) -> Pieces[tuple[Array, float]]:
        """Points (n, d) of mean 0 on their first two principal axes (n, 2), and their share of the variance."""
        total = float(np.sum(points * points)) / len(points)
        directions = self._directions or first_directions(points.shape[1])
        for _ in range(MOST_ROUNDS):
            before, directions = directions, refined(points, directions)
            change = np.abs(directions.variances - before.variances)[:2].max()
            if points.shape[1] <= MOST_DIRECTIONS or change <= ACCURACY * total:
                break
            yield
        self._directions = directions
        self._axes = aligned(directions.axes, self._axes)
        return points @ self._axes, float(directions.variances[:2].sum()) / total if total > 0 else 1.0
