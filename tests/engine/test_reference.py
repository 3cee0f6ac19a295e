"""The readable training loop: what a step is, batches, clipping, freezing, divergence, and laws of every run."""

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from playground.engine.batches import epoch_order
from playground.engine.losses import LOSSES
from playground.engine.optimizers import OPTIMIZERS
from playground.engine.program import Divergence, Program, State
from playground.engine.propagation import backward, forward
from playground.engine.reference import Reference, layer_norms
from playground.engine.schedules import SCHEDULES
from tests.engine.builders import network, program, run, start

every_optimizer = pytest.mark.parametrize("optimizer", OPTIMIZERS)
every_precision = pytest.mark.parametrize("precision", ["float64", "float32"])


def bits(state: State) -> tuple:
    return (
        state.parameters.tobytes(),
        state.slots.tobytes(),
        state.gradient.tobytes(),
        state.update.tobytes(),
        (state.step, state.epoch, state.position, state.optimizer_step, state.evaluations),
    )


def test_one_step_worked_by_hand():
    """y = w x + b with w = 2, b = 1 on (1, 2), (2, 6): errors 1 and -1, L = 1, dL/dw = 1 - 2 = -1, dL/db = 0."""
    prog = Program(network(1, 1), [[1.0], [2.0]], [[2.0], [6.0]], settings={"learning_rate": 0.5})
    state = State.start(prog.network, [2.0, 1.0])
    losses, norms, done = run(prog, state, 1)
    assert (done, losses.tolist(), norms.tolist()) == (1, [1.0], [[1.0]])
    assert state.parameters.tolist() == [2.5, 1.0]
    assert state.gradient.tolist() == [-1.0, 0.0]
    assert state.update.tolist() == [0.5, 0.0]
    assert (state.step, state.epoch, state.position) == (1, 1, 0)


def test_an_epoch_uses_every_sample_once_and_its_last_batch_counts_by_its_own_size():
    prog = program(2, 3, 1, n=7, batch_size=3, shuffle_seed=5)
    state = start(prog)
    for epoch in range(2):
        order = epoch_order(5, epoch, 7)
        for place in (slice(0, 3), slice(3, 6), slice(6, 7)):
            rows = order[place]
            trace = forward(prog.network, state.parameters, prog.x[rows])
            expected = LOSSES["mse"].value(trace.outputs, prog.y[rows])
            gradient = backward(
                prog.network, state.parameters, trace, LOSSES["mse"].gradient(trace.outputs, prog.y[rows])
            )
            losses, norms, _ = run(prog, state, 1)
            assert losses[0] == expected
            assert state.gradient.tolist() == gradient.tolist()
            assert norms[0].tolist() == layer_norms(prog.network, gradient).tolist()
        assert (state.epoch, state.position) == (epoch + 1, 0)


def test_a_batch_larger_than_the_data_is_one_full_batch():
    full, larger = (program(2, 3, 1, n=5, batch_size=size) for size in (5, 1000))
    states = [start(full), start(larger)]
    assert run(full, states[0], 4)[0].tolist() == run(larger, states[1], 4)[0].tolist()
    assert bits(states[0]) == bits(states[1])
    assert states[0].epoch == 4


@settings(max_examples=25)
@given(
    pieces=st.lists(st.integers(0, 5), max_size=6),
    optimizer=st.sampled_from(list(OPTIMIZERS)),
    precision=st.sampled_from(["float64", "float32"]),
)
def test_splitting_a_run_into_pieces_changes_nothing_at_all(pieces, optimizer, precision):
    prog = program(2, 3, 1, optimizer=optimizer, precision=precision, schedule="cosine")
    whole, split = start(prog), start(prog)
    losses = run(prog, whole, sum(pieces))[0]
    piecewise = [loss for steps in pieces for loss in run(prog, split, steps)[0]]
    assert losses.tolist() == piecewise
    assert bits(whole) == bits(split)


