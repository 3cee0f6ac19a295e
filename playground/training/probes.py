"""What views see of a run: copies of its vectors, its figures, its maps. Looking never changes a run."""

from __future__ import annotations

from collections.abc import Hashable
from dataclasses import dataclass
from typing import Any

import numpy as np

from playground.datasets.prepared import PreparedData
from playground.engine import network
from playground.engine.losses import LOSSES
from playground.engine.metrics import accuracy, confusion_matrix
from playground.engine.penalties import penalty
from playground.training import pieces
from playground.training.pieces import Pieces
from playground.training.probe import Probe
from playground.training.region import Region
from playground.training.run import Run
from playground.training.snapshot import Figures, Floats, InputGrid, OutputProbe, UnitMaps, Wants

SCATTER_POINTS = 1000
NO_MAPS = UnitMaps(InputGrid(0.0, 0.0, 0.0, 0.0), np.empty((0, 0, 0), np.float32), ())


@dataclass(frozen=True, slots=True, eq=False)
class Vectors:
    """Read-only float64 copies (p,) at `step`; gradient and update are None before the first step."""

    step: int
    epoch: int
    parameters: Floats
    gradient: Floats | None
    update: Floats | None


class Probes:
    """The things that views show of one run, each as new as its rate and its share of the time allow."""

    def __init__(self, data: PreparedData) -> None:
        self._data = data
        self._region = Region(data)
        self.vectors = Probe[Vectors](interval=0.0, share=0.1)
        self.figures = Probe[Figures](interval=0.0, share=0.1)
        self.output = Probe[OutputProbe](interval=0.05, share=0.08)
        self.unit_maps = Probe[UnitMaps](interval=0.05, share=0.08)

    def advance(self, run: Run, wants: Wants, moment: Hashable, *, moving: bool, until: float) -> bool:
        """Bring what is wanted nearer to the `moment` the run is at; True when all of it is true of that moment.

        Computes until the clock (`time.perf_counter`) shows `until`, each thing at least one piece. `moment` changes
        with everything that changes a value; `moving` tells that it will have changed again by the next call.
        """
        work: list[tuple[Probe[Any], Hashable, Pieces[Any]]] = [
            (self.vectors, moment, _vectors(run)),
            (self.figures, moment, self._figures(run)),
        ]
        if wants.output:
            work.append((self.output, (moment, wants.output_resolution), self._output(run, wants.output_resolution)))
        if wants.unit_maps:
            resolution = wants.unit_resolution
            work.append((self.unit_maps, (moment, resolution), self._unit_maps(run, resolution)))
        for probe, key, computation in work:
            probe.advance(key, computation, moving=moving, until=until)
        return all(probe.is_true_of(key) for probe, key, _ in work)

    def _figures(self, run: Run) -> Pieces[Figures]:
        program, flat = run.program, run.state.parameters.copy()
        train, train_outputs = yield from pieces.evaluate(run.engine, flat, program.x, program.y)
        test, test_outputs = yield from pieces.evaluate(run.engine, flat, run.x_test, run.y_test)
        tested = len(run.x_test) > 0
        return Figures(
            train_loss=train,
            test_loss=test if tested else None,
            train_accuracy=self._accuracy(train_outputs, program.y),
            test_accuracy=self._accuracy(test_outputs, run.y_test) if tested else None,
            penalty=penalty(program.network, flat, program.l1, program.l2),
        )

    def _accuracy(self, outputs: network.Floats, targets: network.Floats) -> float | None:
        if self._data.encoding == "value":
            return None
        return accuracy(outputs, targets, self._data.encoding)

    def _unit_maps(self, run: Run, resolution: int) -> Pieces[UnitMaps]:
        region = self._region
        if region.grid is None:
            return NO_MAPS
        x, shape = region.points(resolution), region.shape(resolution)
        layers = yield from pieces.layer_outputs(run.engine, run.state.parameters.copy(), x)
        features = np.ascontiguousarray(x.T, dtype=np.float32)
        return UnitMaps(region.grid, features.reshape(-1, *shape), tuple(layer.reshape(-1, *shape) for layer in layers))

    def _output(self, run: Run, resolution: int) -> Pieces[OutputProbe]:
        region = self._region
        if region.grid is None:
            return (yield from self._confusion_or_scatter(run))
        outputs = yield from pieces.outputs(run.engine, run.state.parameters.copy(), region.points(resolution))
        values = np.ascontiguousarray(LOSSES[run.program.loss].link(outputs.T).T, dtype=np.float32)
        kind = "map" if region.inputs == 2 else "curve"
        return OutputProbe(kind, region.grid, values.reshape(-1, *region.shape(resolution)))

    def _confusion_or_scatter(self, run: Run) -> Pieces[OutputProbe]:
        program, flat = run.program, run.state.parameters.copy()
        train = (yield from pieces.outputs(run.engine, flat, program.x)).T
        test = (yield from pieces.outputs(run.engine, flat, run.x_test)).T
        if self._data.encoding == "value":
            return OutputProbe("scatter", train=_scatter(train, program.y), test=_scatter(test, run.y_test))
        encoding = self._data.encoding
        return OutputProbe(
            "confusion",
            train=confusion_matrix(train, program.y, encoding),
            test=confusion_matrix(test, run.y_test, encoding),
        )


def _vectors(run: Run) -> Pieces[Vectors]:
    """Three copies in three pieces; a moving run may be some steps further on at the last ones."""
    state, moved = run.state, run.state.step > 0
    step, epoch, parameters = state.step, state.epoch, _frozen(state.parameters)
    yield
    gradient = _frozen(state.gradient) if moved else None
    yield
    return Vectors(step, epoch, parameters, gradient, _frozen(state.update) if moved else None)


def _frozen(vector: network.Floats) -> Floats:
    copy = vector.astype(np.float64)
    copy.flags.writeable = False
    return copy


def _scatter(outputs: network.Floats, targets: network.Floats) -> Floats:
    """Target and prediction (n, 2) of the first output, at most `SCATTER_POINTS` evenly chosen rows."""
    rows = slice(None, None, max(1, -(-len(outputs) // SCATTER_POINTS)))
    return np.column_stack((targets[rows, 0], outputs[rows, 0])).astype(np.float64)
