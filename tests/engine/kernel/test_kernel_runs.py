"""What holds for every run of the compiled kernel: pieces, interruptions, divergence, the order of samples."""

import threading
from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from playground.engine.kernel.compiled import CompiledNetwork, CompiledRun, InterruptedError, stop_flag
from playground.engine.optimizers import OPTIMIZERS
from playground.engine.program import Divergence, Program, State
from playground.engine.reference import Reference
from tests.engine.builders import inputs, parameters, program, start

every_optimizer = pytest.mark.parametrize("optimizer", [name for name in OPTIMIZERS if name != "nudge"])
every_precision = pytest.mark.parametrize("precision", ["float64", "float32"])


def run(engine: CompiledRun | Reference, state: State, steps: int) -> tuple[np.ndarray, np.ndarray, int]:
    losses, norms = np.full(steps, np.nan), np.full((steps, engine.program.network.layers), np.nan)
    done = engine.run(state, steps, losses, norms)
    return losses[:done], norms[:done], done


def bits(state: State) -> tuple:
    arrays = (state.parameters, state.slots, state.gradient, state.update)
    return (*(array.tobytes() for array in arrays), state.step, state.epoch, state.position, state.optimizer_step)


PIECES = st.lists(st.integers(0, 9), min_size=1, max_size=6)


@settings(max_examples=40)
@given(pieces=PIECES, optimizer=st.sampled_from([n for n in OPTIMIZERS if n != "nudge"]), fresh=st.booleans())
def test_cutting_a_run_into_pieces_changes_no_bit(pieces, optimizer, fresh):
    prog = program(2, 5, 1, n=11, optimizer=optimizer, shuffle_seed=77)
    whole, cut, engine = start(prog), start(prog), CompiledRun(prog)
    losses, norms, _ = run(CompiledRun(prog), whole, sum(pieces))
    parts = [run(CompiledRun(prog) if fresh else engine, cut, steps) for steps in pieces]
    assert bits(cut) == bits(whole)
    assert np.concatenate([part[0] for part in parts]).tobytes() == losses.tobytes()
    assert np.concatenate([part[1] for part in parts]).tobytes() == norms.tobytes()


@every_precision
def test_the_same_run_gives_the_same_bits_on_large_layers_too(precision):
    prog = program(60, 200, 10, n=130, batch_size=64, precision=precision)
    first, second = start(prog), start(prog)
    run(CompiledRun(prog), first, 6)
    run(CompiledRun(prog), second, 6)
    assert bits(first) == bits(second)


def test_one_engine_serves_several_states_in_turn():
    prog = program(2, 4, 1, n=11, shuffle_seed=3)
    engine, a, b, alone = CompiledRun(prog), start(prog), start(prog, seed=9), start(prog)
    for _ in range(4):
        run(engine, a, 5)
        run(engine, b, 3)
    run(CompiledRun(prog), alone, 20)
    assert bits(a) == bits(alone)


def test_settings_may_change_between_calls_and_the_run_goes_on():
    prog = program(2, 4, 1, n=11)
    changed = replace(prog, settings={"learning_rate": 0.5}, batch_size=4, l2=0.1)
    ours, theirs = start(prog), start(prog)
    for engine, state in ((CompiledRun, ours), (Reference, theirs)):
        run(engine(prog), state, 3)
        run(engine(changed), state, 3)
    np.testing.assert_allclose(ours.parameters, theirs.parameters, rtol=1e-12)


@every_precision
def test_looking_changes_nothing(precision):
    prog = program(2, 4, 1, n=11, precision=precision)
    engine, watched, alone = CompiledRun(prog), start(prog), start(prog)
    for _ in range(3):
        run(engine, watched, 2)
        engine.forward(watched.parameters, inputs(300, 2))
        engine.evaluate(watched.parameters, prog.x, prog.y)
    run(CompiledRun(prog), alone, 6)
    assert bits(watched) == bits(alone)


@pytest.mark.parametrize("shuffle", [True, False])
def test_each_batch_holds_the_samples_of_the_epochs_order(shuffle):
    """With targets 0, 1, 2, 4, 8, ... and no learning, each batch's loss tells which samples were in it."""
    prog = program(1, 1, n=12, loss="mae", batch_size=5, shuffle=shuffle, shuffle_seed=9)
    y = 2.0 ** np.arange(12)[:, None]
    prog = replace(prog, x=np.zeros((12, 1)), y=y, settings={"learning_rate": 1e-300})
    ours, theirs = State.start(prog.network, np.zeros(2)), State.start(prog.network, np.zeros(2))
    assert run(CompiledRun(prog), ours, 30)[0] == pytest.approx(run(Reference(prog), theirs, 30)[0], rel=1e-12)
    assert (ours.epoch, ours.position) == (10, 0)


def raised() -> np.ndarray:
    stop = stop_flag()
    stop[0] = 1
    return stop


def test_a_raised_flag_stops_before_the_step_and_leaves_no_trace():
    prog = program(2, 4, 1)
    state = start(prog)
    before = bits(state)
    assert run(CompiledRun(prog, raised()), state, 5)[2] == 0
    assert bits(state) == before
    assert state.divergence is None


