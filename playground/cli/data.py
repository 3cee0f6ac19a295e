"""`playground data FILE --out D.csv`: the data an experiment makes, before features and scaling."""

from __future__ import annotations

import argparse
import csv
import io
from pathlib import Path

import numpy as np

from playground.cli.arguments import Command, UsageError
from playground.cli.experiment import add_file, load_experiment
from playground.cli.terminal import tell
from playground.datasets.prepare import prepare
from playground.datasets.prepared import PreparedData
from playground.document.atomic import replace_file
from playground.i18n import _
from playground.messages import N_, message


def add_arguments(parser: argparse.ArgumentParser) -> None:
    add_file(parser)
    parser.add_argument("--out", type=Path, required=True, metavar="D.csv", help=_(N_("the table to write")))


def run(options: argparse.Namespace) -> int:
    """Write one row a sample, in the order of the data set."""
    experiment, base = load_experiment(options.file)
    if options.out.resolve() == options.file.resolve():
        raise UsageError(
            N_("{path} is what the data are made from: give what is written another name."), path=str(options.out)
        )
    data = prepare(experiment.data, experiment.training.loss, experiment.network.layers[-1].units, base)
    replace_file(options.out, table(data).encode())
    rows = len(data.dataset.inputs)
    tell(message(N_("{rows} rows written to {path}."), rows=rows, path=str(options.out)))
    return 0


def table(data: PreparedData) -> str:
    """CSV with the columns x1 to xd, y (or y1 to yk: class index or values), split (train or test).

    Numbers are the shortest that read back as the same double, with a point in every language.
    """
    inputs, targets = data.dataset.inputs, data.dataset.targets.reshape(len(data.dataset.inputs), -1)
    split = np.full(len(inputs), "train", dtype="<U5")
    split[data.test_rows] = "test"
    names = ["y"] if targets.shape[1] == 1 else [f"y{i + 1}" for i in range(targets.shape[1])]
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow([*(f"x{i + 1}" for i in range(inputs.shape[1])), *names, "split"])
    columns = (*inputs.T.tolist(), *targets.T.tolist(), split.tolist())
    writer.writerows(zip(*columns, strict=True))
    return text.getvalue()


COMMAND = Command("data", N_("Write the data that an experiment makes as a CSV file."), add_arguments, run)
