"""One parameter under a finger: setting it, and moving it a little to see what the loss does."""

from __future__ import annotations

import math

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from playground.datasets.prepared import PreparedData
from playground.datasets.spec import DataSpec
from playground.document.edits import add_layer, freeze_parameter, set_activation, set_training
from playground.document.experiment import Experiment, LayerSpec, NetworkSpec
from playground.engine.batches import epoch_order
from playground.training.current import CurrentRun
from playground.training.engines import ReferenceEngine, bound, stop_flag
from playground.training.insight import NudgeResult, ParameterPlace
from playground.training.nudging import MOST_MOVES, Request, nudge
from playground.training.pieces import complete
from playground.training.session import Session
from playground.training.snapshot import RunState, Snapshot, Wants
from tests.training.conftest import OpenSession, in_state, until

EXPERIMENT = Experiment(data=DataSpec(samples=40))
ONE_UNIT = Experiment(data=DataSpec(samples=40), network=NetworkSpec((LayerSpec(1, "linear"),)))
WEIGHT = ParameterPlace(0, 2, 1)
PLACES = [ParameterPlace(0, unit, source) for unit in range(4) for source in (-1, 0, 1)]


def current_run(experiment: Experiment = EXPERIMENT, steps: int = 7) -> CurrentRun:
    current = CurrentRun(experiment, None, bound(ReferenceEngine, stop_flag()))
    current.run.train(steps)
    return current


def nudged(current: CurrentRun, place: ParameterPlace, epsilon: float, **how: bool) -> NudgeResult:
    complete(nudge(current, Request(place, epsilon, **({"on_batch": False} | how))))
    assert current.nudge is not None
    return current.nudge


def loss_of_one_unit(data: PreparedData, parameters: np.ndarray, rows: object = slice(None)) -> float:
    """Mean of (w1 x1 + w2 x2 + b - t)^2, written out."""
    x, t = data.x_train[rows], data.y_train[rows, 0]
    w1, w2, b = parameters
    return float(np.mean((w1 * x[:, 0] + w2 * x[:, 1] + b - t) ** 2))


# Where a parameter lies


def test_a_place_is_found_in_the_flat_vector() -> None:
    network = current_run().network
    flat = np.arange(float(network.parameter_count))
    views = network.views(flat)
    for layer, (weight, bias) in enumerate(views):
        for unit in range(weight.shape[1]):
            assert ParameterPlace(layer, unit).index(network) == bias[unit]
            for source in range(weight.shape[0]):
                assert ParameterPlace(layer, unit, source).index(network) == weight[source, unit]


@pytest.mark.parametrize("place", [(2, 0, 0), (0, 4, 0), (0, 0, 2), (-1, 0, 0), (0, -1, 0), (0, 0, -2)])
def test_a_place_that_is_not_there_is_none(place: tuple[int, int, int]) -> None:
    assert ParameterPlace(*place).index(current_run().network) is None


# What a nudge measures


@pytest.mark.parametrize("epsilon", [1e-4, -1e-4, 0.01])
def test_the_sum_is_the_one_done_by_hand(epsilon: float) -> None:
    current = current_run(ONE_UNIT)
    before = current.run.state.parameters.copy()
    result = nudged(current, ParameterPlace(0, 0, 1), epsilon)
    ahead, behind = before.copy(), before.copy()
    ahead[1] += epsilon
    behind[1] -= epsilon
    losses = [loss_of_one_unit(current.data, p) for p in (before, ahead, behind)]
    assert (result.loss_before, result.loss_after) == pytest.approx(losses[:2], rel=1e-14)
    assert result.measured_slope == (result.loss_after - result.loss_before) / epsilon
    assert result.central_slope == pytest.approx((losses[1] - losses[2]) / (2 * epsilon), rel=1e-9)
    assert (result.value_before, result.value_after) == (before[1], before[1] + epsilon)
    assert current.run.state.parameters.tolist() == ahead.tolist()
    assert (result.moves, result.step, result.evaluations) == (1, 7, 3)


