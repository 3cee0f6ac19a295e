"""What a run remembers of its steps and evaluations as `history.npz`.

`steps_low`, `steps_high` (ranges, 1 + layers) least and greatest batch loss and gradient norms in ranges of
`steps_stride` steps, of which there are `steps_count`; `evaluations` (n, 3) step, training loss, test loss, at the ends
of epochs that are multiples of `evaluations_stride`; `hand_steps` the steps at which a parameter was set by hand.
"""

from __future__ import annotations

import numpy as np

from playground.messages import UserError
from playground.projects.archive import DAMAGED
from playground.projects.arrays import Array, from_npz, to_npz
from playground.training.checkpoint import Checkpoint
from playground.training.current import MOST_HAND_STEPS
from playground.training.evaluations import CAPACITY, EvaluationMemory
from playground.training.recorder import RANGES, StepMemory

MOST_STEPS = 2**53
NAMES = ("steps_count", "steps_stride", "steps_low", "steps_high", "evaluations_stride", "evaluations", "hand_steps")

_SPARE_BYTES = 10_000


def most_bytes(layers: int) -> int:
    """How large the file can be for a network of so many layers."""
    return 8 * (2 * RANGES * (1 + layers) + 3 * CAPACITY + MOST_HAND_STEPS) + _SPARE_BYTES


def write_history(checkpoint: Checkpoint) -> bytes:
    """The file of a checkpoint's records."""
    steps, evaluations = checkpoint.steps, checkpoint.evaluations
    values = (
        np.int64(steps.steps), np.int64(steps.stride), steps.low, steps.high,
        np.int64(evaluations.stride), evaluations.entries, np.array(checkpoint.hand_steps, np.int64),
    )  # fmt: skip
    return to_npz({name: np.asarray(value) for name, value in zip(NAMES, values, strict=True)})


def read_history(content: bytes, layers: int) -> tuple[StepMemory, EvaluationMemory, tuple[int, ...]]:
    """Steps, evaluations, steps of the hand. UserError where the file is damaged, or of other than `layers` layers."""
    count, stride, low, high, evaluations_stride, entries, hand_steps = from_npz(content, NAMES).values()
    try:
        steps = StepMemory(_whole(count), _whole(stride), _floats(low), _floats(high))
        evaluations = EvaluationMemory(_whole(evaluations_stride), _floats(entries))
    except ValueError as error:
        raise UserError(DAMAGED) from error
    if steps.layers != layers or not np.isfinite(steps.low).all() or not np.isfinite(steps.high).all():
        raise UserError(DAMAGED)
    if not _are_steps(evaluations.entries[:, 0]) or not _are_hand_steps(hand_steps):
        raise UserError(DAMAGED)
    return steps, evaluations, tuple(hand_steps.tolist())


def _whole(array: Array) -> int:
    if array.shape != () or array.dtype.kind != "i" or not 0 <= array <= MOST_STEPS:
        raise ValueError(f"{array} is not one number of steps")
    return int(array)


def _floats(array: Array) -> Array:
    if array.dtype.kind != "f":
        raise ValueError(f"{array.dtype} is not float64")
    return array


def _are_steps(values: Array) -> bool:
    """Whether these are numbers of steps in order."""
    finite = np.isfinite(values).all() and (values >= 0).all() and (values <= MOST_STEPS).all()
    return bool(finite and (np.diff(values) >= 0).all() and (values == np.floor(values)).all())


def _are_hand_steps(values: Array) -> bool:
    return values.ndim == 1 and values.dtype.kind == "i" and len(values) <= MOST_HAND_STEPS and _are_steps(values)
