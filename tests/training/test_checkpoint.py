"""A run that goes on from a checkpoint cannot be told, to the last bit, from one that never stopped."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from playground.datasets.spec import DataSpec
from playground.document.experiment import Choice, Experiment, LayerSpec, NetworkSpec
from playground.engine.optimizers import OPTIMIZERS
from playground.engine.schedules import SCHEDULES
from playground.messages import UserError
from playground.training.checkpoint import Checkpoint
from playground.training.current import CurrentRun
from playground.training.engines import EngineFactory, ReferenceEngine, bound, stop_flag
from playground.training.evaluations import CAPACITY, EvaluationMemory
from playground.training.insight import ParameterPlace
from playground.training.recorder import StepMemory

EXPERIMENT = Experiment(data=DataSpec(samples=46))  # 23 rows to train: batches of 10, 10 and 3 an epoch
ADAM = Choice.of("adam", learning_rate=0.01)


def with_training(**settings: object) -> Experiment:
    return replace(EXPERIMENT, training=replace(EXPERIMENT.training, **settings))  # type: ignore[arg-type]


def begin(
    experiment: Experiment, checkpoint: Checkpoint | None = None, factory: EngineFactory = ReferenceEngine
) -> CurrentRun:
    return CurrentRun(experiment, None, bound(factory, stop_flag()), checkpoint=checkpoint)


def reopened(current: CurrentRun, factory: EngineFactory = ReferenceEngine) -> CurrentRun:
    return begin(current.experiment, current.capture(), factory)


def assert_same(one: Checkpoint, other: Checkpoint) -> None:
    """Every bit of both."""
    for name in ("parameters", "slots", "gradient", "update"):
        left, right = getattr(one.state, name), getattr(other.state, name)
        assert left.dtype == right.dtype
        assert left.tobytes() == right.tobytes(), name
    for name in ("step", "epoch", "position", "optimizer_step", "evaluations", "divergence"):
        assert getattr(one.state, name) == getattr(other.state, name), name
    assert (one.steps.steps, one.steps.stride) == (other.steps.steps, other.steps.stride)
    assert one.steps.low.tobytes() == other.steps.low.tobytes()
    assert one.steps.high.tobytes() == other.steps.high.tobytes()
    assert one.evaluations.stride == other.evaluations.stride
    assert one.evaluations.entries.tobytes() == other.evaluations.entries.tobytes()
    assert (one.due is None) == (other.due is None)
    assert one.due is None or other.due is None or one.due.tobytes() == other.due.tobytes()
    assert one.is_drawn == other.is_drawn


def assert_goes_on_the_same(experiment: Experiment, factory: EngineFactory) -> None:
    never_stopped = begin(experiment, factory=factory)
    never_stopped.run.train(8)  # in the middle of an epoch
    again = reopened(never_stopped, factory)
    assert_same(again.capture(), never_stopped.capture())
    for current in (again, never_stopped):
        current.run.train(40)
    assert_same(again.capture(), never_stopped.capture())


# Going on


@pytest.mark.parametrize("precision", ["float32", "float64"])
@pytest.mark.parametrize("kind", OPTIMIZERS)
def test_every_optimizer_goes_on_in_mid_epoch(kind: str, precision: str, factory: EngineFactory) -> None:
    assert_goes_on_the_same(with_training(optimizer=Choice(kind), precision=precision), factory)


@pytest.mark.parametrize("kind", SCHEDULES)
def test_every_schedule_goes_on(kind: str, factory: EngineFactory) -> None:
    assert_goes_on_the_same(with_training(optimizer=ADAM, schedule=Choice(kind), clip_norm=0.1, l1=1e-3), factory)


def test_frozen_parameters_stay_frozen(factory: EngineFactory) -> None:
    layers = NetworkSpec((LayerSpec(4), LayerSpec(3, frozen=True), LayerSpec(1, activation="linear")))
    experiment = replace(with_training(optimizer=ADAM, frozen=((0, 1, 2), (2, -1, 0))), network=layers)
    assert_goes_on_the_same(experiment, factory)


def test_the_order_of_the_data_goes_on_where_it_is_not_shuffled(factory: EngineFactory) -> None:
    assert_goes_on_the_same(with_training(shuffle=False), factory)


def test_what_was_set_by_hand_is_kept(factory: EngineFactory) -> None:
    current = begin(EXPERIMENT, factory=factory)
    current.set_parameter(ParameterPlace(0, 2, 1), 0.123)
    checkpoint = current.capture()
    assert not checkpoint.is_drawn
    again = begin(EXPERIMENT, checkpoint, factory)
    for run in (again.run, current.run):
        run.train(5)
    assert_same(again.capture(), current.capture())


def test_long_records_are_thinned_as_if_it_had_never_stopped(compiled: EngineFactory) -> None:
    current = begin(EXPERIMENT, factory=compiled)
    current.run.train(3 * CAPACITY - 10)
    again = reopened(current, compiled)
    for run in (again.run, current.run):
        run.train(2000)
    assert again.run.evaluations.stride == 2
    assert again.run.steps.stride == 16
    assert_same(again.capture(), current.capture())


def test_an_edit_after_it_means_what_it_would_have_meant() -> None:
    wider = replace(EXPERIMENT, network=NetworkSpec((LayerSpec(6), *EXPERIMENT.network.layers[1:])))
    for steps in (0, 7):
        current = begin(EXPERIMENT)
        current.run.train(steps)
        again = reopened(current)
        for one in (again, current):
            one.apply(wider)
            one.run.train(9)
        assert_same(again.capture(), current.capture())


@settings(max_examples=30)
@given(st.lists(st.tuples(st.integers(0, 25), st.integers(0, 3)), min_size=1, max_size=6), st.sampled_from([1, 3, 50]))
def test_stopping_anywhere_changes_no_bit(cuts: list[tuple[int, int]], batch_size: int) -> None:
    """Also in front of an evaluation that is due, and in the middle of it."""
    experiment = with_training(optimizer=ADAM, batch_size=batch_size)
    whole = begin(experiment)
    cut = reopened(whole)
    for steps, pieces in cuts:
        for current in (cut, whole):
            current.run.train(steps)
        done = sum(cut.run.advance(1) for _ in range(pieces))
        cut = reopened(cut)
        whole.run.train(done)
    for current in (cut, whole):
        current.run.train(1)
    assert_same(cut.capture(), whole.capture())


# What a checkpoint is


def test_taking_one_changes_nothing() -> None:
    watched, alone = begin(EXPERIMENT), begin(EXPERIMENT)
    for _ in range(40):
        watched.run.advance(1)
        watched.capture()
        alone.run.advance(1)
    assert_same(watched.capture(), alone.capture())


def test_it_never_changes_afterwards() -> None:
    current = begin(with_training(optimizer=ADAM))
    current.run.train(9)
    checkpoint = current.capture()
    before = checkpoint.state.copy(), checkpoint.steps.low.copy()
    again = reopened(current)
    for one in (current, again):
        one.run.train(9)
    assert np.array_equal(checkpoint.state.parameters, before[0].parameters)
    assert np.array_equal(checkpoint.state.slots, before[0].slots)
    assert np.array_equal(checkpoint.steps.low, before[1])
    for array in (checkpoint.state.parameters, checkpoint.state.slots, checkpoint.steps.low):
        with pytest.raises(ValueError, match="read-only"):
            array[0] = 1.0


def test_it_says_how_much_memory_it_takes() -> None:
    start = begin(EXPERIMENT).capture()
    assert start.nbytes == 17 * 8 * 6
    current = begin(EXPERIMENT)
    current.run.train(2)
    assert current.capture().nbytes == 17 * 8 * 5 + 2 * 2 * 3 * 8 + 3 * 8


@pytest.mark.parametrize(
    ("experiment", "sentence"),
    [
        (replace(EXPERIMENT, network=NetworkSpec((LayerSpec(5), LayerSpec(1)))), "17 parameters, 21 were expected"),
        (replace(EXPERIMENT, network=NetworkSpec((LayerSpec(2), LayerSpec(2), LayerSpec(1)))), "does not fit"),
        (replace(EXPERIMENT, data=replace(EXPERIMENT.data, features=("x1",))), "17 parameters, 13 were expected"),
        (with_training(precision="float32"), "precision float64, the experiment has float32"),
        (replace(EXPERIMENT, data=replace(EXPERIMENT.data, samples=20)), "sample 20 .* only 10 to train on"),
    ],
)
def test_one_that_does_not_fit_is_refused_with_a_sentence(experiment: Experiment, sentence: str) -> None:
    current = begin(EXPERIMENT)
    current.run.train(2)
    with pytest.raises(UserError, match=sentence):
        begin(experiment, current.capture())


@pytest.mark.parametrize(("steps", "stride", "rows"), [(3, 1, 2), (3, 3, 1), (-1, 1, 0), (1025, 2, 513), (1, 0, 1)])
def test_a_record_of_steps_cannot_contradict_itself(steps: int, stride: int, rows: int) -> None:
    with pytest.raises(ValueError, match=r"\d"):
        StepMemory(steps, stride, np.zeros((rows, 3)), np.zeros((rows, 3)))


@pytest.mark.parametrize(("stride", "shape"), [(3, (1, 3)), (0, (1, 3)), (1, (1, 2)), (1, (3,)), (1, (CAPACITY, 3))])
def test_a_record_of_evaluations_cannot_contradict_itself(stride: int, shape: tuple[int, ...]) -> None:
    with pytest.raises(ValueError, match=r"\d"):
        EvaluationMemory(stride, np.zeros(shape))
