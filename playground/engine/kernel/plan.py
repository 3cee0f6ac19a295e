"""What the compiled functions are given: plain records of numbers and arrays. A new network needs no new code.

Codes are places in the tuples of names below. Nothing here imports numba.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from playground.engine import optimizers, schedules
from playground.engine.network import Floats, Network
from playground.engine.program import Program, State
from playground.engine.settings import complete

ACTIVATIONS = ("linear", "relu", "leaky_relu", "elu", "gelu", "silu", "mish", "softplus", "sigmoid", "tanh")
LINEAR, RELU, LEAKY_RELU, ELU, GELU, SILU, MISH, SOFTPLUS, SIGMOID, TANH = range(10)
LOSSES = ("mse", "mae", "huber", "binary_cross_entropy", "cross_entropy")
MSE, MAE, HUBER, BINARY_CROSS_ENTROPY, CROSS_ENTROPY = range(5)
# Each optimizer with its settings in the order in which the kernel reads them.
OPTIMIZERS = {
    "sgd": (),
    "momentum": ("momentum", "nesterov"),
    "rmsprop": ("alpha", "epsilon"),
    "adagrad": ("epsilon",),
    "adam": ("beta1", "beta2", "epsilon"),
    "adamw": ("beta1", "beta2", "epsilon", "weight_decay"),
}
SGD, MOMENTUM, RMSPROP, ADAGRAD, ADAM, ADAMW = range(6)
SLOTS = (0, 1, 1, 1, 2, 2)
# Each schedule likewise.
SCHEDULES = {
    "constant": ("warmup",),
    "step": ("warmup", "gamma", "every"),
    "exponential": ("warmup", "gamma", "every"),
    "cosine": ("warmup", "steps", "minimum"),
}
CONSTANT, STEP, EXPONENTIAL, COSINE = range(4)
QUANTITIES = ("", "loss", "gradient", "parameters", "interrupted")
FINE, LOSS, GRADIENT, PARAMETERS, INTERRUPTED = range(5)

LANES = 8
"""Columns of a block come in multiples of this; surplus ones repeat the last sample and have no weight."""
MOST_COLUMNS = 256
"""Larger batches are worked off in pieces of this many samples."""

PIECE = 2048
"""Parameters that are updated at a time: few enough to stay in the fastest memory."""
LARGE_PIECE = 1 << 20
"""Parameters that are added up between two looks at the stop flag."""

Ints = NDArray[np.int64]


class Plan(NamedTuple):
    """The shape of a network.

    layers         L
    parameters     p
    sizes          (L + 1,) inputs, then the units of each layer
    activations    (L,) codes
    parameters_at  (L + 1,) where each layer's parameters begin in the flat vector, and its length
    rows_at        (L + 2,) where inputs and each layer's units begin in a block of all of them, and its height
    """

    layers: int
    parameters: int
    sizes: Ints
    activations: Ints
    parameters_at: Ints
    rows_at: Ints


class Rules(NamedTuple):
    """How to learn: codes and numbers; settings in the order of `OPTIMIZERS` and `SCHEDULES`."""

    loss: int
    optimizer: int
    settings: NDArray[np.float64]
    learning_rate: float
    schedule: int
    schedule_settings: NDArray[np.float64]
    l1: float
    l2: float
    clip_norm: float
    batch_size: int
    shuffle: bool
    shuffle_seed: np.uint64


class Data(NamedTuple):
    """Training samples `x` (samples, d) and `y` (samples, k); `trainable` uint8 (p,), read if `some_frozen`."""

    samples: int
    x: Floats
    y: Floats
    some_frozen: bool
    trainable: NDArray[np.uint8]


class Generation(NamedTuple):
    """What a step reads (the present one) or writes (the next): parameters, gradient and both slots, (p,) each."""

    parameters: Floats
    gradient: Floats
    first: Floats
    second: Floats


class Record(NamedTuple):
    """Where a run stands and what it leaves.

    place   (4,) step, epoch, position, optimizer step; moved on
    losses  (steps,) loss of each batch
    norms   (steps, layers) gradient norm of each layer
    update  (p,) parameters after the last step minus before
    loss    (1,) loss of the step under way
    stop    (1,) raised from outside to interrupt
    """

    place: Ints
    losses: NDArray[np.float64]
    norms: NDArray[np.float64]
    update: Floats
    loss: NDArray[np.float64]
    stop: Ints


class Probe(NamedTuple):
    """A network to look at: parameters (p,), `x` (samples, d), `y` (samples, k) where asked for, room for outputs."""

    parameters: Floats
    samples: int
    x: Floats
    y: Floats
    outputs: Floats
    stop: Ints


class Scratch(NamedTuple):
    """Room to work in: blocks of at most `MOST_COLUMNS` columns for what forward leaves to backward.

    outputs              inputs and outputs of all layers, `Plan.rows_at` rows
    slopes               dOutput/dSum of all layers, the same rows
    delta, delta_before  dLoss/dSum of a layer and of the one before it
    target               the block's targets
    by_sample            two numbers a column
    zeros                as many zeros as the widest layer has units
    order                the samples in the order of epoch `order_epoch[0]`
    """

    outputs: Floats
    slopes: Floats
    delta: Floats
    delta_before: Floats
    target: Floats
    by_sample: Floats
    zeros: Floats
    order: Ints
    order_epoch: Ints


def padded(columns: int) -> int:
    """`columns` rounded up to a multiple of `LANES`."""
    return -(-columns // LANES) * LANES


def plan_of(network: Network) -> Plan:
    """The network in numbers."""
    sizes = np.array(network.sizes, dtype=np.int64)
    counts = (sizes[:-1] + 1) * sizes[1:]
    codes = np.array([ACTIVATIONS.index(name) for name in network.activations], dtype=np.int64)
    return Plan(len(codes), network.parameter_count, sizes, codes, _starts(counts), _starts(sizes))


def rules_of(program: Program) -> Rules:
    """The learning settings in numbers."""
    settings = complete(optimizers.OPTIMIZERS[program.optimizer].settings, program.settings)
    course = complete(schedules.SCHEDULES[program.schedule].settings, program.schedule_settings)
    return Rules(
        loss=LOSSES.index(program.loss),
        optimizer=list(OPTIMIZERS).index(program.optimizer),
        settings=_numbers(settings, OPTIMIZERS[program.optimizer]),
        learning_rate=float(settings["learning_rate"]),
        schedule=list(SCHEDULES).index(program.schedule),
        schedule_settings=_numbers(course, SCHEDULES[program.schedule]),
        l1=float(program.l1),
        l2=float(program.l2),
        clip_norm=float(program.clip_norm),
        batch_size=min(program.batch_size, program.samples),
        shuffle=bool(program.shuffle),
        shuffle_seed=np.uint64(program.shuffle_seed & 0xFFFFFFFFFFFFFFFF),
    )


def data_of(program: Program) -> Data:
    """The samples, and the mask of what learns."""
    mask = program.trainable
    if mask is None:
        return Data(program.samples, program.x, program.y, False, np.ones(1, np.uint8))
    return Data(program.samples, program.x, program.y, True, np.ascontiguousarray(mask, np.uint8))


def scratch_of(plan: Plan, columns: int, samples: int, dtype: np.dtype[np.floating]) -> Scratch:
    """Room for blocks of up to `columns` columns and the order of `samples` samples."""
    columns = padded(columns)
    rows, widest, outputs = int(plan.rows_at[-1]), int(plan.sizes.max()), int(plan.sizes[-1])
    return Scratch(
        outputs=np.zeros(rows * columns, dtype),
        slopes=np.zeros(rows * columns, dtype),
        delta=np.zeros(widest * columns, dtype),
        delta_before=np.zeros(widest * columns, dtype),
        target=np.zeros(outputs * columns, dtype),
        by_sample=np.zeros(2 * columns, dtype),
        zeros=np.zeros(widest, dtype),
        order=np.arange(samples, dtype=np.int64),
        order_epoch=np.array([-1], dtype=np.int64),
    )


def generation_of(state: State) -> Generation:
    """The state's own arrays."""
    return Generation(state.parameters, state.gradient, state.slots[0], state.slots[1])


def _numbers(settings: Mapping[str, float | bool], names: tuple[str, ...]) -> NDArray[np.float64]:
    return np.array([float(settings[name]) for name in names], dtype=np.float64)


def _starts(counts: Ints) -> Ints:
    return np.concatenate([[0], np.cumsum(counts)]).astype(np.int64)
