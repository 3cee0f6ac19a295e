"""A session trains in the background, answers at once, and never changes a number by how it is used."""

from __future__ import annotations

import threading
from dataclasses import replace
from time import perf_counter, process_time

import numpy as np
import pytest

from playground.datasets.prepare import prepare
from playground.datasets.spec import DataSpec
from playground.document.experiment import Choice, Experiment, LayerSpec, NetworkSpec
from playground.training.engines import EngineFactory, ReferenceEngine
from playground.training.headless import headless_run
from playground.training.preparation import Supply
from playground.training.session import Session
from playground.training.snapshot import RunState, Snapshot, Wants
from tests.training.conftest import PATIENCE, OpenSession, in_state, until

EXPERIMENT = Experiment(data=DataSpec(samples=40))  # 20 rows to train: 2 batches of 10 an epoch


def with_training(experiment: Experiment = EXPERIMENT, **settings: object) -> Experiment:
    return replace(experiment, training=replace(experiment.training, **settings))  # type: ignore[arg-type]


def with_layers(*layers: LayerSpec) -> Experiment:
    return replace(EXPERIMENT, network=NetworkSpec((*layers, EXPERIMENT.network.layers[-1])))


def headless(experiment: Experiment, steps: int, factory: EngineFactory = ReferenceEngine) -> np.ndarray:
    run = headless_run(experiment, prepare(experiment.data, "mse", 1), factory=factory)
    run.train(steps)
    return run.state.parameters


def after(session: Session, steps: int) -> Snapshot:
    """The snapshot of a session that stands still at `steps` steps."""
    return until(session, in_state(RunState.PAUSED, steps))


# How it moves


def test_it_begins_idle_with_everything_to_show(open_session: OpenSession) -> None:
    first = until(open_session(EXPERIMENT), in_state(RunState.IDLE))
    assert (first.step, first.epoch, first.run) == (0, 0, 1)
    assert first.gradient is None
    assert first.figures is not None
    assert first.evaluations.step.tolist() == [0]
    assert first.unit_maps is not None
    assert [layer.shape for layer in first.unit_maps.layers] == [(4, 24, 24), (1, 24, 24)]
    assert first.output is not None
    assert first.output.values is not None
    assert first.output.values.shape == (1, 100, 100)


def test_train_moves_and_pause_stands_still(open_session: OpenSession) -> None:
    session = open_session(EXPERIMENT)
    session.train()
    moving = until(session, lambda snapshot: snapshot.step > 50)
    assert moving.state is RunState.RUNNING
    session.pause()
    still = until(session, in_state(RunState.PAUSED))
    assert still.step >= moving.step
    assert still.steps_per_second == 0.0


def test_steps_are_counted_and_add_up(open_session: OpenSession) -> None:
    session = open_session(EXPERIMENT)
    session.step(3)
    session.step()
    snapshot = after(session, 4)
    assert snapshot.gradient is not None
    assert snapshot.update is not None
    assert snapshot.parameters_step == 4


def test_an_epoch_ends_where_every_sample_was_used(open_session: OpenSession) -> None:
    session = open_session(EXPERIMENT)
    session.step(1)
    after(session, 1)
    session.epoch()
    assert after(session, 2).epoch == 1
    session.epoch()
    assert after(session, 4).epoch == 2


def test_a_step_while_it_moves_is_the_last_one(open_session: OpenSession) -> None:
    session = open_session(EXPERIMENT)
    session.train()
    until(session, lambda snapshot: snapshot.step > 10)
    session.step()
    until(session, in_state(RunState.PAUSED))


def test_a_run_with_a_limit_finishes_there(open_session: OpenSession) -> None:
    session = open_session(EXPERIMENT, step_limit=30)
    session.train()
    until(session, in_state(RunState.FINISHED, 30))
    session.train()
    session.reset()
    until(session, in_state(RunState.IDLE, 0))


def test_a_slow_speed_shows_each_step_exactly(open_session: OpenSession) -> None:
    session = open_session(EXPERIMENT)
    until(session, in_state(RunState.IDLE))
    session.set_speed(20.0)
    session.train()
    seen = until(session, lambda snapshot: snapshot.step >= 3)
    assert np.array_equal(seen.parameters, headless(EXPERIMENT, seen.step))
    later = until(session, lambda snapshot: snapshot.step > seen.step)
    assert later.output is not seen.output


def test_a_slow_speed_is_kept(open_session: OpenSession) -> None:
    session = open_session(EXPERIMENT)
    session.set_speed(50.0)
    session.train()
    until(session, lambda snapshot: snapshot.step >= 1)
    begin = perf_counter()
    until(session, lambda snapshot: snapshot.step >= 11)
    assert perf_counter() - begin > 0.1


def test_a_speed_must_be_above_zero(open_session: OpenSession) -> None:
    with pytest.raises(ValueError, match="above 0"):
        open_session(EXPERIMENT).set_speed(0.0)


