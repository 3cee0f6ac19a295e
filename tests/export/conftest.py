"""A small trained network to write."""

from __future__ import annotations

from dataclasses import replace

import pytest

from playground.datasets.prepare import prepare
from playground.datasets.spec import DataSpec
from playground.document.experiment import Experiment
from playground.export.trained import TrainedNetwork
from playground.training.engines import ReferenceEngine
from playground.training.headless import headless_run
from tests.export.cases import CASES
from tests.training.conftest import open_session

__all__ = ["open_session"]

EXPERIMENT = Experiment(name="วงกลม", data=DataSpec(samples=40, features=("x1", "x2_squared"), scaling="standard"))


def train(experiment: Experiment, steps: int = 5) -> TrainedNetwork:
    """The network of `experiment` after some steps."""
    units = experiment.network.layers[-1].units
    data = prepare(experiment.data, experiment.training.loss, units)
    run = headless_run(experiment, data, factory=ReferenceEngine)
    run.train(steps)
    state = run.state
    return TrainedNetwork.of(experiment, run.program.network, data, state.parameters, state.step, state.epoch)


@pytest.fixture
def trained() -> TrainedNetwork:
    return train(EXPERIMENT)


@pytest.fixture
def trained_in_single() -> TrainedNetwork:
    return train(replace(EXPERIMENT, training=replace(EXPERIMENT.training, precision="float32")))


@pytest.fixture(params=CASES)
def case(request: pytest.FixtureRequest) -> TrainedNetwork:
    """Every kind of network that there is, one after the other, a few steps from its start."""
    return train(CASES[request.param], steps=2)
