"""The numbers of one moment of a run as `weights.safetensors`.

`layers.0.weight` (inputs, units), `layers.0.bias` (units,), and so on for each layer. The same names behind
`optimizer.0.` and `optimizer.1.` are what the optimizer remembers, as many as it has slots; behind `gradient.` and
`update.` those of the last step; behind `due.` the parameters of an evaluation that comes before the next step.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from typing import IO

import numpy as np

from playground.datasets.csv_text import MAX_COLUMNS
from playground.document.experiment import Experiment
from playground.engine.network import Floats, Network
from playground.engine.optimizers import OPTIMIZERS
from playground.engine.program import State
from playground.messages import N_, UserError
from playground.projects import tensors
from playground.projects.tensors import Tensor
from playground.training.checkpoint import Checkpoint

# The largest network on the widest table, in double precision: parameters, two slots, gradient, update, evaluation.
MOST_BYTES = 900_000_000

_FIRST = "layers.0.weight"
_DUE = "due."
_FINITE = ("", "gradient.", _DUE)


def weight_tensors(checkpoint: Checkpoint) -> dict[str, Floats]:
    """Views of the numbers of a checkpoint, by name. UserError where a parameter is not a finite number."""
    state, experiment = checkpoint.state, checkpoint.experiment
    _require_finite(state.parameters)
    network = _network(experiment, _inputs(experiment, state.parameters.size))
    slots = OPTIMIZERS[experiment.training.optimizer.kind].slots
    return _all_views(network, dict(_vectors(state, slots, checkpoint.due)))


def read_weights(file: IO[bytes], size: int, experiment: Experiment) -> tuple[State, Floats | None]:
    """A state that is at step 0 in all but its arrays, and the parameters (p,) of an evaluation that is due.

    `size` is that of the file in bytes. No memory is taken before the shapes are those of the experiment, and as many
    bytes there. UserError otherwise, or where a parameter is not finite; ValueError where the file is damaged.
    """
    precision, slots = experiment.training.precision, OPTIMIZERS[experiment.training.optimizer.kind].slots
    header = tensors.read_header(file, size)
    network, is_due = _network(experiment, _declared_inputs(header)), any(name.startswith(_DUE) for name in header)
    tensors.require_shapes(header, _shapes(network, slots, is_due), precision)
    due = np.zeros(network.parameter_count, precision)
    state = State.start(network, due, precision)
    vectors = dict(_vectors(state, slots, due if is_due else None))
    tensors.read_into(file, header, _all_views(network, vectors))
    for prefix, vector in vectors.items():
        (_require_finite if prefix in _FINITE else _require_numbers)(vector)
    for array in (state.parameters, state.slots, state.gradient, state.update, due):
        array.flags.writeable = False
    return state, due if is_due else None


def _vectors(state: State, slots: int, due: Floats | None) -> Iterator[tuple[str, Floats]]:
    """Each vector (p,) with what stands before the names of its tensors."""
    yield "", state.parameters
    for index in range(slots):
        yield f"optimizer.{index}.", state.slots[index]
    yield "gradient.", state.gradient
    yield "update.", state.update
    if due is not None:
        yield _DUE, due


def _all_views(network: Network, vectors: dict[str, Floats]) -> dict[str, Floats]:
    """The tensors of each vector, by name; nothing is copied."""
    return {
        f"{prefix}layers.{index}.{name}": view
        for prefix, vector in vectors.items()
        for index, layer in enumerate(network.views(vector))
        for name, view in layer._asdict().items()
    }


def _shapes(network: Network, slots: int, is_due: bool) -> dict[str, tuple[int, ...]]:
    prefixes = ("", *(f"optimizer.{index}." for index in range(slots)), "gradient.", "update.", *[_DUE] * is_due)
    return {
        name: shape
        for prefix in prefixes
        for index, (d_in, d_out) in enumerate(pairwise(network.sizes))
        for name, shape in (
            (f"{prefix}layers.{index}.weight", (d_in, d_out)),
            (f"{prefix}layers.{index}.bias", (d_out,)),
        )
    }


def _network(experiment: Experiment, inputs: int) -> Network:
    layers = experiment.network.layers
    return Network((inputs, *(layer.units for layer in layers)), tuple(layer.activation for layer in layers))


def _inputs(experiment: Experiment, parameters: int) -> int:
    """How many inputs make a network of so many parameters."""
    without = _network(experiment, 0).parameter_count
    return (parameters - without) // experiment.network.layers[0].units


def _declared_inputs(header: dict[str, Tensor]) -> int:
    """The one size that the experiment leaves to its data."""
    shape = header[_FIRST].shape if _FIRST in header else (1,)
    return min(shape[0], MAX_COLUMNS)


def _require_finite(vector: Floats) -> None:
    if not np.isfinite(vector).all():
        raise UserError(N_("The weights have values that are not finite numbers."))


def _require_numbers(vector: Floats) -> None:
    """What an optimizer remembers may overflow while the weights stay finite, but it is always a number."""
    if np.isnan(vector).any():
        raise UserError(N_("The state of the optimizer has values that are not numbers."))