def test_on_the_batch_it_is_the_next_one() -> None:
    current = current_run(ONE_UNIT)
    state, program = current.run.state, current.run.program
    rows = epoch_order(program.shuffle_seed, state.epoch, 20)[state.position : state.position + 10]
    expected = loss_of_one_unit(current.data, state.parameters, rows)
    result = nudged(current, ParameterPlace(0, 0), 1e-4, on_batch=True)
    assert result.loss_before == pytest.approx(expected, rel=1e-14)
    state.parameters[2] = result.value_before
    current.run.train(1)
    assert state.gradient[2] == pytest.approx(result.gradient, rel=1e-12)


@settings(max_examples=100, deadline=None)
@given(st.sampled_from(PLACES), st.floats(0, 0.1), st.sampled_from(["tanh", "sigmoid", "gelu"]), st.booleans())
def test_the_central_slope_agrees_with_backpropagation(place, l2: float, activation: str, on_batch: bool) -> None:
    experiment = set_training(set_activation(EXPERIMENT, 0, activation), l2=l2)
    result = nudged(current_run(experiment), place, 1e-5, on_batch=on_batch)  # the error falls with its square
    assert result.central_slope == pytest.approx(result.gradient, rel=1e-6, abs=1e-9)
    assert result.measured_slope == pytest.approx(result.gradient, abs=1e-3)


def test_many_samples_in_pieces_give_the_mean_over_all() -> None:
    wide = Experiment(data=DataSpec(samples=2000), network=NetworkSpec((LayerSpec(300), LayerSpec(1, "linear"))))
    current = current_run(wide, steps=1)
    pieces = nudge(current, Request(ParameterPlace(1, 0, 5), 1e-4, on_batch=False))
    assert sum(1 for _ in pieces) > 4
    result = current.nudge
    assert result is not None
    current.run.state.parameters[ParameterPlace(1, 0, 5).index(current.network)] = result.value_before
    loss, _ = current.run.engine.evaluate(current.run.state.parameters, current.data.x_train, current.data.y_train)
    assert result.loss_before == pytest.approx(loss, rel=1e-12)
    assert result.central_slope == pytest.approx(result.gradient, rel=1e-6)


def test_a_single_precision_run_gets_values_it_can_hold() -> None:
    current = current_run(set_training(EXPERIMENT, precision="float32"))
    result = nudged(current, WEIGHT, 1e-4)
    value = current.run.state.parameters[WEIGHT.index(current.network)]
    assert float(value) == result.value_after
    assert result.central_slope == pytest.approx(result.gradient, rel=1e-2)


def test_there_and_back_again_is_where_it_was() -> None:
    current = current_run()
    before = current.run.state.parameters.copy()
    result = nudged(current, WEIGHT, 1e-4)
    current.set_parameter(WEIGHT, result.value_before)
    assert np.array_equal(current.run.state.parameters, before)


def test_nothing_but_the_parameter_changes() -> None:
    current, untouched = current_run(), current_run()
    nudged(current, WEIGHT, 0.5)
    ours, theirs = current.run.state, untouched.run.state
    differs = ours.parameters != theirs.parameters
    assert np.flatnonzero(differs).tolist() == [WEIGHT.index(current.network)]
    for name in ("slots", "gradient", "update"):
        assert np.array_equal(getattr(ours, name), getattr(theirs, name))
    assert (ours.step, ours.epoch, ours.position) == (theirs.step, theirs.epoch, theirs.position)


def test_a_nudge_of_a_parameter_that_is_not_there_does_nothing() -> None:
    current = current_run()
    before = current.run.state.parameters.copy()
    complete(nudge(current, Request(ParameterPlace(5, 0), 1e-4, on_batch=False)))
    assert current.nudge is None
    assert np.array_equal(current.run.state.parameters, before)


