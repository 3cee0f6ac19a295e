"""What a file of weights turns out to be, looked at in the background against what is open."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from playground.engine.network import Floats
from playground.export.reading.comparison import activations, differences
from playground.export.reading.files import open_weights
from playground.export.reading.weight_file import WeightFile
from playground.export.trained import TrainedNetwork
from playground.messages import N_, Message, UserError
from playground.projects.files import is_project
from playground.training.snapshot import Snapshot
from playground.ui.importing.project_weights import open_project


@dataclass(frozen=True, eq=False)
class Finding:
    """Weights that the data of the open experiment can be put through.

    parameters  flat (p,), of a network with the sizes of the file
    obstacle    why they are not for the network that is open; None: they are
    remarks     what else differs from where they were trained
    """

    file: WeightFile
    parameters: Floats
    obstacle: Message | None = None
    remarks: tuple[Message, ...] = ()


def look(path: Path, snapshot: Snapshot) -> Finding:
    """Read the file. UserError where it cannot be used with the data that is open."""
    try:
        return _found(path, snapshot)
    except UserError as error:
        sentence = _by_name(error.message, path)
        raise UserError(sentence.template, **sentence.values) from error


def _found(path: Path, snapshot: Snapshot) -> Finding:
    file, network = open_project(path) if is_project(path) else open_weights(path), snapshot.network
    if file.sizes[0] != network.sizes[0]:
        raise UserError(
            N_("{path} is for {found} inputs, but the network has {expected} here: choose its data or features first."),
            path=str(path), found=file.sizes[0], expected=network.sizes[0],
        )  # fmt: skip
    obstacle = _obstacle(file, snapshot)
    parameters = file.parameters()
    if obstacle is not None:
        return Finding(file, parameters, obstacle)
    trained = TrainedNetwork.of(snapshot.experiment, network, snapshot.data, parameters, step=0, epoch=0)
    return Finding(file, parameters, None, differences(file, trained))


def _obstacle(file: WeightFile, snapshot: Snapshot) -> Message | None:
    """The layer that is another one than that of the open network."""
    try:
        file.require_fit(snapshot.network)
    except UserError as error:
        return _by_name(error.message, file.path)
    found = () if file.description is None else activations(file.description, snapshot.network)
    return next(iter(found), None)


def _by_name(sentence: Message, path: Path) -> Message:
    """The sentence with the name of the file, which is enough for whoever has just chosen it."""
    return Message(
        sentence.template, {name: path.name if value == str(path) else value for name, value in sentence.values.items()}
    )