@settings(max_examples=25)
@given(order=st.permutations(range(6)), loss=st.sampled_from(list(LOSSES)), seed=st.integers(0, 50))
def test_permuting_samples_within_a_full_batch_changes_nothing_beyond_rounding(order, loss, seed):
    prog = program(2, 3, 2, n=6, loss=loss, batch_size=6, settings={"learning_rate": 0.1})
    permuted = replace(prog, x=prog.x[list(order)], y=prog.y[list(order)])
    one, other = start(prog, seed), start(prog, seed)
    run(prog, one, 1)
    run(permuted, other, 1)
    np.testing.assert_allclose(one.parameters, other.parameters, rtol=1e-12, atol=1e-14)


def test_looking_changes_nothing():
    prog = program(2, 3, 1)
    state = start(prog)
    run(prog, state, 3)
    before = bits(state)
    reference = Reference(prog)
    activations = reference.forward(state.parameters, prog.x)
    loss, outputs = reference.evaluate(state.parameters, prog.x, prog.y)
    assert bits(state) == before
    assert [a.shape for a in activations] == [(7, 3), (7, 1)]
    assert outputs.tolist() == activations[-1].tolist()
    assert loss == LOSSES["mse"].value(outputs, prog.y)


def test_losses_are_without_and_gradients_with_penalty():
    plain, penalised = program(2, 3, 1), program(2, 3, 1, l1=0.1, l2=0.5)
    states = [start(plain), start(penalised)]
    assert run(plain, states[0], 1)[0].tolist() == run(penalised, states[1], 1)[0].tolist()
    w, mask = start(plain).parameters, plain.network.weight_mask()
    expected = states[0].gradient + mask * (0.1 * np.sign(w) + 0.5 * w)
    np.testing.assert_allclose(states[1].gradient, expected, rtol=1e-14)


def test_clipping_shortens_the_update_and_reports_the_norm_before():
    free = program(2, 3, 1, settings={"learning_rate": 1.0})
    state = start(free)
    _, norms, _ = run(free, state, 1)
    norm = np.sqrt(np.sum(norms**2))

    clipped = start(free)
    _, clipped_norms, _ = run(replace(free, clip_norm=norm / 4), clipped, 1)
    assert clipped_norms.tolist() == norms.tolist()
    np.testing.assert_allclose(clipped.update, state.update / 4, rtol=1e-12)

    untouched = start(free)
    run(replace(free, clip_norm=norm * 1.01), untouched, 1)
    assert bits(untouched) == bits(state)


@every_optimizer
def test_frozen_parameters_and_their_slots_stay_as_they_are(optimizer):
    prog = program(2, 3, 1, optimizer=optimizer, l2=0.1)
    learns = np.arange(prog.network.parameter_count, dtype=np.uint8) % 2
    state = start(prog)
    run(replace(prog, trainable=learns), state, 5)
    frozen = learns == 0
    assert (state.parameters[frozen] == start(prog).parameters[frozen]).all()
    assert not state.slots[:, frozen].any()
    assert not state.update[frozen].any()
    assert (state.parameters != start(prog).parameters)[~frozen].any()


@pytest.mark.parametrize("schedule", SCHEDULES)
def test_the_schedule_multiplies_the_learning_rate(schedule):
    """Over steps of the same gradient direction, SGD's update is the rate times the gradient, times the factor."""
    prog = program(2, 3, 1, settings={"learning_rate": 0.1}, schedule=schedule, schedule_settings={"warmup": 3.0})
    state = start(prog)
    for step in range(1, 7):
        run(prog, state, 1)
        record = SCHEDULES[schedule]
        defaults = {setting.name: setting.default for setting in record.settings} | {"warmup": 3.0}
        rate = 0.1 * record.factor(step, **defaults)
        np.testing.assert_allclose(state.update, -rate * state.gradient, rtol=1e-9, atol=1e-16)


@every_optimizer
def test_the_update_is_what_changed(optimizer):
    prog = program(2, 3, 1, optimizer=optimizer)
    state = start(prog)
    run(prog, state, 4)
    before = state.parameters.copy()
    run(prog, state, 1)
    assert state.update.tolist() == (state.parameters - before).tolist()