# The same numbers, however it is used


def test_pauses_speeds_and_looking_change_no_bit(open_session: OpenSession, factory: EngineFactory) -> None:
    session = open_session(EXPERIMENT, supply=Supply(factory))
    session.want(Wants(output_resolution=30))
    session.step(100)
    after(session, 100)
    session.want(Wants(output=False, unit_maps=False))
    session.set_speed(2000.0)
    session.step(200)
    until(session, lambda snapshot: snapshot.step > 150)
    session.pause()
    paused = until(session, in_state(RunState.PAUSED))
    session.want(Wants(unit_resolution=7))
    session.set_speed(None)
    session.step(1000 - paused.step)
    end = after(session, 1000)
    run = headless_run(EXPERIMENT, prepare(EXPERIMENT.data, "mse", 1), factory=factory)
    run.train(1000)
    assert np.array_equal(end.parameters, run.state.parameters)
    assert np.array_equal(end.evaluations.train, run.evaluations.history().train)
    assert np.array_equal(end.steps.norm_high, run.steps.history().norm_high)


def test_reset_gives_the_same_start_and_the_same_run_bit_for_bit(open_session: OpenSession) -> None:
    session = open_session(EXPERIMENT)
    start = until(session, in_state(RunState.IDLE))
    session.step(50)
    first = after(session, 50)
    session.reset()
    again = until(session, in_state(RunState.IDLE))
    assert again.run == start.run + 1
    assert np.array_equal(again.parameters, start.parameters)
    session.step(50)
    assert np.array_equal(after(session, 50).parameters, first.parameters)


# Snapshots


def test_a_snapshot_never_changes_afterwards(open_session: OpenSession) -> None:
    session = open_session(EXPERIMENT)
    session.step(10)
    snapshot = after(session, 10)
    parameters, losses = snapshot.parameters.copy(), snapshot.steps.loss_low.copy()
    session.step(10)
    after(session, 20)
    assert np.array_equal(snapshot.parameters, parameters)
    assert np.array_equal(snapshot.steps.loss_low, losses)
    with pytest.raises(ValueError, match="read-only"):
        snapshot.parameters[0] = 1.0


def test_nothing_new_means_no_snapshot(open_session: OpenSession) -> None:
    session = open_session(EXPERIMENT)
    until(session, in_state(RunState.IDLE))
    assert session.take(timeout=0.05) is None


def test_numbers_grow_and_figures_stay_true(open_session: OpenSession) -> None:
    session = open_session(EXPERIMENT)
    session.step(5)
    one = after(session, 5)
    session.step(5)
    two = after(session, 10)
    assert two.number > one.number
    assert two.figures is not None
    assert two.figures.train_loss == two.evaluations.train[-1]


def test_what_nobody_wants_is_not_there(open_session: OpenSession) -> None:
    session = open_session(EXPERIMENT)
    session.want(Wants(output=False, unit_maps=False))
    snapshot = until(session, lambda snapshot: snapshot.output is None)
    assert snapshot.unit_maps is None
    session.want(Wants(output_resolution=10))
    wanted = until(session, lambda snapshot: snapshot.output is not None)
    assert wanted.output is not None
    assert wanted.output.values is not None
    assert wanted.output.values.shape == (1, 10, 10)


def test_maps_stay_the_same_object_while_the_step_is_the_same(open_session: OpenSession) -> None:
    session = open_session(EXPERIMENT)
    first = until(session, in_state(RunState.IDLE))
    session.want(Wants(unit_resolution=12))
    second = until(session, lambda snapshot: snapshot.number > first.number)
    assert second.output is first.output
    assert second.unit_maps is not first.unit_maps


# Edits


def test_a_learning_rate_applies_to_the_running_training(open_session: OpenSession) -> None:
    session = open_session(EXPERIMENT)
    session.train()
    before = until(session, lambda snapshot: snapshot.step > 20)
    session.apply(with_training(optimizer=Choice.of("sgd", learning_rate=0.001)))
    changed = until(session, lambda snapshot: snapshot.experiment != EXPERIMENT)
    assert changed.state is RunState.RUNNING
    assert changed.run == before.run
    assert changed.step >= before.step


def test_a_live_edit_keeps_every_weight(open_session: OpenSession) -> None:
    session = open_session(EXPERIMENT)
    session.step(10)
    before = after(session, 10)
    session.apply(with_training(batch_size=5, l2=0.01))
    edited = until(session, lambda snapshot: snapshot.experiment != EXPERIMENT)
    assert np.array_equal(edited.parameters, before.parameters)
    assert edited.figures is not None
    assert edited.figures.penalty > 0.0


