"""What a training run computes (`Program`) and where it stands (`State`): the contract of reference and kernel.

Both implementations give `run(state, steps, losses, norms) -> done`. It takes up to `steps` steps, changes `state` in
place, and fills `losses` (steps,) and `norms` (steps, layers), both float64. Cutting a run into pieces changes no bit.

One step:

1. Batch: samples `order[position : position + batch_size]` where `order = epoch_order(shuffle_seed, epoch, n)`
   (`batches.py`). The last batch of an epoch may be smaller and is averaged by its own size.
2. `losses[i]`: the data loss of that batch before the update, without penalty.
3. Gradient of data loss + penalty over that batch. `norms[i, layer]`: L2 norm of the layer's weight and bias gradient,
   penalty included, before clipping, its squares summed in float64.
4. Clipping, where `clip_norm` > 0: if the norm over all layers is above it, gradient *= clip_norm / norm.
5. Update by the optimizer, its learning rate multiplied by the schedule's factor for step `state.step + 1`.
   Where `trainable` is 0, the parameter and its slots stay as they are.
6. `step` + 1, `optimizer_step` + 1, `position` + size of the batch; at the end of the data `epoch` + 1, `position` 0.

Divergence: when the loss, a gradient norm or a new parameter is not finite, the step is not taken. `state` stays at the
last finite values, `state.divergence` says what happened, the step is not counted in `done`, and the run returns.
"""

from __future__ import annotations

from collections.abc import Mapping
from copy import deepcopy
from dataclasses import dataclass, field
from typing import Literal, Self

import numpy as np
from numpy.typing import NDArray

from playground.engine.network import Floats, Network

Quantity = Literal["loss", "gradient", "parameters", "growth"]


@dataclass(frozen=True, eq=False)
class Program:
    """Everything that decides the numbers of a run except its start. Change a setting with `dataclasses.replace`.

    x, y             inputs (n, d) and encoded targets (n, k); kept C-contiguous in the dtype of `precision`
    loss, optimizer  names in `losses.LOSSES`, `optimizers.OPTIMIZERS`
    settings         the optimizer's settings, all of them (`settings.complete` fills in defaults)
    clip_norm        0 means no clipping
    schedule         name in `schedules.SCHEDULES`, with all its settings in `schedule_settings`
    trainable        uint8 (p,): 0 freezes a parameter; None means that all of them learn
    """

    network: Network
    x: Floats
    y: Floats
    loss: str = "mse"
    optimizer: str = "sgd"
    settings: Mapping[str, float | bool] = field(default_factory=lambda: {"learning_rate": 0.03})
    l1: float = 0.0
    l2: float = 0.0
    clip_norm: float = 0.0
    batch_size: int = 10
    shuffle: bool = True
    shuffle_seed: int = 0
    precision: str = "float64"
    schedule: str = "constant"
    schedule_settings: Mapping[str, float | bool] = field(default_factory=dict)
    trainable: NDArray[np.uint8] | None = None

    def __post_init__(self) -> None:
        for name in ("x", "y"):
            object.__setattr__(self, name, np.ascontiguousarray(getattr(self, name), dtype=self.dtype))

    @property
    def dtype(self) -> np.dtype[np.floating]:
        return np.dtype(self.precision)

    @property
    def samples(self) -> int:
        return len(self.x)


@dataclass(frozen=True)
class Divergence:
    """The step that could not be taken (counted from 1), and what was not finite.

    layer  the lowest layer, counted from 0, where it shows: for the loss, in the layer's outputs; -1 when in none

    "growth" comes from whoever watches a run, never from an engine: the loss is finite but beyond hope; then `step` is
    the last that was taken.
    """

    step: int
    layer: int
    quantity: Quantity


@dataclass(eq=False)
class State:
    """Where a run stands. Arrays have the dtype of the program. A run changes or exchanges them: read
    them from here again after each call, and copy what is to be kept.

    parameters        (p,), laid out as `Network.views` says
    slots             (2, p): what the optimizer remembers; how many rows it uses is `Optimizer.slots`
    step, epoch       steps taken; epochs completed
    position          samples of the current epoch already used
    optimizer_step    updates since the slots were zero: Adam's t is this + 1
    evaluations       loss evaluations made by `nudge`
    gradient, update  (p,) of the last step: gradient with penalty, before clipping; parameters after minus before
    divergence        why the last call of `run` stopped early, or None
    """

    parameters: Floats
    slots: Floats
    gradient: Floats
    update: Floats
    step: int = 0
    epoch: int = 0
    position: int = 0
    optimizer_step: int = 0
    evaluations: int = 0
    divergence: Divergence | None = None

    @classmethod
    def start(cls, network: Network, parameters: Floats, precision: str = "float64") -> Self:
        """A run before its first step, from a copy of `parameters` (p,)."""
        flat = np.array(parameters, dtype=precision)
        if flat.shape != (network.parameter_count,):
            raise ValueError(f"expected {network.parameter_count} parameters, got an array of shape {flat.shape}")
        return cls(flat, np.zeros((2, flat.size), flat.dtype), np.zeros_like(flat), np.zeros_like(flat))

    def copy(self) -> Self:
        return deepcopy(self)

    def restart_optimizer(self) -> None:
        """Forget what the optimizer remembers: after a change of its kind, or of the network."""
        self.slots[:] = 0
        self.optimizer_step = 0
