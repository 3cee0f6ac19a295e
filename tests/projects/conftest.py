"""Runs that stand in the middle of an epoch, and their projects."""

from __future__ import annotations

import json
import warnings
import zipfile
from collections.abc import Callable, Iterable
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from playground.datasets.spec import DataSpec
from playground.document.experiment import Choice, Experiment
from playground.engine.kernel import cache
from playground.projects.files import Project, write_project
from playground.training.checkpoint import Checkpoint
from playground.training.current import CurrentRun
from playground.training.engines import EngineFactory, ReferenceEngine, bound, compiled_engine, stop_flag

EXPERIMENT = Experiment(name="วงกลม", data=DataSpec(samples=50, features=("x1", "x2_squared")))  # 25 to train on
MID_EPOCH = 17  # three batches an epoch: in the sixth epoch, one batch taken

Part = tuple[str, bytes]


def with_training(experiment: Experiment, optimizer: str, precision: str = "float64") -> Experiment:
    """The experiment with another optimizer and its default settings."""
    training = replace(experiment.training, optimizer=Choice.of(optimizer), precision=precision)
    return replace(experiment, training=training)


def current(
    experiment: Experiment,
    steps: int = 0,
    checkpoint: Checkpoint | None = None,
    factory: EngineFactory = ReferenceEngine,
    base: Path | None = None,
) -> CurrentRun:
    """A run of the experiment, from its start or from a checkpoint, some steps later."""
    run = CurrentRun(experiment, base, bound(factory, stop_flag()), checkpoint=checkpoint)
    run.run.train(steps)
    return run


def same(one: Checkpoint, other: Checkpoint) -> bool:
    """Whether both are the same moment to the last bit."""
    places = "step", "epoch", "position", "optimizer_step", "evaluations", "divergence"
    return (
        one.experiment == other.experiment
        and all(getattr(one.state, name) == getattr(other.state, name) for name in places)
        and (one.is_drawn, one.hand_steps, one.stages) == (other.is_drawn, other.hand_steps, other.stages)
        and (one.steps.steps, one.steps.stride) == (other.steps.steps, other.steps.stride)
        and one.evaluations.stride == other.evaluations.stride
        and all(
            a.dtype == b.dtype and a.tobytes() == b.tobytes() for a, b in zip(_arrays(one), _arrays(other), strict=True)
        )
    )


def _arrays(checkpoint: Checkpoint) -> list[np.ndarray]:
    state, due = checkpoint.state, checkpoint.due
    vectors = [state.parameters, state.slots, state.gradient, state.update, np.empty(0) if due is None else due]
    return [*vectors, checkpoint.steps.low, checkpoint.steps.high, checkpoint.evaluations.entries]


def parts(path: Path) -> dict[str, bytes]:
    """The members of a zip file, in order."""
    with zipfile.ZipFile(path) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def pack(path: Path, members: Iterable[Part], method: int = zipfile.ZIP_STORED) -> Path:
    """A zip file of these members; a name may come twice."""
    with warnings.catch_warnings(), zipfile.ZipFile(path, "w", method) as archive:
        warnings.simplefilter("ignore", UserWarning)  # about names that come twice
        for name, content in members:
            archive.writestr(name, content)
    return path


def tensors_in(content: bytes) -> tuple[dict[str, dict[str, object]], bytes]:
    """Header and numbers of a safetensors file."""
    length = int.from_bytes(content[:8], "little")
    return json.loads(content[8 : 8 + length]), content[8 + length :]


def with_header(header: dict[str, object], numbers: bytes) -> bytes:
    """The safetensors file of these."""
    text = json.dumps(header).encode()
    return len(text).to_bytes(8, "little") + text + numbers


@pytest.fixture
def checkpoint() -> Checkpoint:
    """In the middle of an epoch, with an optimizer that remembers two vectors."""
    return current(with_training(EXPERIMENT, "adam"), MID_EPOCH).capture()


@pytest.fixture
def project(checkpoint: Checkpoint, tmp_path: Path) -> Path:
    """A project on disk."""
    path = tmp_path / "วงกลม.playground"
    write_project(Project(checkpoint.experiment, checkpoint), path, None)
    return path


Change = Callable[[dict[str, bytes]], None]


@pytest.fixture
def changed(project: Path, tmp_path: Path) -> Callable[[Change], Path]:
    """Makes a project whose members `change` has changed."""

    def make(change: Change) -> Path:
        members = parts(project)
        change(members)
        return pack(tmp_path / "changed.playground", members.items())

    return make


@pytest.fixture(params=["numpy", "compiled"])
def factory(request: pytest.FixtureRequest) -> EngineFactory:
    """Either engine."""
    if request.param == "numpy":
        return ReferenceEngine
    if not cache.is_ready():
        from playground.engine.kernel.prepare import prepare

        prepare()
    return compiled_engine
