"""What a network computes over the region of its inputs, and how its predictions compare with the targets."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from playground.datasets.prepared import PreparedData
from playground.engine import network
from playground.engine.losses import LOSSES
from playground.engine.metrics import confusion_matrix, predicted_classes, true_classes
from playground.training import pieces
from playground.training.pieces import Pieces
from playground.training.region import Region
from playground.training.run import Run
from playground.training.selection import evenly, evenly_of_both
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


def output(run: Run, region: Region, resolution: int, *, on_data: bool = False) -> Pieces[OutputProbe]:
    """What the network as a whole computes: over the region, or for more than two raw inputs on the data."""
    if region.grid is None or on_data:
        return (yield from _on_data(run, region.data))
    flat = run.state.parameters.copy()
    raw = yield from pieces.outputs(run.engine, flat, region.points(resolution))
    values = np.ascontiguousarray(LOSSES[run.program.loss].link(raw.T).T, dtype=np.float32)
    wrong = yield from _wrong_rows(run, region.data, flat)
    kind = "map" if region.inputs == 2 else "curve"
    return OutputProbe(kind, region.grid, values.reshape(-1, *region.shape(resolution)), wrong_rows=wrong)


def _wrong_rows(run: Run, data: PreparedData, flat: network.Floats) -> Pieces[NDArray[np.int64] | None]:
    """The rows shown whose class `flat` gets wrong; None for a regression."""
    if data.encoding == "value":
        return None
    inputs = np.concatenate((evenly(run.program.x), evenly(run.x_test)))
    targets = np.concatenate((evenly(run.program.y), evenly(run.y_test)))
    outputs = (yield from pieces.outputs(run.engine, flat, inputs)).T
    wrong = predicted_classes(outputs, data.encoding) != true_classes(targets, data.encoding)
    return evenly_of_both(data.train_rows, data.test_rows)[wrong]


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
    pairs = np.column_stack((targets[:, 0], outputs[:, 0]))
    return evenly(pairs, SCATTER_POINTS).astype(np.float64)
