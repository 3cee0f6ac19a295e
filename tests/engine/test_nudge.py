"""Learning without calculus."""

import numpy as np

from playground.engine.nudge import nudge
from playground.engine.penalties import penalty
from tests.engine.builders import program, run, start

ALL = np.ones(3, bool)


def test_each_parameter_moves_to_the_side_where_the_loss_falls():
    """f = (a - 1)² + (b + 1)² + (c - 0)² from 0: a up, b down after trying up, c stays after trying both."""
    target = np.array([1.0, -1.0, 0.0])
    moved, evaluations = nudge(np.zeros(3), lambda w: float(np.sum((w - target) ** 2)), 0.25, ALL)
    assert moved.tolist() == [0.25, -0.25, 0]
    assert evaluations == 1 + 1 + 2 + 2


def test_a_move_counts_at_once_for_the_parameters_that_follow():
    """f = |a + b - 0.25| from 0: a takes the whole way, so b stays."""
    moved, _ = nudge(np.zeros(2), lambda w: float(abs(w.sum() - 0.25)), 0.25, ALL[:2])
    assert moved.tolist() == [0.25, 0]


def test_frozen_parameters_stay_and_cost_nothing():
    moved, evaluations = nudge(np.ones(3), lambda w: float(np.sum(w**2)), 0.5, np.array([False, True, False]))
    assert moved.tolist() == [1, 0.5, 1]
    assert evaluations == 3


def test_where_the_loss_is_not_a_number_nothing_moves():
    assert nudge(np.ones(2), lambda w: float("nan"), 0.5, ALL[:2]).parameters.tolist() == [1, 1]


def test_does_not_change_its_argument():
    w = np.ones(2)
    nudge(w, lambda w: float(np.sum(w**2)), 0.5, ALL[:2])
    assert w.tolist() == [1, 1]


def test_a_step_is_one_pass_and_never_raises_the_loss_of_its_batch():
    prog = program(2, 3, 1, n=6, batch_size=6, optimizer="nudge", settings={"epsilon": 0.01}, l2=0.1)
    state = start(prog)
    losses, norms, done = run(prog, state, 1)
    before = losses[0] + penalty(prog.network, start(prog).parameters, 0, 0.1)
    after = run(prog, state.copy(), 1)[0][0] + penalty(prog.network, state.parameters, 0, 0.1)
    assert done == state.step == 1
    assert after < before
    assert (norms > 0).all()


def test_moves_are_of_size_epsilon_and_evaluations_are_counted():
    prog = program(2, 3, 1, n=6, batch_size=6, optimizer="nudge", settings={"epsilon": 0.01})
    state = start(prog)
    run(prog, state, 5)
    moves = np.abs(state.update)
    assert np.all(np.isclose(moves, 0.01, atol=1e-12) | (moves == 0))
    p = prog.network.parameter_count
    assert 5 * (p + 1) <= state.evaluations <= 5 * (2 * p + 1)
