"""Training at the edges: sizes, batches, degenerate data, denormals, both precisions; every record of every table."""

from dataclasses import replace

import numpy as np
import pytest

from playground.engine.activations import ACTIVATIONS
from playground.engine.initializers import INITIALIZERS, initial_parameters
from playground.engine.losses import LOSSES
from playground.engine.network import Network
from playground.engine.optimizers import OPTIMIZERS
from playground.engine.program import Program, State
from playground.engine.seeds import layer_generator
from tests.engine.builders import inputs, network, program, run, start, targets

every_precision = pytest.mark.parametrize("precision", ["float64", "float32"])


def begin(net: Network, name: str, precision: str, x: np.ndarray) -> State:
    generators = [layer_generator(0, i) for i in range(net.layers)]
    flat = initial_parameters(net, [(name, {})] * net.layers, [("zeros", {})] * net.layers, generators, x)
    return State.start(net, flat, precision)


def assert_trains(prog: Program, state: State, steps: int = 5) -> None:
    """All steps are taken, every number is finite and of the program's precision."""
    losses, norms, done = run(prog, state, steps)
    assert done == steps
    assert state.divergence is None
    for array in (losses, norms, state.parameters, state.slots, state.gradient, state.update):
        assert np.isfinite(array).all()
    assert {a.dtype for a in (state.parameters, state.slots, state.gradient, state.update)} == {prog.dtype}


@every_precision
@pytest.mark.parametrize("optimizer", OPTIMIZERS)
@pytest.mark.parametrize("loss", LOSSES)
@pytest.mark.parametrize("activation", ACTIVATIONS)
def test_every_combination_trains(activation, loss, optimizer, precision):
    prog = program(
        2, 3, 2, activation=activation, loss=loss, optimizer=optimizer, precision=precision, l1=0.01, l2=0.01
    )
    assert_trains(prog, start(prog))


@every_precision
@pytest.mark.parametrize("initializer", INITIALIZERS)
@pytest.mark.parametrize("sizes", [(1, 1), (2, 1, 1), (2, 1024, 1), (2, *[3] * 15, 1)], ids=str)
def test_every_initializer_trains_the_smallest_widest_and_deepest_network(sizes, initializer, precision):
    prog = program(*sizes, precision=precision)
    assert_trains(prog, begin(prog.network, initializer, precision, prog.x), steps=2)


@every_precision
@pytest.mark.parametrize("batch_size", [1, 3, 7, 1000])
@pytest.mark.parametrize("n", [1, 7])
def test_batches_of_one_of_some_and_of_everything(n, batch_size, precision):
    prog = program(2, 3, 1, n=n, batch_size=batch_size, precision=precision)
    state = start(prog)
    assert_trains(prog, state, steps=3 * -(-n // batch_size))
    assert state.epoch == 3


@every_precision
@pytest.mark.parametrize("loss", ["binary_cross_entropy", "cross_entropy", "mse"])
def test_one_class_only_is_learnt_without_end(loss, precision):
    prog = program(2, 3, 1 if loss == "binary_cross_entropy" else 2, loss=loss, precision=precision, optimizer="adam")
    only = np.zeros_like(prog.y)
    only[:, 0] = 1
    assert_trains(replace(prog, y=only, settings={"learning_rate": 0.1}), start(prog), steps=300)


@pytest.mark.parametrize("initializer", INITIALIZERS)
@pytest.mark.parametrize("value", [0.0, 1.0, -1e3])
def test_features_that_never_vary(initializer, value):
    prog = program(2, 3, 1)
    flat = replace(prog, x=np.full_like(prog.x, value), settings={"learning_rate": 1e-9})
    assert_trains(flat, begin(flat.network, initializer, "float64", flat.x))


@every_precision
@pytest.mark.parametrize("optimizer", OPTIMIZERS)
def test_denormal_numbers_are_numbers(optimizer, precision):
    prog = program(2, 3, 1, optimizer=optimizer, precision=precision)
    tiny = float(np.finfo(precision).smallest_subnormal)
    denormal = replace(prog, x=np.full_like(prog.x, 3 * tiny), y=np.full_like(prog.y, 5 * tiny))
    state = start(denormal)
    state.parameters[:] = tiny
    assert_trains(denormal, state)


@every_precision
def test_logits_of_ten_thousand_give_a_finite_loss_and_gradient(precision):
    for loss, k in (("binary_cross_entropy", 1), ("cross_entropy", 2)):
        net = network(1, k)
        x = np.array([[1e4], [-1e4]])
        prog = Program(net, x, np.eye(2)[:, :k], loss=loss, settings={"learning_rate": 1e-12}, precision=precision)
        state = State.start(net, np.ones(net.parameter_count), precision)
        net.views(state.parameters)[0].weight[0, -1] = -1
        assert_trains(prog, state)


def test_a_wide_layer_meets_a_wide_layer():
    net = network(64, 1024, 10)
    prog = Program(net, inputs(32, 64), targets("cross_entropy", 32, 10), loss="cross_entropy", batch_size=32)
    assert_trains(prog, begin(net, "kaiming_normal", "float64", prog.x))
