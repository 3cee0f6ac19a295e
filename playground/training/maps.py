"""What a network computes over the region of its inputs, and how its predictions compare with the targets."""

from __future__ import annotations

import numpy as np

from playground.datasets.prepared import PreparedData
from playground.engine import network
from playground.engine.losses import LOSSES
from playground.engine.metrics import confusion_matrix
from playground.training import pieces
from playground.training.pieces import Pieces
from playground.training.region import Region
from playground.training.run import Run
from playground.training.snapshot import Floats, InputGrid, OutputProbe, UnitMaps

SCATTER_POINTS = 1000
NO_MAPS = UnitMaps(InputGrid(0.0, 0.0, 0.0, 0.0), np.empty((0, 0, 0), np.float32), ())


def unit_maps(run: Run, region: Region, resolution: int) -> Pieces[UnitMaps]:
    """What each unit computes over the region; nothing for more than two raw inputs."""
    if region.grid is None:
        return NO_MAPS
    x, shape = region.points(resolution), region.shape(resolution)
    layers = yield from pieces.layer_outputs(run.engine, run.state.parameters.copy(), x)
    features = np.ascontiguousarray(x.T, dtype=np.float32)
    return UnitMaps(region.grid, features.reshape(-1, *shape), tuple(layer.reshape(-1, *shape) for layer in layers))


def output(run: Run, region: Region, resolution: int) -> Pieces[OutputProbe]:
    """What the network as a whole computes: over the region, or for more than two raw inputs on the data."""
    if region.grid is None:
        return (yield from _on_data(run, region.data))
    raw = yield from pieces.outputs(run.engine, run.state.parameters.copy(), region.points(resolution))
    values = np.ascontiguousarray(LOSSES[run.program.loss].link(raw.T).T, dtype=np.float32)
    kind = "map" if region.inputs == 2 else "curve"
    return OutputProbe(kind, region.grid, values.reshape(-1, *region.shape(resolution)))


def _on_data(run: Run, data: PreparedData) -> Pieces[OutputProbe]:
    program, flat = run.program, run.state.parameters.copy()
    train = (yield from pieces.outputs(run.engine, flat, program.x)).T
    test = (yield from pieces.outputs(run.engine, flat, run.x_test)).T
    if data.encoding == "value":
        return OutputProbe("scatter", train=_scatter(train, program.y), test=_scatter(test, run.y_test))
    return OutputProbe(
        "confusion",
        train=confusion_matrix(train, program.y, data.encoding),
        test=confusion_matrix(test, run.y_test, data.encoding),
    )


def _scatter(outputs: network.Floats, targets: network.Floats) -> Floats:
    """Target and prediction (n, 2) of the first output, at most `SCATTER_POINTS` evenly chosen rows."""
    rows = slice(None, None, max(1, -(-len(outputs) // SCATTER_POINTS)))
    return np.column_stack((targets[rows, 0], outputs[rows, 0])).astype(np.float64)
