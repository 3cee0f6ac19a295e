"""What a trained network is, taken from a snapshot or a run."""

from __future__ import annotations

import numpy as np

from playground.datasets.prepare import prepare
from playground.export.trained import TrainedNetwork
from playground.training.engines import ReferenceEngine
from playground.training.headless import headless_run
from playground.training.preparation import Supply
from playground.training.session import Session
from playground.training.snapshot import RunState
from tests.export.conftest import EXPERIMENT
from tests.training.conftest import in_state, until


def test_a_snapshot_gives_the_same_network_as_a_run(trained: TrainedNetwork) -> None:
    with Session(EXPERIMENT, supply=Supply(ReferenceEngine)) as session:
        session.step(5)
        taken = TrainedNetwork.from_snapshot(until(session, in_state(RunState.PAUSED, 5)))
    assert np.array_equal(taken.parameters, trained.parameters)
    assert (taken.step, taken.epoch) == (trained.step, trained.epoch)
    assert np.array_equal(taken.samples, trained.samples)


def test_it_does_not_change_when_the_training_goes_on() -> None:
    data = prepare(EXPERIMENT.data, "mse", 1)
    run = headless_run(EXPERIMENT, data, factory=ReferenceEngine)
    taken = TrainedNetwork.of(EXPERIMENT, run.program.network, data, run.state.parameters, 0, 0)
    before = taken.parameters.copy()
    run.train(1)
    assert np.array_equal(taken.parameters, before)
    assert not np.array_equal(run.state.parameters, before)


def test_outputs_are_those_of_the_raw_inputs(trained: TrainedNetwork) -> None:
    assert trained.outputs(trained.samples).shape == (8, 1)
    assert not np.allclose(trained.outputs(trained.samples), trained.outputs(trained.samples * 2))
