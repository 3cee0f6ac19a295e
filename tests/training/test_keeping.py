"""What an edit took away comes back to the bit, as long as there is memory for it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import numpy as np
import pytest

from playground.datasets.spec import DataSpec
from playground.document.edits import add_layer, new_seed, remove_layer, set_data, set_loss, set_training, set_units
from playground.document.experiment import Choice, Experiment, LayerSpec, NetworkSpec
from playground.training import runs as runs_module
from playground.training.current import CurrentRun
from playground.training.engines import ReferenceEngine, bound, stop_flag
from playground.training.insight import InsightWants, ParameterPlace
from playground.training.keeping import KeptRuns
from playground.training.nudging import Instead
from playground.training.session import Session
from playground.training.snapshot import RunState, Snapshot, Wants
from tests.training.conftest import PATIENCE, OpenSession, in_state, until
from tests.training.test_checkpoint import assert_same

EXPERIMENT = Experiment(
    data=DataSpec(samples=46),
    network=NetworkSpec((LayerSpec(4), LayerSpec(3), LayerSpec(1, "linear"))),
    training=replace(Experiment().training, optimizer=Choice.of("adam", learning_rate=0.01)),
)
PLACE = ParameterPlace(0, 2, 1)
EDITS: dict[str, Callable[[Experiment], Experiment]] = {
    "a layer more": lambda e: add_layer(e, 1),
    "a layer less": lambda e: remove_layer(e, 1),
    "units": lambda e: set_units(e, 0, 7),
    "data": lambda e: set_data(e, noise=0.3),
    "new start": new_seed,
    "precision": lambda e: set_training(e, precision="float32"),
    "loss": lambda e: set_loss(e, "mae"),
}


def trained(session: Session, steps: int) -> Snapshot:
    session.step(steps)
    return until(session, in_state(RunState.PAUSED, steps))


# Edits that take weights away


@pytest.mark.parametrize("name", EDITS)
def test_what_an_edit_took_comes_back_with_everything(name: str, open_session: OpenSession) -> None:
    session, edited = open_session(EXPERIMENT), EDITS[name](EXPERIMENT)
    trained(session, 8)
    before, kept = session.capture().result(PATIENCE), session.token()
    session.apply(edited, keep=kept)
    assert session.capture().result(PATIENCE).step == 0
    session.apply(EXPERIMENT, restore=kept)
    assert_same(session.capture().result(PATIENCE), before)
    session.step(30)
    again = until(session, in_state(RunState.PAUSED, 38))
    alone = open_session(EXPERIMENT)
    assert np.array_equal(again.parameters, trained(alone, 38).parameters)


def test_there_and_back_again_and_each_time_to_the_bit(open_session: OpenSession) -> None:
    session, edited = open_session(EXPERIMENT), add_layer(EXPERIMENT, 1)
    trained(session, 8)
    before, after = session.token(), session.token()
    old = session.capture().result(PATIENCE)
    session.apply(edited, keep=before, restore=after)
    session.step(5)
    until(session, in_state(RunState.PAUSED, 5))
    new = session.capture().result(PATIENCE)
    for _ in range(2):
        session.apply(EXPERIMENT, keep=after, restore=before)
        assert_same(session.capture().result(PATIENCE), old)
        session.apply(edited, keep=before, restore=after)
        assert_same(session.capture().result(PATIENCE), new)


def test_a_reset_can_be_taken_back(open_session: OpenSession) -> None:
    session = open_session(EXPERIMENT)
    trained(session, 8)
    before, kept = session.capture().result(PATIENCE), session.token()
    session.reset(keep=kept)
    assert until(session, in_state(RunState.IDLE)).is_untouched
    session.apply(EXPERIMENT, restore=kept)
    assert_same(session.capture().result(PATIENCE), before)


def test_an_untrained_network_comes_back_as_it_was(open_session: OpenSession) -> None:
    session, alone, kept = open_session(EXPERIMENT), open_session(EXPERIMENT), 1
    for each in (session, alone):
        each.set_parameter(PLACE, 0.25)
    session.apply(add_layer(EXPERIMENT, 1), keep=kept)
    session.apply(EXPERIMENT, restore=kept)
    trained(session, 5)
    trained(alone, 5)
    assert_same(session.capture().result(PATIENCE), alone.capture().result(PATIENCE))


def test_it_stands_still_and_says_so_where_it_had_moved(open_session: OpenSession) -> None:
    session, kept = open_session(EXPERIMENT), None
    trained(session, 8)
    kept = session.token()
    session.apply(add_layer(EXPERIMENT, 1), keep=kept)
    session.train()
    until(session, lambda snapshot: snapshot.network.layers == 4 and snapshot.step > 10)
    session.apply(EXPERIMENT, restore=kept)
    back = until(session, in_state(RunState.PAUSED, 8))
    assert [str(notice) for notice in back.notices] == ["The trained network is back, at step 8. Training is paused."]


def test_a_run_that_diverged_comes_back_diverged(open_session: OpenSession) -> None:
    wild = set_training(EXPERIMENT, optimizer=Choice.of("sgd", learning_rate=1e4))
    wild = replace(wild, network=NetworkSpec((LayerSpec(4, "linear"), LayerSpec(1, "linear"))))
    session, kept = open_session(wild), None
    session.train()
    failed = until(session, in_state(RunState.FAILED))
    kept = session.token()
    session.reset(keep=kept)
    until(session, in_state(RunState.IDLE))
    session.apply(wild, restore=kept)
    again = until(session, in_state(RunState.FAILED))
    assert again.failure == failed.failure
    assert np.array_equal(again.parameters, failed.parameters)


def test_its_charts_come_back(open_session: OpenSession) -> None:
    session = open_session(EXPERIMENT)
    session.want(Wants(insight=InsightWants(health=True, parameter=PLACE)))
    for steps in (3, 5):
        session.step(steps)
        before = until(session, lambda s: s.insight.health is not None and s.insight.health.step[-1] == s.step > 0)
    session.set_parameter(PLACE, 0.5)
    before = until(session, lambda snapshot: snapshot.hand_steps == (8,))
    kept = session.token()
    session.reset(keep=kept)
    assert until(session, in_state(RunState.IDLE)).hand_steps == ()
    session.apply(EXPERIMENT, restore=kept)
    again = until(session, lambda s: s.step == 8 and s.insight.health is not None and s.insight.parameter is not None)
    assert again.hand_steps == (8,)
    assert (again.run, again.origin) == (3, 1)
    assert before.insight.health is not None
    assert again.insight.health is not None
    assert again.insight.parameter is not None
    assert again.insight.health.step.tolist() == before.insight.health.step.tolist()
    assert again.insight.parameter.value[-1] == 0.5
    assert np.array_equal(again.steps.loss_low, before.steps.loss_low)
    assert np.array_equal(again.evaluations.train, before.evaluations.train)


def test_a_table_need_not_be_there_any_more(open_session: OpenSession, tmp_path) -> None:
    table = tmp_path / "table.csv"
    table.write_text("a,b,y\n" + "".join(f"{i},{i % 3},{i % 2}\n" for i in range(20)))
    data = DataSpec(kind="table", path=str(table), inputs=("a", "b"), target="y", features=())
    on_table = replace(EXPERIMENT, data=data)
    session = open_session(on_table)
    trained(session, 3)
    before, kept = session.capture().result(PATIENCE), session.token()
    session.apply(EXPERIMENT, keep=kept)
    until(session, in_state(RunState.IDLE))
    table.unlink()
    session.apply(on_table, restore=kept)
    assert_same(session.capture().result(PATIENCE), before)


# Edits that take nothing away


def test_to_undo_a_setting_does_not_rewind_the_training(open_session: OpenSession) -> None:
    session, quicker = open_session(EXPERIMENT), set_training(EXPERIMENT, l2=0.1)
    trained(session, 8)
    kept, redo = session.token(), session.token()
    session.apply(quicker, keep=kept, restore=redo)
    session.step(4)
    before = until(session, in_state(RunState.PAUSED, 12))
    session.apply(EXPERIMENT, keep=redo, restore=kept)
    after = until(session, lambda snapshot: snapshot.experiment == EXPERIMENT)
    assert (after.step, after.run) == (12, before.run)
    assert np.array_equal(after.parameters, before.parameters)
    assert after.notices == ()


def test_an_edit_that_fails_keeps_nothing(open_session: OpenSession) -> None:
    session, kept = open_session(EXPERIMENT), None
    trained(session, 8)
    kept = session.token()
    session.apply(replace(EXPERIMENT, data=DataSpec(kind="table", path="missing.csv", features=())), keep=kept)
    until(session, in_state(RunState.FAILED))
    session.apply(EXPERIMENT, restore=kept)
    assert until(session, in_state(RunState.PAUSED)).step == 8


# Values set by hand


def test_a_value_is_put_back_only_in_the_run_it_was_set_in(open_session: OpenSession) -> None:
    session = open_session(EXPERIMENT)
    first = trained(session, 3)
    old = session.capture().result(PATIENCE).state.parameters[6]
    session.set_parameter(PLACE, 0.5)
    kept = session.token()
    session.reset(keep=kept)
    session.set_parameter(PLACE, old, Instead(first.origin, 0.5))
    refused = until(session, lambda snapshot: bool(snapshot.notices))
    assert "started again" in str(refused.notices[0])
    assert refused.parameters[6] != old
    session.apply(EXPERIMENT, restore=kept)
    session.set_parameter(PLACE, old, Instead(first.origin, 0.5))
    assert np.array_equal(until(session, in_state(RunState.PAUSED, 3)).parameters, first.parameters)


def test_a_value_that_an_edit_kept_can_be_put_back(open_session: OpenSession) -> None:
    session = open_session(EXPERIMENT)
    first = trained(session, 3)
    session.set_parameter(PLACE, 0.5)
    session.apply(add_layer(EXPERIMENT, 1))
    session.set_parameter(PLACE, 0.25, Instead(first.origin, 0.5))
    assert until(session, lambda snapshot: snapshot.network.layers == 4).parameters[6] == 0.25


# Memory


def kept_run(steps: int) -> CurrentRun:
    current = CurrentRun(EXPERIMENT, None, bound(ReferenceEngine, stop_flag()))
    current.run.train(steps)
    return current


def test_the_oldest_make_room_and_are_remembered_as_dropped() -> None:
    runs = [replace(kept_run(steps).set_aside(), timeline=None) for steps in range(5)]
    kept = KeptRuns(most_bytes=3 * max(sum(size for _, size in run.parts) for run in runs))
    for token, run in enumerate(runs):
        kept.put(token, run)
    assert [kept.had_to_drop(token) for token in range(5)] == [True, True, False, False, False]
    assert kept.take(0) is None
    assert kept.take(4) is runs[4]
    assert kept.take(4) is None
    assert not kept.had_to_drop(4)


def test_the_newest_two_are_kept_however_large_they_are() -> None:
    kept = KeptRuns(most_bytes=1)
    runs = [replace(kept_run(steps).set_aside(), timeline=None) for steps in range(3)]
    for token, run in enumerate(runs):
        kept.put(token, run)
    assert [kept.take(token) for token in range(3)] == [None, *runs[1:]]


def test_earlier_moments_make_room_before_whole_runs_do() -> None:
    runs = [kept_run(steps).set_aside() for steps in range(3)]
    without = [sum(size for _, size in replace(run, timeline=None).parts) for run in runs]
    kept = KeptRuns(most_bytes=sum(without))
    for token, run in enumerate(runs):
        kept.put(token, run)
    again = [kept.take(token) for token in range(3)]
    assert [run is not None and run.timeline for run in again] == [None] * 3
    assert [run is not None and run.checkpoint for run in again] == [run.checkpoint for run in runs]


def test_what_runs_share_counts_once() -> None:
    current, kept = kept_run(1), KeptRuns()
    kept.put(1, current.set_aside())
    alone = kept.nbytes
    current.run.train(1)
    kept.put(2, current.set_aside())
    assert kept.nbytes - alone < alone
    kept.forget(1)
    kept.clear()
    assert kept.nbytes == 0


def test_where_there_was_no_memory_undo_says_so(open_session: OpenSession, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(runs_module, "KeptRuns", lambda: KeptRuns(most_bytes=1))
    session = open_session(EXPERIMENT)
    tokens = [session.token() for _ in range(3)]
    trained(session, 3)
    for token in tokens:
        session.reset(keep=token)
    session.apply(EXPERIMENT, restore=tokens[0])
    told = until(session, lambda snapshot: bool(snapshot.notices))
    assert "To save memory" in str(told.notices[0])
    assert told.step == 0
