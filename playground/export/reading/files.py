"""Weights out of a file, by the ending of its name."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from playground.engine.network import Floats, Network
from playground.export.reading.comparison import differences
from playground.export.reading.json_file import open_json
from playground.export.reading.npz import open_npz
from playground.export.reading.safetensors_file import open_safetensors
from playground.export.reading.weight_file import WeightFile
from playground.export.trained import TrainedNetwork
from playground.messages import N_, UserError

READERS: dict[str, Callable[[Path], WeightFile]] = {
    ".npz": open_npz,
    ".safetensors": open_safetensors,
    ".json": open_json,
}


def open_weights(path: Path) -> WeightFile:
    """Look into a file of weights. UserError where that is not possible."""
    reader = READERS.get(path.suffix.lower())
    if reader is None:
        raise UserError(
            N_("{path} has no known ending for weights; expected one of {endings}."),
            path=str(path),
            endings=", ".join(READERS),
        )
    return reader(path)


def read_parameters(path: Path, network: Network) -> Floats:
    """The parameters (p,) float64 of `network` out of a file. UserError where they are another network's."""
    file = open_weights(path)
    file.require_fit(network)
    return file.parameters()


def check_weights(path: Path, trained: TrainedNetwork) -> None:
    """UserError where `trained`, made from the weights in the file, is not what they were trained as."""
    found = differences(open_weights(path), trained)
    if found:
        raise UserError(N_("{path}: {problem}"), path=str(path), problem=found[0])