def test_settings_may_change_between_calls_and_the_state_goes_on():
    prog = program(2, 3, 1, n=8, optimizer="adam", batch_size=3)
    state = start(prog)
    run(prog, state, 1)
    run(replace(prog, batch_size=2, settings={"learning_rate": 0.5}), state, 1)
    assert (state.step, state.optimizer_step, state.epoch, state.position) == (2, 2, 0, 5)


def test_an_optimizer_that_starts_anew_starts_like_the_first_step():
    """Adam's first update is the rate in every direction; without a count of its own it would be three times that."""
    prog = program(2, 3, 1)
    state = start(prog)
    run(prog, state, 50)
    state.restart_optimizer()
    run(replace(prog, optimizer="adam", settings={"learning_rate": 0.01, "epsilon": 1e-12}), state, 1)
    np.testing.assert_allclose(np.abs(state.update), 0.01, rtol=1e-6)


class TestDivergence:
    """A step that would leave the finite numbers is not taken."""

    def test_a_rate_far_too_high_stops_with_the_last_finite_parameters(self):
        prog = program(2, 3, 1, n=6, batch_size=6, activation="relu", settings={"learning_rate": 1e3})
        state = start(prog)
        losses, norms, done = run(prog, state, 500)
        assert done < 500
        assert np.isfinite(losses).all()
        assert np.isfinite(norms).all()
        assert np.isfinite(state.parameters).all()
        assert state.step == done
        assert state.divergence.step == done + 1
        again = start(prog)
        run(prog, again, done)
        assert bits(again) == bits(state)

    def test_says_the_lowest_layer_whose_outputs_are_not_finite(self):
        prog = program(2, 3, 3, 1, activation="relu")
        state = start(prog)
        layers = prog.network.views(state.parameters)
        layers[0].bias[:] = 1
        layers[1].weight[:] = 1e308
        before = bits(state)
        assert run(prog, state, 5)[2] == 0
        assert state.divergence == Divergence(step=1, layer=1, quantity="loss")
        assert bits(state) == before

    def test_says_no_layer_where_the_loss_alone_overflows(self):
        prog = program(2, 1, settings={})
        state = start(prog)
        state.parameters[:] = 1e200
        run(prog, state, 1)
        assert state.divergence == Divergence(step=1, layer=-1, quantity="loss")

    def test_says_the_layer_of_a_gradient_that_is_not_finite(self):
        """y = 1e300 (1e-120 x) is 1e280 at x = 1e100, but the slope along the first weight is 1e300 x."""
        net = network(1, 1, 1, activation="linear")
        prog = Program(net, [[1e100]], [[0.0]], loss="mae")
        state = State.start(net, [1e-120, 0, 1e300, 0])
        run(prog, state, 1)
        assert state.divergence == Divergence(step=1, layer=0, quantity="gradient")

    def test_says_the_layer_whose_new_parameters_are_not_finite(self):
        prog = Program(network(1, 1), [[10.0]], [[0.0]], settings={"learning_rate": 1e308})
        state = State.start(prog.network, [1.0, 0.0])
        run(prog, state, 1)
        assert state.divergence == Divergence(step=1, layer=0, quantity="parameters")
        assert state.parameters.tolist() == [1.0, 0.0]

    def test_goes_on_once_the_cause_is_gone(self):
        prog = program(2, 3, 1, activation="relu", settings={"learning_rate": 1e8})
        state = start(prog)
        run(prog, state, 500)
        assert state.divergence is not None
        state.parameters[:] = start(prog).parameters
        assert run(replace(prog, settings={"learning_rate": 0.01}), state, 5)[2] == 5
        assert state.divergence is None

    def test_a_value_in_the_data_that_is_not_a_number_is_seen_at_the_first_step(self):
        prog = program(2, 3, 1)
        spoilt = replace(prog, x=np.full_like(prog.x, np.nan))
        state = start(prog)
        assert run(spoilt, state, 1)[2] == 0
        assert state.divergence == Divergence(step=1, layer=0, quantity="loss")
