"""The moments kept of a run are bounded, depend on its steps alone, and every step can be reached from one of them."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from playground.datasets.spec import DataSpec
from playground.document.edits import (
    freeze_layer,
    freeze_parameter,
    set_activation,
    set_optimizer,
    set_training,
)
from playground.document.experiment import Choice, Experiment
from playground.training.checkpoint import Checkpoint
from playground.training.current import CurrentRun
from playground.training.engines import EngineFactory, ReferenceEngine, bound, stop_flag
from playground.training.insight import ParameterPlace
from playground.training.timeline import LONGEST_STRIDE, MOST_REGULAR, SHORTEST_STRIDE, Timeline
from tests.training.test_checkpoint import assert_same

EXPERIMENT = Experiment(data=DataSpec(samples=46))
START = CurrentRun(EXPERIMENT, None, bound(ReferenceEngine, stop_flag())).capture()


def moment(step: int) -> Checkpoint:
    return replace(START, state=replace(START.state, step=step))


def after(steps: int, marks: tuple[int, ...] = (), most_bytes: int = 2**30) -> Timeline:
    """A timeline of so many steps; something else than a step happened before the steps in `marks`."""
    timeline = Timeline(moment(0), most_bytes)
    for step in range(1, steps + 1):
        if step - 1 in marks:
            timeline.mark(moment(step - 1))
        if timeline.is_due(step):
            timeline.keep(moment(step))
    return timeline


# What is kept


@settings(max_examples=40)
@given(st.integers(1, 50_000), st.frozensets(st.integers(0, 50_000), max_size=5))
def test_it_is_bounded_and_reaches_every_step_by_steps_alone(steps: int, marks: frozenset[int]) -> None:
    timeline = after(steps, tuple(marks))
    kept = [each.step for each in timeline]
    assert kept == sorted(set(kept))
    assert len(kept) <= MOST_REGULAR + 1 + len(marks)
    done = {mark for mark in marks if mark < steps}
    assert {0, *done} <= set(kept)
    for step in {0, steps, steps // 2, *done, *(max(0, mark - 1) for mark in done)}:
        source = timeline.before(step).step
        assert source <= step
        assert step - source < timeline.stride
        assert not any(source < mark <= step for mark in done)


def test_the_next_one_is_due_at_a_multiple_of_the_stride() -> None:
    timeline = after(30_000)
    assert timeline.stride > LONGEST_STRIDE
    for step in (0, 1, timeline.stride - 1, timeline.stride):
        assert timeline.is_due(step + timeline.steps_to_next(step))


def test_where_memory_is_short_the_stride_grows_and_changes_stay() -> None:
    timeline = after(5_000, (100, 333), most_bytes=6 * START.nbytes)
    assert timeline.nbytes <= 6 * START.nbytes
    assert {0, 100, 333} <= {each.step for each in timeline}


def test_where_changes_alone_are_too_many_one_can_go_back_less_far() -> None:
    timeline = after(1_000, tuple(range(0, 1000, 50)), most_bytes=5 * START.nbytes)
    assert [each.step for each in timeline] == [750, 800, 850, 900, 950]
    assert timeline.first == 750
    assert timeline.before(0).step == 750


def test_a_moment_too_large_for_the_memory_is_kept_alone() -> None:
    timeline = after(500, (300,), most_bytes=1)
    assert [each.step for each in timeline] == [300]


def test_a_part_of_it_shares_what_it_keeps() -> None:
    timeline = after(2_000, (100,))
    part = timeline.until(777)
    assert [id(each) for each in part] == [id(each) for each in timeline if each.step <= 777]
    assert part.nbytes == sum(each.nbytes for each in part)
    part.mark(moment(777))
    assert 777 not in {each.step for each in timeline}


def test_where_steps_are_slow_they_are_kept_more_often() -> None:
    large = replace(START, state=replace(START.state, parameters=np.zeros(1_000_000)))
    assert Timeline(large).stride == SHORTEST_STRIDE
    assert Timeline(START).stride == LONGEST_STRIDE


# The same steps again

CHANGES = {
    "learning rate": lambda e: set_optimizer(e, e.training.optimizer.with_setting("learning_rate", 0.003)),
    "optimizer": lambda e: set_optimizer(e, Choice.of("adam", learning_rate=0.01)),
    "batch size": lambda e: set_training(e, batch_size=7),
    "penalty": lambda e: set_training(e, l2=0.01),
    "activation": lambda e: set_activation(e, 0, "relu"),
    "frozen layer": lambda e: freeze_layer(e, 1),
    "frozen weight": lambda e: freeze_parameter(e, 0, 1, 2),
    "by hand": None,
}


def change(current: CurrentRun, name: str) -> None:
    edit = CHANGES[name]
    if edit is None:
        current.set_parameter(ParameterPlace(0, 1, 0), 0.123)
    else:
        current.apply(edit(current.experiment))


def train(current: CurrentRun, steps: int, seen: dict[int, Checkpoint]) -> None:
    """Steps one by one, each moment remembered."""
    for _ in range(steps):
        while not current.advance(1):
            pass
        seen[current.run.state.step] = current.capture()


def look(current: CurrentRun, step: int) -> Checkpoint:
    then = current.past(step)
    then.run.train(step - then.run.state.step)
    return then.capture()


def reached(seen: Checkpoint, factory: EngineFactory) -> Checkpoint:
    """A moment with its due evaluation made, as whoever goes through it leaves it."""
    current = CurrentRun(seen.experiment, None, bound(factory, stop_flag()), checkpoint=seen)
    current.run.train(0)
    return current.capture()


@settings(max_examples=25)
@given(st.lists(st.tuples(st.integers(0, 300), st.sampled_from(sorted(CHANGES))), max_size=6), st.data())
def test_every_step_comes_again_to_the_bit_whatever_was_changed_on_the_way(parts, data: st.DataObject) -> None:
    current = CurrentRun(EXPERIMENT, None, bound(ReferenceEngine, stop_flag()))
    seen = {0: current.capture()}
    for steps, name in parts:
        train(current, steps, seen)
        change(current, name)
        seen[current.run.state.step] = current.capture()
    train(current, 5, seen)
    before = current.capture()
    for step in data.draw(st.lists(st.sampled_from(sorted(seen)), min_size=1, max_size=5)):
        assert_same(look(current, step), reached(seen[step], ReferenceEngine))
    assert_same(current.capture(), before)


def test_the_compiled_engine_takes_the_same_steps_again(compiled: EngineFactory) -> None:
    current = CurrentRun(EXPERIMENT, None, bound(compiled, stop_flag()))
    seen: dict[int, Checkpoint] = {}
    train(current, 700, seen)
    change(current, "optimizer")
    seen[700] = current.capture()
    train(current, 900, seen)
    for step in (1, 255, 256, 257, 699, 700, 701, 1234, 1600):
        assert_same(look(current, step), reached(seen[step], compiled))


def test_going_on_from_there_is_a_run_that_never_went_further() -> None:
    current, alone = (CurrentRun(EXPERIMENT, None, bound(ReferenceEngine, stop_flag())) for _ in range(2))
    train(current, 300, {})
    current.branch(look(current, 123))
    train(current, 50, {})
    train(alone, 173, {})
    assert_same(current.capture(), alone.capture())
    assert current.timeline.before(150).step <= 150
    assert_same(look(current, 150), look(alone, 150))
