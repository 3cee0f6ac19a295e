"""The compiled kernel and the readable reference compute the same numbers."""

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from playground.engine.activations import ACTIVATIONS
from playground.engine.kernel import plan
from playground.engine.kernel.compiled import CompiledNetwork, CompiledRun
from playground.engine.losses import LOSSES
from playground.engine.optimizers import OPTIMIZERS
from playground.engine.program import Program, State
from playground.engine.reference import Reference
from playground.engine.schedules import SCHEDULES
from tests.engine.builders import inputs, parameters, program, start, targets

COMPILED_OPTIMIZERS = [name for name, optimizer in OPTIMIZERS.items() if optimizer.uses_gradient]
OUTPUTS = {"binary_cross_entropy": 1, "cross_entropy": 3}


def difference(ours: np.ndarray, theirs: np.ndarray) -> float:
    """The largest difference, relative to the largest number."""
    scale = np.max(np.abs(theirs), initial=0.0)
    return float(np.max(np.abs(ours - theirs), initial=0.0) / (scale or 1.0))


def compare(prog: Program, steps: int, tolerance: float) -> None:
    """Run kernel and reference from the same start; every number they leave must agree."""
    ours, theirs = start(prog), start(prog)
    results = []
    for engine, state in ((CompiledRun(prog), ours), (Reference(prog), theirs)):
        losses, norms = np.zeros(steps), np.zeros((steps, prog.network.layers))
        assert engine.run(state, steps, losses, norms) == steps
        results.append((losses, norms))
    (our_losses, our_norms), (their_losses, their_norms) = results
    assert difference(our_losses, their_losses) < tolerance
    assert difference(our_norms, their_norms) < tolerance
    for name in ("parameters", "slots", "gradient", "update"):
        assert difference(getattr(ours, name), getattr(theirs, name)) < tolerance, name
    assert place(ours) == place(theirs)


def place(state: State) -> tuple[int, int, int, int]:
    return state.step, state.epoch, state.position, state.optimizer_step


@pytest.mark.parametrize("activation", ACTIVATIONS)
@pytest.mark.parametrize("loss", LOSSES)
@pytest.mark.parametrize("optimizer", COMPILED_OPTIMIZERS)
def test_one_step_agrees_in_float64(activation, loss, optimizer):
    prog = program(3, 5, 4, OUTPUTS.get(loss, 2), loss=loss, activation=activation, optimizer=optimizer)
    compare(prog, steps=1, tolerance=1e-12)


@pytest.mark.parametrize("activation", ACTIVATIONS)
@pytest.mark.parametrize("loss", LOSSES)
def test_steps_agree_in_float32(activation, loss):
    prog = program(3, 5, 4, OUTPUTS.get(loss, 2), loss=loss, activation=activation, precision="float32")
    compare(prog, steps=5, tolerance=2e-5)


@pytest.mark.parametrize("optimizer", COMPILED_OPTIMIZERS)
@pytest.mark.parametrize("schedule", SCHEDULES)
def test_steps_agree_over_epochs_with_penalties_clipping_schedule_and_frozen_parameters(optimizer, schedule):
    prog = program(3, 5, 2, n=23, optimizer=optimizer, schedule=schedule, batch_size=5, shuffle_seed=2**64 - 1)
    mask = (np.arange(prog.network.parameter_count) % 3 > 0).astype(np.uint8)
    prog = replace(prog, l1=1e-3, l2=1e-2, clip_norm=0.3, trainable=mask)
    compare(replace(prog, schedule_settings={"warmup": 4.0}), steps=12, tolerance=1e-11)


@pytest.mark.parametrize("optimizer", COMPILED_OPTIMIZERS)
def test_updates_of_large_layers_agree_though_they_are_made_in_pieces(optimizer):
    """A large epsilon, as Adam and its kin magnify the last bits of gradients that are smaller than it."""
    damped = {"epsilon": 1e-2} if "epsilon" in plan.OPTIMIZERS[optimizer] else {}
    prog = program(30, 97, 50, 1, n=20, optimizer=optimizer, settings=damped, l1=1e-3, l2=1e-2)
    mask = (np.arange(prog.network.parameter_count) % 7 > 0).astype(np.uint8)
    for trainable in (None, mask):
        compare(replace(prog, trainable=trainable), steps=1, tolerance=1e-12)


@settings(max_examples=60)
@given(
    hidden=st.lists(st.integers(1, 21), min_size=0, max_size=4),
    inputs_count=st.integers(1, 9),
    outputs=st.integers(1, 9),
    samples=st.integers(1, 40),
    batch=st.integers(1, 60),
)
def test_a_step_agrees_for_any_shape(hidden, inputs_count, outputs, samples, batch):
    compare(program(inputs_count, *hidden, outputs, n=samples, batch_size=batch), steps=2, tolerance=1e-12)


@pytest.mark.parametrize(
    ("sizes", "samples", "batch"),
    [
        pytest.param((2, 1, 1), 1, 1, id="one sample, one unit"),
        pytest.param((2, 1024, 3), 20, 10, id="1024 units"),
        pytest.param((2, *[7] * 15, 1), 20, 10, id="16 layers"),
        pytest.param((64, 300, 40, 10), 70, 64, id="by way of BLAS"),
        pytest.param((3, 5, 2), 600, 600, id="a batch in several blocks"),
        pytest.param((40, 64, 50), 600, 600, id="several blocks by way of BLAS"),
    ],
)
def test_a_step_agrees_at_the_edges(sizes, samples, batch):
    compare(program(*sizes, n=samples, batch_size=batch), steps=2, tolerance=1e-12)


@pytest.mark.parametrize("samples", [1, 8, 255, 256, 257, 600])
def test_outputs_of_all_layers_and_the_loss_over_a_set_agree(samples):
    prog = program(3, 6, 4, 2, n=samples)
    x, y, w = inputs(samples, 3), targets("mse", samples, 2), parameters(prog.network)
    ours, theirs = CompiledRun(prog), Reference(prog)
    for our_layer, their_layer in zip(ours.forward(w, x), theirs.forward(w, x), strict=True):
        np.testing.assert_allclose(our_layer, their_layer, rtol=0, atol=1e-14)
    (our_loss, our_outputs), (their_loss, their_outputs) = ours.evaluate(w, x, y), theirs.evaluate(w, x, y)
    assert our_loss == pytest.approx(their_loss, rel=1e-13)
    np.testing.assert_allclose(our_outputs, their_outputs, rtol=0, atol=1e-14)


def test_the_loss_over_no_samples_is_nan():
    prog = program(3, 6, 2)
    nothing = np.empty((0, 3)), np.empty((0, 2))
    loss, outputs = CompiledNetwork(prog.network).evaluate(parameters(prog.network), *nothing, "mse")
    assert np.isnan(loss)
    assert outputs.shape == (0, 2)


def test_the_kernel_reads_settings_in_the_order_of_the_records():
    for name, names in plan.OPTIMIZERS.items():
        assert ("learning_rate", *names) == tuple(setting.name for setting in OPTIMIZERS[name].settings)
        assert plan.SLOTS[list(plan.OPTIMIZERS).index(name)] == OPTIMIZERS[name].slots
    for name, names in plan.SCHEDULES.items():
        assert set(names) == {setting.name for setting in SCHEDULES[name].settings}
    assert tuple(ACTIVATIONS) == plan.ACTIVATIONS
    assert tuple(LOSSES) == plan.LOSSES
    assert list(plan.OPTIMIZERS) == COMPILED_OPTIMIZERS
    assert list(plan.SCHEDULES) == list(SCHEDULES)
