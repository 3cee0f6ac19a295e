"""A run knows the settings it was trained with, and from which step on each."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from playground.document.edits import set_activation, set_training
from playground.document.experiment import Choice, Experiment
from playground.training.session import Session
from playground.training.snapshot import RunState, Snapshot
from playground.training.stages import MOST_STAGES, Stages, told, with_stage
from tests.training.conftest import OpenSession, in_state, until
from tests.training.test_looking_back import EXPERIMENT, SLOWER, looking, trained

RATES = st.lists(st.tuples(st.integers(0, 5), st.sampled_from([0.1, 0.2, 0.3])), max_size=20)


def rates(stages: Stages) -> list[tuple[int, object]]:
    return [(stage.step, stage.training.optimizer.setting("learning_rate", 0)) for stage in stages]


def with_rate(rate: float) -> Experiment:
    return set_training(EXPERIMENT, optimizer=Choice.of("sgd", learning_rate=rate))


def now(snapshot: Snapshot) -> list[tuple[int, object]]:
    return rates(snapshot.stages)


def slowed_after(steps: int, open_session: OpenSession) -> Session:
    """A run whose learning rate is made smaller after `steps` steps."""
    session = open_session(EXPERIMENT)
    trained(session, steps)
    session.apply(SLOWER)
    return session


def test_a_change_in_mid_run_is_told_with_its_step(open_session: OpenSession) -> None:
    session = open_session(EXPERIMENT)
    assert now(trained(session, 5)) == [(0, 0.03)]
    session.apply(SLOWER)
    session.step(3)
    assert now(until(session, in_state(RunState.PAUSED, 8))) == [(0, 0.03), (5, 0.001)]
    session.apply(set_activation(SLOWER, 0, "relu"))
    session.step(1)
    snapshot = until(session, in_state(RunState.PAUSED, 9))
    assert [stage.activations[0] for stage in snapshot.stages] == ["tanh", "tanh", "relu"]


def test_a_name_is_no_change(open_session: OpenSession) -> None:
    session = open_session(EXPERIMENT)
    trained(session, 5)
    session.apply(replace(EXPERIMENT, name="another"))
    session.step(1)
    assert now(until(session, in_state(RunState.PAUSED, 6))) == [(0, 0.03)]


def test_an_earlier_step_knows_what_came_before_it_alone(open_session: OpenSession) -> None:
    session = slowed_after(5, open_session)
    session.step(5)
    until(session, in_state(RunState.PAUSED, 10))
    assert now(looking(session, 3)) == [(0, 0.03)]
    session.go_on(EXPERIMENT)
    session.step(4)
    assert now(until(session, in_state(RunState.PAUSED, 7))) == [(0, 0.03)]


def test_a_new_start_forgets_the_changes(open_session: OpenSession) -> None:
    session = slowed_after(5, open_session)
    session.step(1)
    until(session, in_state(RunState.PAUSED, 6))
    session.reset()
    assert now(until(session, in_state(RunState.IDLE))) == [(0, 0.001)]


@given(RATES)
def test_the_stages_say_of_each_step_what_held_then(edits: list[tuple[int, float]]) -> None:
    """Each edit comes a few steps after the one before; a list of the rate of every step says the same."""
    stages, step, every, rate = with_stage((), 0, EXPERIMENT), 0, [], 0.03
    for steps, new in edits:
        every += [rate] * steps
        step, rate = step + steps, new
        stages = with_stage(stages, step, with_rate(rate))
    every.append(rate)
    found = [next(found for after, found in reversed(rates(stages)) if after <= taken) for taken in range(step + 1)]
    assert found == every
    assert all(one[1] != other[1] for one, other in zip(rates(stages), rates(stages)[1:], strict=False))


def test_only_the_newest_of_many_are_kept() -> None:
    stages: Stages = ()
    for step in range(2 * MOST_STAGES):
        stages = with_stage(stages, step, with_rate(0.1 + step / 1000))
    assert len(stages) == MOST_STAGES
    assert stages[0].step == MOST_STAGES


def test_a_later_stage_tells_only_what_is_other_than_before() -> None:
    clipped = set_training(with_rate(0.1), clip_norm=1.0)
    stages = with_stage(with_stage(with_stage((), 0, EXPERIMENT), 4, clipped), 9, with_rate(0.1))
    first, *later = told(stages)
    assert first["after_step"] == 0
    assert (first["batch_size"], first["clip_norm"], first["activations"]) == (10, 0.0, ["tanh", "linear"])
    assert later == [
        {"after_step": 4, "optimizer": {"kind": "sgd", "learning_rate": 0.1}, "clip_norm": 1.0},
        {"after_step": 9, "clip_norm": 0.0},
    ]
