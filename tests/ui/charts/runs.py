"""Snapshots of runs that never were, made by hand: the charts see nothing else of a run."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QObject, Signal

from playground.datasets.dataset import Dataset
from playground.datasets.pipeline import InputPipeline
from playground.datasets.prepared import PreparedData
from playground.document.experiment import Experiment
from playground.engine.network import Network
from playground.training.insight import InsightWants
from playground.training.snapshot import (
    EvaluationHistory,
    Figures,
    InputGrid,
    OutputProbe,
    RunState,
    Snapshot,
    StepHistory,
    Wants,
)

GRID = InputGrid(-6.0, 6.0, -6.0, 6.0)
Floats = NDArray[np.float64]


class StandInPast:
    """Where charts go back to."""

    def __init__(self) -> None:
        self.looks: list[int | None] = []

    def look_back(self, step: int) -> None:
        self.looks.append(step)

    def look_at_now(self) -> None:
        self.looks.append(None)


class StandInWorkbench(QObject):
    """What charts use of the workbench."""

    snapshot_taken = Signal(object)
    experiment_changed = Signal(object)
    selection_changed = Signal(object)
    unit_hovered = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.snapshot: Snapshot | None = None
        self.past = StandInPast()
        self.wants: dict[str, Wants | None] = {}
        self.insight_wants: dict[str, InsightWants | None] = {}

    def want(self, view: str, wants: Wants | None) -> None:
        self.wants[view] = wants

    def want_insight(self, view: str, wants: InsightWants | None) -> None:
        self.insight_wants[view] = wants

    def show(self, snapshot: Snapshot) -> None:
        self.snapshot = snapshot
        self.snapshot_taken.emit(snapshot)


def dataset(rng: np.random.Generator, inputs: int = 2, classes: int = 2, samples: int = 200) -> Dataset:
    """Points in [-5, 5]; the class goes round with the angle, or the target is the first input."""
    x = rng.uniform(-5, 5, (samples, inputs))
    names = tuple(f"x{i + 1}" for i in range(inputs))
    if not classes:
        return Dataset("regression", x, x[:, :1] / 5, names, target_names=("y",))
    angle = np.arctan2(x[:, -1], x[:, 0])
    targets = np.floor((angle / np.pi + 1) / 2 * classes).clip(0, classes - 1).astype(np.int64)
    return Dataset("classification", x, targets, names, tuple("ABCDEFGHIJ"[:classes]))


def prepared(data: Dataset, encoding: str = "signed", test_share: float = 0.5) -> PreparedData:
    """`data`, the first rows for training and the rest for the test."""
    rows = np.arange(len(data.inputs))
    split = round(len(rows) * (1 - test_share))
    pipeline = InputPipeline.fit(data.input_names, (), "none", data.inputs[:split])
    y = data.targets.reshape(len(rows), -1).astype(np.float64)
    x = pipeline.apply(data.inputs)
    return PreparedData(
        data, pipeline, encoding, rows[:split], rows[split:], x[:split], y[:split], x[split:], y[split:]
    )


def step_history(losses: Floats, norms: Floats, stride: int = 1, spread: float = 0.0) -> StepHistory:
    """Ranges of `stride` steps around `losses` (n,) and `norms` (n, layers), each `spread` (a factor above 0) wide."""
    step = 1.0 + stride * np.arange(len(losses))
    low, high = 1 - spread / 2, 1 + spread / 2
    return StepHistory(step, losses * low, losses * high, norms * low, norms * high)


def snapshot(**changes: object) -> Snapshot:
    """Step 1,000 of a 2-4-1 network on 200 points, batch size 10, with falling losses; or as `changes` say."""
    rng = np.random.default_rng(0)
    steps = np.arange(0.0, 1001.0, 10.0)
    train = 0.5 * np.exp(-steps / 300) + 0.02
    n = 500
    falling = 0.5 * np.exp(-np.arange(n) / 150) + 0.02
    norms = np.column_stack((falling * 0.4, falling))
    base = Snapshot(
        number=1,
        run=1,
        experiment=Experiment(),
        state=RunState.RUNNING,
        network=Network((2, 4, 1), ("tanh", "linear")),
        data=prepared(dataset(rng)),
        step=1000,
        epoch=100,
        parameters=np.zeros(17),
        gradient=np.zeros(17),
        update=np.zeros(17),
        figures=Figures(float(train[-1]), float(train[-1]) * 1.3, 0.98, 0.95, 0.0),
        steps_per_second=1000.0,
        steps=step_history(falling * rng.uniform(0.8, 1.2, n), norms, stride=2, spread=0.4),
        evaluations=EvaluationHistory(steps, train, train * 1.3),
        unit_maps=None,
        output=output_map(),
        failure=None,
        notices=(),
    )
    return replace(base, **changes)


def output_map(outputs: int = 1, resolution: int = 40) -> OutputProbe:
    """One output: rises from -1 at the left to 1 at the right. More: each is 1 in its own stripe."""
    x = np.linspace(-1, 1, resolution, dtype=np.float32)
    if outputs == 1:
        return OutputProbe("map", GRID, np.tile(x, (resolution, 1))[np.newaxis])
    stripe = np.minimum((np.arange(resolution) * outputs) // resolution, outputs - 1)
    values = np.full((outputs, resolution, resolution), 0.1 / outputs, dtype=np.float32)
    values[stripe, :, np.arange(resolution)] = 0.9
    return OutputProbe("map", GRID, values)
