"""`playground predict FILE --weights W --inputs X.csv`: what trained weights say about new inputs."""

from __future__ import annotations

import argparse
import csv
import io
import sys
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from playground.cli.arguments import Command, UsageError
from playground.cli.experiment import Opened, add_file, open_file
from playground.cli.terminal import tell
from playground.cli.weights import read_weights
from playground.datasets.table_inputs import column_of, read_inputs
from playground.datasets.tables import file_table
from playground.document.atomic import replace_file
from playground.engine.losses import LOSSES
from playground.engine.metrics import predicted_classes
from playground.engine.network import Floats, Network
from playground.export.reading.files import check_weights
from playground.export.trained import TrainedNetwork
from playground.i18n import _
from playground.messages import N_, message
from playground.projects.files import is_project
from playground.training.start import network_of


def add_arguments(parser: argparse.ArgumentParser) -> None:
    add_file(parser)
    parser.add_argument(
        "--weights",
        type=Path,
        metavar="W",
        help=_(N_("its weights: .npz, .safetensors, .json or a project; without it, those of the project FILE")),
    )
    parser.add_argument(
        "--inputs", type=Path, required=True, metavar="X.csv", help=_(N_("a table with a column for each input"))
    )
    parser.add_argument(
        "--out", type=Path, metavar="Y.csv", help=_(N_("the table to write; without it, it goes to the terminal"))
    )


def run(options: argparse.Namespace) -> int:
    """One row for each row of the inputs, in their order."""
    trained = _trained(options)
    names, one_hot = trained.pipeline.input_names, trained.experiment.data.one_hot
    text = table(trained, _inputs(options.inputs, names, one_hot))
    if options.out is None:
        sys.stdout.write(text)
        return 0
    replace_file(options.out, text.encode())
    tell(message(N_("{rows} rows written to {path}."), rows=text.count("\n") - 1, path=str(options.out)))
    return 0


def table(trained: TrainedNetwork, inputs: NDArray[np.float64]) -> str:
    """CSV with the columns y (or y1 to yk) and, for classes, `class`: the name of the class.

    y is the output of the network, for cross-entropy losses the probability that the loss makes of it.
    """
    raw = trained.outputs(inputs)
    shown: Floats = LOSSES[trained.experiment.training.loss].link(raw)
    columns = shown.T.tolist()
    names = ["y"] if len(columns) == 1 else [f"y{i + 1}" for i in range(len(columns))]
    if trained.class_names:
        names.append("class")
        columns.append([trained.class_names[index] for index in predicted_classes(raw, trained.encoding)])
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(names)
    writer.writerows(zip(*columns, strict=True))
    return text.getvalue()


def _trained(options: argparse.Namespace) -> TrainedNetwork:
    opened, path = open_file(options.file), options.weights
    data = opened.data()
    network = network_of(opened.experiment, data)
    parameters = _parameters(options, opened, network)
    trained = TrainedNetwork.of(opened.experiment, network, data, parameters, step=0, epoch=0)
    if path is not None and not is_project(path):
        check_weights(path, trained)
    return trained


def _parameters(options: argparse.Namespace, opened: Opened, network: Network) -> Floats:
    if options.weights is not None:
        return read_weights(options.weights, network)
    if opened.checkpoint is None:
        raise UsageError(N_("{path} has no weights; name their file with --weights."), path=str(options.file))
    return opened.checkpoint.state.parameters


def _inputs(path: Path, names: tuple[str, ...], one_hot: tuple[str, ...]) -> NDArray[np.float64]:
    """The inputs (n, d), by the names that the data gives them or as `playground data` writes them: x1 to xd."""
    numbered = tuple(f"x{index + 1}" for index in range(len(names)))
    there = set(file_table(path).names)
    needed = {column_of(name, one_hot) for name in names}
    chosen = numbered if set(numbered) <= there and not needed <= there else names
    return read_inputs(path, chosen, one_hot)


COMMAND = Command("predict", N_("Say what trained weights make of new inputs."), add_arguments, run)