def test_a_new_layer_keeps_the_others_and_says_what_was_drawn(open_session: OpenSession) -> None:
    session = open_session(with_layers(LayerSpec(4)))
    session.step(10)
    before = after(session, 10)
    session.apply(with_layers(LayerSpec(4), LayerSpec(3)))
    edited = until(session, lambda snapshot: snapshot.network.layers == 3)
    old, new = before.network.views(before.parameters), edited.network.views(edited.parameters)
    assert np.array_equal(new[0].weight, old[0].weight)
    assert [str(notice) for notice in edited.notices] == ["Layers drawn anew: 2, 3"]
    assert edited.run == before.run + 1
    session.step()
    assert until(session, in_state(RunState.PAUSED, 1)).notices == ()


def test_an_edit_of_an_untrained_network_is_a_plain_new_start(open_session: OpenSession) -> None:
    deeper = with_layers(LayerSpec(4), LayerSpec(3))
    session = open_session(EXPERIMENT)
    until(session, in_state(RunState.IDLE))
    session.apply(deeper)
    edited = until(session, lambda snapshot: snapshot.network.layers == 3)
    assert edited.notices == ()
    assert np.array_equal(edited.parameters, headless(deeper, 0))


def test_another_activation_goes_on_with_the_same_weights(open_session: OpenSession) -> None:
    session = open_session(with_layers(LayerSpec(4, activation="tanh")))
    session.step(10)
    before = after(session, 10)
    session.apply(with_layers(LayerSpec(4, activation="relu")))
    edited = until(session, lambda snapshot: snapshot.network.activations[0] == "relu")
    assert np.array_equal(edited.parameters, before.parameters)
    assert (edited.run, edited.step) == (before.run, 10)


def test_reset_after_an_edit_is_the_start_of_the_edited_experiment(open_session: OpenSession) -> None:
    deeper = with_layers(LayerSpec(4), LayerSpec(3))
    session = open_session(EXPERIMENT)
    session.step(10)
    after(session, 10)
    session.apply(deeper)
    until(session, lambda snapshot: snapshot.network.layers == 3)
    session.reset()
    start = until(session, lambda snapshot: snapshot.run == 3)
    assert np.array_equal(start.parameters, headless(deeper, 0))


@pytest.mark.parametrize(
    "edited",
    [
        replace(EXPERIMENT, data=replace(EXPERIMENT.data, noise=0.2)),
        with_training(seed=7),
        with_training(precision="float32"),
    ],
    ids=["data", "seed", "precision"],
)
def test_other_data_seed_or_precision_begins_again_and_stands_still(
    open_session: OpenSession, edited: Experiment
) -> None:
    session = open_session(EXPERIMENT)
    session.train()
    until(session, lambda snapshot: snapshot.step > 5)
    session.apply(edited)
    start = until(session, lambda snapshot: snapshot.experiment == edited)
    assert (start.state, start.step) == (RunState.IDLE, 0)
    assert np.array_equal(start.parameters, headless(edited, 0))


def test_an_edit_of_the_structure_does_not_stop_the_training(open_session: OpenSession) -> None:
    session = open_session(EXPERIMENT)
    session.train()
    until(session, lambda snapshot: snapshot.step > 5)
    session.apply(with_layers(LayerSpec(6)))
    edited = until(session, lambda snapshot: snapshot.network.sizes == (2, 6, 1) and snapshot.step > 5)
    assert edited.state is RunState.RUNNING


def test_another_document_begins_a_run_of_its_own(open_session: OpenSession) -> None:
    session = open_session(EXPERIMENT)
    session.train()
    until(session, lambda snapshot: snapshot.step > 5)
    other = with_training(seed=5)
    session.open(other, None)
    start = until(session, lambda snapshot: snapshot.experiment == other)
    assert (start.state, start.step, start.run) == (RunState.IDLE, 0, 2)


# Ends


def test_close_ends_the_thread_in_mid_run_and_may_be_called_again(open_session: OpenSession) -> None:
    session = open_session(EXPERIMENT)
    session.train()
    until(session, lambda snapshot: snapshot.step > 5)
    assert session.close(PATIENCE)
    assert session.close(PATIENCE)
    assert not [thread for thread in threading.enumerate() if thread.name == "training"]


def test_a_large_network_stops_in_the_middle_of_a_step(open_session: OpenSession, compiled: EngineFactory) -> None:
    """Ending a step costs a small part of the processor time that one step costs."""
    layers = (*(LayerSpec(1024, activation="relu") for _ in range(6)), LayerSpec(1, activation="linear"))
    large = replace(EXPERIMENT, network=NetworkSpec(layers), data=replace(EXPERIMENT.data, samples=100))
    session = open_session(with_training(large, batch_size=50, precision="float32"), supply=Supply(compiled))
    session.want(Wants(output=False, unit_maps=False))
    until(session, in_state(RunState.IDLE))
    begin = process_time()
    session.step()
    until(session, lambda snapshot: snapshot.step == 1)
    whole_step = process_time() - begin
    session.train()
    until(session, in_state(RunState.RUNNING))
    begin = process_time()
    assert session.close(PATIENCE)
    assert process_time() - begin < whole_step / 4