def test_a_raised_flag_ends_looking():
    prog = program(2, 4, 1)
    look = CompiledNetwork(prog.network, stop=raised())
    with pytest.raises(InterruptedError):
        look.forward(parameters(prog.network), prog.x)
    with pytest.raises(InterruptedError):
        look.evaluate(parameters(prog.network), prog.x, prog.y, "mse")


def diverging(**changes) -> Program:
    """y = w2 w1 x far up the slope: some steps, and the numbers leave the range."""
    return replace(program(1, 1, 1, activation="linear", n=4, batch_size=4), settings={"learning_rate": 1e3}, **changes)


@every_precision
@every_optimizer
def test_divergence_is_found_where_the_reference_finds_it(optimizer, precision):
    prog = diverging(optimizer=optimizer, precision=precision)
    prog = replace(prog, settings={"learning_rate": 1e6 if optimizer in ("sgd", "momentum") else 1e300})
    ours, theirs = start(prog), start(prog)
    our_done, their_done = run(CompiledRun(prog), ours, 2000)[2], run(Reference(prog), theirs, 2000)[2]
    assert our_done == their_done
    assert ours.divergence == theirs.divergence
    assert np.isfinite(ours.parameters).all()
    if our_done:
        np.testing.assert_allclose(ours.parameters, theirs.parameters, rtol=1e-4)


def test_after_divergence_the_state_is_that_of_the_last_step():
    prog = diverging()
    state, up_to_there = start(prog), start(prog)
    done = run(CompiledRun(prog), state, 2000)[2]
    assert 0 < done < 2000
    assert state.divergence is not None
    run(CompiledRun(prog), up_to_there, done)
    assert bits(state) == bits(up_to_there)


def test_nan_in_the_data_is_not_turned_into_a_number_by_any_activation():
    for activation in ("relu", "leaky_relu", "elu", "gelu", "silu", "mish", "softplus", "sigmoid", "tanh"):
        prog = program(2, 4, 1, activation=activation, batch_size=7)
        x = prog.x.copy()
        x[3, 1] = np.nan
        state = start(prog)
        assert run(CompiledRun(replace(prog, x=x)), state, 1)[2] == 0
        assert state.divergence == Divergence(step=1, layer=0, quantity="loss"), activation


def test_an_infinite_target_shows_in_the_loss_and_in_no_layer():
    prog = program(2, 4, 1, batch_size=7)
    state = start(prog)
    run(CompiledRun(replace(prog, y=np.full_like(prog.y, np.inf))), state, 1)
    assert state.divergence == Divergence(step=1, layer=-1, quantity="loss")


def test_a_frozen_parameter_keeps_its_bits_under_every_optimizer():
    for optimizer in OPTIMIZERS:
        if optimizer == "nudge":
            continue
        prog = program(2, 4, 1, optimizer=optimizer)
        mask = np.ones(prog.network.parameter_count, np.uint8)
        mask[[0, 5, -1]] = 0
        state = start(prog)
        before = state.parameters.copy()
        run(CompiledRun(replace(prog, trainable=mask)), state, 7)
        same = state.parameters == before
        assert same[[0, 5, -1]].all()
        assert not same[mask == 1].any()
        assert not state.slots[:, mask == 0].any()


@pytest.mark.parametrize("batch", [1, 7, 100])
def test_a_batch_of_one_of_some_or_of_more_than_all(batch):
    prog = program(2, 4, 1, n=20, batch_size=batch)
    state = start(prog)
    losses, norms, done = run(CompiledRun(prog), state, 40)
    assert done == 40
    assert np.isfinite(losses).all()
    assert np.isfinite(norms).all()
    assert state.epoch == 40 // {1: 20, 7: 3, 100: 1}[batch]


def test_arrays_that_do_not_fit_are_refused():
    prog = program(2, 4, 1)
    engine, state = CompiledRun(prog), start(prog)
    with pytest.raises(ValueError, match="room"):
        engine.run(state, 5, np.empty(4), np.empty((5, 2)))
    with pytest.raises(ValueError, match="fit"):
        engine.run(start(program(2, 5, 1)), 1, np.empty(1), np.empty((1, 2)))
    with pytest.raises(ValueError, match="fit"):
        engine.run(start(replace(prog, precision="float32")), 1, np.empty(1), np.empty((1, 2)))
    with pytest.raises(ValueError, match="fit"):
        engine.forward(state.parameters, np.zeros((4, 3)))


def test_an_interruption_in_the_middle_of_a_step_leaves_no_trace():
    """A step of many seconds, interrupted by another thread, is as if it had not begun."""
    prog = program(8, *[512] * 4, 1, n=60_000, batch_size=60_000)
    engine, state = CompiledRun(prog), start(prog)
    before = bits(state)
    worker = threading.Thread(target=run, args=(engine, state, 1))
    worker.start()
    engine.stop[0] = 1
    worker.join(timeout=20)
    assert not worker.is_alive()
    assert bits(state) == before
