"""A workbench whose run stands still, and snapshots made by hand, for views that show networks."""

from __future__ import annotations

from dataclasses import replace
from itertools import count

import numpy as np
import pytest

from playground.datasets.prepare import prepare
from playground.datasets.spec import DataSpec
from playground.document.experiment import Experiment, LayerSpec, NetworkSpec, TrainingSpec
from playground.engine.network import Network
from playground.training.snapshot import (
    EvaluationHistory,
    InputGrid,
    RunState,
    Snapshot,
    StepHistory,
    UnitMaps,
)
from playground.ui import workbench as workbench_module
from playground.ui.workbench import Workbench

GRID = InputGrid(-6.0, 6.0, -6.0, 6.0)
NOTHING = np.zeros(0)


STILL: list[Workbench] = []  # those of the test that runs


class StillSession:
    """What a workbench asks of a session; nothing is trained.

    asked  what was to be done to single parameters
    kept   for each edit and each reset, under which token the run was to be kept, and which was to come back
    looks  the steps that were looked at, None for now; and step and experiment to go on from and as
    given  experiments and parameters that a run was to begin with; `given_tokens`: what the old one was kept under
    """

    def __init__(self, experiment: Experiment, base: object = None, **_how: object) -> None:
        self.applied = [experiment]
        self.asked: list[tuple[object, ...]] = []
        self.instead: list[object] = []
        self.kept: list[tuple[int | None, int | None]] = []
        self.forgotten: list[int] = []
        self.looks: list[object] = []
        self.moved: list[str] = []
        self.given: list[tuple[Experiment, np.ndarray]] = []
        self.given_tokens: list[int | None] = []
        self._tokens = count(1)

    def token(self) -> int:
        return next(self._tokens)

    def forget(self, token: int) -> None:
        self.forgotten.append(token)

    def reset(self, keep: int | None = None) -> None:
        self.kept.append((keep, None))

    def look_back(self, step: int) -> None:
        self.looks.append(step)

    def look_at_now(self) -> None:
        self.looks.append(None)

    def go_on(
        self, experiment: Experiment, step: int | None = None, *, keep: int | None = None, restore: int | None = None
    ) -> None:
        self.looks.append((step, experiment))
        self.kept.append((keep, restore))

    def train(self) -> None:
        self.moved.append("train")

    def step(self) -> None:
        self.moved.append("step")

    def epoch(self) -> None:
        self.moved.append("epoch")

    def set_parameter(self, place: object, value: float, instead: object = None) -> None:
        self.asked.append(("set", place, value))
        self.instead.append(instead)

    def nudge(self, place: object, epsilon: float, on_batch: bool) -> None:
        self.asked.append(("nudge", place, epsilon, on_batch))

    def nudge_until_no_better(self, place: object, epsilon: float, on_batch: bool) -> None:
        self.asked.append(("repeat", place, epsilon, on_batch))

    def apply(self, experiment: Experiment, *, keep: int | None = None, restore: int | None = None) -> None:
        self.applied.append(experiment)
        self.kept.append((keep, restore))

    def begin_with(self, experiment: Experiment, parameters: np.ndarray, *, keep: int | None = None) -> None:
        self.given.append((experiment, parameters))
        self.given_tokens.append(keep)

    def open(self, experiment: Experiment, base: object, checkpoint: object = None) -> None:
        self.applied.append(experiment)

    def want(self, wants: object) -> None:
        self.wanted = wants

    def take(self) -> None:
        return None

    def close(self) -> None:
        return None


def still_workbench(monkeypatch: pytest.MonkeyPatch, experiment: Experiment) -> Workbench:
    """A real workbench, with the real document and undo stack, whose session does nothing."""
    monkeypatch.setattr(workbench_module, "Session", StillSession)
    STILL.append(Workbench(experiment))
    return STILL[-1]


def network_of(*hidden: int, kind: str = "circle", outputs: int = 1, loss: str = "mse") -> Experiment:
    """An experiment with hidden layers of these units."""
    layers = (*(LayerSpec(units) for units in hidden), LayerSpec(outputs, activation="linear"))
    return replace(
        Experiment(), network=NetworkSpec(layers), data=DataSpec(kind=kind), training=TrainingSpec(loss=loss)
    )


def snapshot_of(
    experiment: Experiment,
    *,
    number: int = 1,
    state: RunState = RunState.IDLE,
    parameters: np.ndarray | None = None,
    maps: UnitMaps | None = None,
    **fields: object,
) -> Snapshot:
    """A snapshot of `experiment`; without `parameters` they are drawn from a seed."""
    spec = experiment.network.layers
    data = prepare(experiment.data, experiment.training.loss, spec[-1].units)
    sizes = (data.x_train.shape[1], *(layer.units for layer in spec))
    network = Network(sizes, tuple(layer.activation for layer in spec))
    if parameters is None:
        parameters = np.random.default_rng(number).normal(size=network.parameter_count)
    values: dict[str, object] = {
        "number": number,
        "run": 1,
        "experiment": experiment,
        "state": state,
        "network": network,
        "data": data,
        "step": 0,
        "epoch": 0,
        "parameters": parameters,
        "gradient": None,
        "update": None,
        "figures": None,
        "steps_per_second": 0.0,
        "steps": StepHistory(NOTHING, NOTHING, NOTHING, np.zeros((0, len(spec))), np.zeros((0, len(spec)))),
        "evaluations": EvaluationHistory(NOTHING, NOTHING, NOTHING),
        "unit_maps": maps,
        "output": None,
        "failure": None,
        "notices": (),
    }
    return Snapshot(**(values | fields))  # type: ignore[arg-type]


def random_maps(sizes: tuple[int, ...], resolution: int = 8) -> UnitMaps:
    """Maps (units, r, r) for the features and every layer."""
    rng = np.random.default_rng(0)
    drawn = [rng.normal(size=(units, resolution, resolution)).astype(np.float32) for units in sizes]
    return UnitMaps(GRID, drawn[0], tuple(drawn[1:]))
