"""The weights of a project, as a file of weights."""

from __future__ import annotations

from pathlib import Path

import numpy as np

from playground.datasets.prepare import prepare
from playground.engine.network import Network
from playground.export.reading.description import Description
from playground.export.reading.weight_file import Floats, StoredLayer, WeightFile
from playground.messages import N_, UserError
from playground.projects.files import Project, read_project
from playground.training.start import network_of


def open_project(path: Path) -> WeightFile:
    """Read a project. UserError where it is damaged or nothing was trained in it, or its data cannot be had."""
    project = read_project(path)
    if project.checkpoint is None:
        raise UserError(N_("{path} has no trained network, so there are no weights to take over."), path=str(path))
    network, description = _described(project, path.parent)
    arrays: dict[str, Floats] = {}
    for index, layer in enumerate(network.views(project.checkpoint.state.parameters)):
        arrays |= {
            f"layers.{index}.weight": np.asarray(layer.weight, np.float64),
            f"layers.{index}.bias": np.asarray(layer.bias, np.float64),
        }
    shapes = zip(network.sizes, network.sizes[1:], strict=False)
    layers = tuple(StoredLayer(f"layers.{i}.weight", f"layers.{i}.bias", *shape) for i, shape in enumerate(shapes))

    def read(name: str, _shape: tuple[int, ...]) -> Floats:
        return arrays[name]

    return WeightFile(path, layers, read, description=description)


def _described(project: Project, base: Path) -> tuple[Network, Description]:
    experiment = project.experiment
    data = prepare(experiment.data, experiment.training.loss, experiment.network.layers[-1].units, base)
    network, pipeline = network_of(experiment, data), data.pipeline
    assert project.checkpoint is not None
    found = project.checkpoint.state.parameters.size
    if found != network.parameter_count:
        raise UserError(
            N_("The trained state does not fit the network: it has {found} parameters, {expected} were expected."),
            found=found,
            expected=network.parameter_count,
        )
    return network, Description(network.activations, pipeline.features, pipeline.offset, pipeline.scale)