# Until it is no better


def test_it_goes_down_to_the_bottom_of_the_parabola() -> None:
    current = current_run(ONE_UNIT, steps=0)
    x, t = current.data.x_train, current.data.y_train[:, 0]
    w1, w2, b = current.run.state.parameters
    bottom = float(np.mean(x[:, 0] * (t - w2 * x[:, 1] - b)) / np.mean(x[:, 0] ** 2))
    epsilon = math.copysign(0.01, bottom - w1)
    result = nudged(current, ParameterPlace(0, 0, 0), epsilon, repeated=True)
    assert abs(result.value_after - bottom) <= 0.005 + 1e-9
    assert result.moves == round((result.value_after - w1) / epsilon)
    assert result.loss_after < result.loss_before
    assert result.evaluations == 3 + result.moves
    mean_slope = (result.loss_after - result.loss_before) / (result.value_after - result.value_before)
    assert result.measured_slope == pytest.approx(mean_slope, rel=1e-9)


def test_uphill_it_does_not_move_and_says_the_slope() -> None:
    current = current_run()
    before = current.run.state.parameters.copy()
    down = nudged(current_run(), WEIGHT, 1e-4)
    uphill = math.copysign(1e-4, down.gradient)
    result = nudged(current, WEIGHT, uphill, repeated=True)
    assert (result.moves, result.value_after, result.loss_after) == (0, result.value_before, result.loss_before)
    assert result.measured_slope == pytest.approx(result.gradient, rel=0.1)
    assert np.array_equal(current.run.state.parameters, before)


def test_the_moves_are_bounded() -> None:
    current = current_run(ONE_UNIT, steps=0)
    current.set_parameter(ParameterPlace(0, 0, 0), 1e6)
    result = nudged(current, ParameterPlace(0, 0, 0), -1.0, repeated=True)
    assert result.moves == MOST_MOVES
    assert result.value_after == 1e6 - MOST_MOVES


def test_a_frozen_parameter_can_still_be_moved_by_hand() -> None:
    current = current_run(freeze_parameter(EXPERIMENT, 0, 1, 2))
    result = nudged(current, WEIGHT, 0.25)
    current.run.train(5)
    assert current.run.state.parameters[WEIGHT.index(current.network)] == result.value_after


# In a session


def idle(session: Session) -> Snapshot:
    return until(session, in_state(RunState.IDLE))


def test_a_value_set_by_hand_is_there_and_the_loss_is_of_it(open_session: OpenSession) -> None:
    session = open_session(EXPERIMENT)
    before = idle(session)
    session.set_parameter(WEIGHT, 2.5)
    after = until(session, lambda s: s.parameters[6] == 2.5)
    assert before.figures is not None
    assert after.figures is not None
    assert after.figures.train_loss != before.figures.train_loss
    assert (after.step, after.run) == (0, before.run)
    assert np.array_equal(np.delete(after.parameters, 6), np.delete(before.parameters, 6))
    assert after.evaluations.train.tolist() == before.evaluations.train.tolist()


def test_setting_the_old_value_restores_the_bits(open_session: OpenSession) -> None:
    session = open_session(set_training(EXPERIMENT, precision="float32"))
    before = idle(session)
    session.set_parameter(WEIGHT, 0.1)
    until(session, lambda s: s.parameters[6] == np.float32(0.1))
    session.set_parameter(WEIGHT, float(before.parameters[6]))
    after = until(session, lambda s: s.parameters[6] == before.parameters[6])
    assert np.array_equal(after.parameters, before.parameters)
    assert after.figures == before.figures


@pytest.mark.parametrize("value", [math.nan, math.inf, 1e31])
def test_only_numbers_can_be_set(open_session: OpenSession, value: float) -> None:
    session = open_session(EXPERIMENT)
    with pytest.raises(ValueError, match="is not a number"):
        session.set_parameter(WEIGHT, value)
    with pytest.raises(ValueError, match="is not a number"):
        session.nudge(WEIGHT, value)


