"""A run is a function of its program and its start, however its steps are cut into calls."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from playground.datasets.prepare import prepare
from playground.datasets.spec import DataSpec
from playground.document.experiment import Choice, Experiment, LayerSpec, NetworkSpec, TrainingSpec
from playground.engine.losses import LOSSES
from playground.engine.propagation import forward
from playground.training.engines import ReferenceEngine
from playground.training.evaluations import EveryEpoch
from playground.training.headless import headless_run
from playground.training.run import Run
from playground.training.start import program_of

EXPERIMENT = Experiment(data=DataSpec(samples=40))  # 20 rows to train: 2 batches of 10 an epoch
DATA = prepare(EXPERIMENT.data, "mse", 1)


def new_run(experiment: Experiment = EXPERIMENT, **settings: object) -> Run:
    return headless_run(experiment, prepare(experiment.data, "mse", 1), factory=ReferenceEngine, **settings)  # type: ignore[arg-type]


def trained(steps: int) -> Run:
    run = new_run()
    assert run.train(steps) == steps
    return run


@settings(max_examples=20)
@given(st.lists(st.integers(1, 25), min_size=1, max_size=8))
def test_cutting_a_run_into_pieces_changes_no_bit(pieces: list[int]) -> None:
    cut = new_run()
    for steps in pieces:
        cut.train(steps)
    whole = trained(sum(pieces))
    assert np.array_equal(cut.state.parameters, whole.state.parameters)
    assert np.array_equal(cut.evaluations.history().train, whole.evaluations.history().train)
    assert np.array_equal(cut.steps.history().loss_low, whole.steps.history().loss_low)


def test_it_is_evaluated_before_the_first_step_and_at_each_end_of_an_epoch() -> None:
    assert trained(6).evaluations.history().step.tolist() == [0, 2, 4, 6]
    assert trained(7).evaluations.history().step.tolist() == [0, 2, 4, 6]


def test_an_evaluation_is_the_loss_over_all_rows() -> None:
    run = trained(4)
    history = run.evaluations.history()
    outputs = forward(run.program.network, run.state.parameters, DATA.x_train).outputs
    assert history.train[-1] == pytest.approx(LOSSES["mse"].value(outputs, DATA.y_train), rel=1e-12)
    outputs = forward(run.program.network, run.state.parameters, DATA.x_test).outputs
    assert history.test[-1] == pytest.approx(LOSSES["mse"].value(outputs, DATA.y_test), rel=1e-12)


def test_without_test_rows_the_test_loss_is_not_a_number() -> None:
    run = new_run(replace(EXPERIMENT, data=replace(EXPERIMENT.data, test_fraction=0.0)))
    run.train(4)
    assert np.isnan(run.evaluations.history().test).all()


def test_every_step_is_recorded() -> None:
    history = trained(30).steps.history()
    assert history.step.tolist() == list(range(1, 31))
    assert (history.norm_low > 0).all()


def test_the_records_of_the_last_steps_can_be_read() -> None:
    run = new_run()
    run.train(1)
    assert run.losses.shape == (1,)
    assert run.losses[0] == run.steps.history().loss_low[0]
    assert run.norms.shape == (1, 2)


def test_evaluating_every_epoch_keeps_the_newest_only() -> None:
    run = new_run(evaluations=EveryEpoch())
    run.train(5000)
    assert run.evaluations.history().step.tolist() == [5000]


def test_a_changed_setting_applies_from_the_next_step_on() -> None:
    run, same = trained(10), trained(10)
    quicker = replace(EXPERIMENT, training=replace(EXPERIMENT.training, batch_size=5, l2=0.1))
    run.change(program_of(quicker, DATA))
    assert np.array_equal(run.state.parameters, same.state.parameters)
    assert run.steps_to_epoch_end() == 4
    run.train(1)
    same.train(1)
    assert not np.array_equal(run.state.parameters, same.state.parameters)


def test_another_optimizer_starts_with_an_empty_memory() -> None:
    def with_optimizer(kind: str) -> Experiment:
        return replace(EXPERIMENT, training=replace(EXPERIMENT.training, optimizer=Choice.of(kind, learning_rate=0.01)))

    run = new_run(with_optimizer("adam"))
    run.train(5)
    run.change(program_of(with_optimizer("adam"), DATA))
    assert run.state.optimizer_step == 5
    run.change(program_of(with_optimizer("rmsprop"), DATA))
    assert run.state.optimizer_step == 0
    assert not run.state.slots.any()


def test_a_run_that_diverges_keeps_its_last_finite_parameters() -> None:
    wild = TrainingSpec(optimizer=Choice.of("sgd", learning_rate=1e6))
    linear = NetworkSpec((LayerSpec(4, activation="linear"), LayerSpec(1, activation="linear")))
    run = new_run(replace(EXPERIMENT, network=linear, training=wild))
    done = run.train(10_000)
    assert run.diverged
    assert done == run.state.step < 10_000
    assert np.isfinite(run.state.parameters).all()
    assert np.isfinite(run.steps.history().loss_high).all()
    assert run.train(10) == 0


def test_precision_is_that_of_the_experiment() -> None:
    single = replace(EXPERIMENT, training=replace(EXPERIMENT.training, precision="float32"))
    run = new_run(single)
    run.train(3)
    assert run.state.parameters.dtype == np.float32
