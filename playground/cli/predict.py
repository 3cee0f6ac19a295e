"""`playground predict FILE --weights W --inputs X.csv`: what trained weights say about new inputs."""

from __future__ import annotations

import argparse
import csv
import io
import sys
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from playground.cli.arguments import Command
from playground.cli.experiment import load_experiment
from playground.cli.terminal import tell
from playground.datasets.prepare import prepare
from playground.datasets.table_inputs import column_of, read_inputs
from playground.datasets.tables import file_table
from playground.document.atomic import replace_file
from playground.engine.losses import LOSSES
from playground.engine.metrics import predicted_classes
from playground.engine.network import Floats
from playground.export.reading.files import check_weights, read_parameters
from playground.export.trained import TrainedNetwork
from playground.i18n import _
from playground.messages import N_, message
from playground.training.start import network_of


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("file", type=Path, metavar="FILE", help=_(N_("the experiment, a .json file")))
    parser.add_argument(
        "--weights", type=Path, required=True, metavar="W", help=_(N_("its weights: .npz, .safetensors or .json"))
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
    experiment, base = load_experiment(options.file)
    data = prepare(experiment.data, experiment.training.loss, experiment.network.layers[-1].units, base)
    network = network_of(experiment, data)
    trained = TrainedNetwork.of(experiment, network, data, read_parameters(options.weights, network), step=0, epoch=0)
    check_weights(options.weights, trained)
    return trained


def _inputs(path: Path, names: tuple[str, ...], one_hot: tuple[str, ...]) -> NDArray[np.float64]:
    """The inputs (n, d), by the names that the data gives them or as `playground data` writes them: x1 to xd."""
    numbered = tuple(f"x{index + 1}" for index in range(len(names)))
    there = set(file_table(path).names)
    needed = {column_of(name, one_hot) for name in names}
    chosen = numbered if set(numbered) <= there and not needed <= there else names
    return read_inputs(path, chosen, one_hot)


COMMAND = Command("predict", N_("Say what trained weights make of new inputs."), add_arguments, run)