def test_a_nudge_by_nothing_is_refused(open_session: OpenSession) -> None:
    with pytest.raises(ValueError, match="other than 0"):
        open_session(EXPERIMENT).nudge_until_no_better(WEIGHT, 0.0)


def test_a_nudge_is_answered_in_the_snapshot(open_session: OpenSession) -> None:
    session = open_session(EXPERIMENT)
    before = idle(session)
    session.nudge(WEIGHT, 1e-3)
    after = until(session, lambda s: s.insight.nudge is not None)
    assert after.insight.nudge is not None
    assert after.insight.nudge.place == WEIGHT
    assert after.parameters[6] == before.parameters[6] + 1e-3
    session.reset()
    assert until(session, lambda s: s.run > before.run).insight.nudge is None


def test_nudges_add_up_and_come_before_what_is_asked_next(open_session: OpenSession) -> None:
    session = open_session(EXPERIMENT)
    before = idle(session)
    for _ in range(3):
        session.nudge(WEIGHT, 0.5)
    session.step()
    after = until(session, in_state(RunState.PAUSED, 1))
    expected = current_run(steps=0)
    expected.set_parameter(WEIGHT, before.parameters[6] + 1.5)
    expected.run.train(1)
    assert after.parameters == pytest.approx(expected.run.state.parameters, rel=1e-12)


def test_a_nudge_that_finds_nothing_better_is_answered_too(open_session: OpenSession) -> None:
    session = open_session(EXPERIMENT)
    idle(session)
    session.nudge_until_no_better(WEIGHT, 1e3)
    result = until(session, lambda s: s.insight.nudge is not None).insight.nudge
    assert result is not None
    assert result.moves == 0


def test_repeating_ends_with_the_next_command_and_not_with_looking(open_session: OpenSession) -> None:
    wide = Experiment(data=DataSpec(samples=4000), network=NetworkSpec((LayerSpec(200), LayerSpec(1, "linear"))))
    session = open_session(wide)
    start = float(idle(session).parameters[0])
    place = ParameterPlace(0, 0, 0)
    session.set_parameter(place, 1e5)  # tanh is flat there: nothing to gain, and far away from any bottom
    session.set_parameter(ParameterPlace(1, 0), 1e5)
    session.nudge_until_no_better(ParameterPlace(1, 0), -1.0)
    session.want(Wants(unit_resolution=10))
    until(session, lambda s: s.insight.nudge is not None and s.insight.nudge.moves >= 3)
    session.set_parameter(place, start)
    stopped = until(session, lambda s: s.parameters[0] == start)
    assert stopped.insight.nudge is not None
    assert stopped.insight.nudge.moves < MOST_MOVES
    session.set_parameter(place, 2.0)
    later = until(session, lambda s: s.parameters[0] == 2.0)
    assert later.insight.nudge is stopped.insight.nudge


def test_a_hand_edit_before_the_first_step_survives_a_change_of_the_network(open_session: OpenSession) -> None:
    session = open_session(EXPERIMENT)
    idle(session)
    session.set_parameter(WEIGHT, 2.5)
    session.apply(add_layer(EXPERIMENT, 1))
    after = until(session, lambda s: s.network.layers == 3)
    assert after.parameters[6] == 2.5


def test_a_hand_edit_after_divergence_lets_it_go_on(open_session: OpenSession) -> None:
    session = open_session(set_training(EXPERIMENT, precision="float32"))
    idle(session)
    session.set_parameter(WEIGHT, 1e30)
    session.set_parameter(ParameterPlace(1, 0, 2), 1e30)
    session.step()
    until(session, in_state(RunState.FAILED))
    session.set_parameter(ParameterPlace(1, 0, 2), 0.5)
    session.set_parameter(WEIGHT, 0.5)
    session.step()
    assert until(session, in_state(RunState.PAUSED)).step >= 1
