"""Weights from a file that a command was given: one of weights, or a project."""

from __future__ import annotations

from pathlib import Path

from playground.engine.network import Floats, Network
from playground.export.reading.files import read_parameters
from playground.messages import N_, UserError
from playground.projects.files import is_project, read_project


def read_weights(path: Path, network: Network) -> Floats:
    """The flat parameters (p,) of `network` out of a file. UserError where it has none, or those of another network."""
    if not is_project(path):
        return read_parameters(path, network)
    project = read_project(path)
    units = tuple(layer.units for layer in project.experiment.network.layers)
    parameters = None if project.checkpoint is None else project.checkpoint.state.parameters
    if parameters is None or units != network.sizes[1:] or parameters.size != network.parameter_count:
        raise UserError(N_("{path} has no weights for a network like that of the experiment."), path=str(path))
    return parameters
