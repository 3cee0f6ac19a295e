"""`playground check FILE`: says what is wrong with an experiment or a project, or that nothing is."""

from __future__ import annotations

import argparse
from pathlib import Path

from playground.cli.arguments import Command
from playground.cli.experiment import add_file, open_file
from playground.cli.terminal import tell
from playground.datasets.sources import choice_of, load, table_of
from playground.datasets.spec import DataSpec
from playground.datasets.table_report import report
from playground.datasets.table_samples import chosen_columns
from playground.i18n import _, name_of
from playground.messages import N_, message


def add_arguments(parser: argparse.ArgumentParser) -> None:
    add_file(parser)


def run(options: argparse.Namespace) -> int:
    """Check everything that can be checked before training; of a table also how it was read, and what is left out."""
    opened = open_file(options.file)
    opened.data()
    if opened.experiment.data.kind == "table":
        _tell_table(opened.experiment.data, opened.base)
    if opened.checkpoint is None:
        tell(message(N_("{path}: nothing is wrong with this experiment."), path=str(options.file)))
    else:
        sentence = N_("{path}: nothing is wrong with this project, which is at step {step}.")
        tell(message(sentence, path=str(options.file), step=f"{opened.checkpoint.step:,}"))
    return 0


def _tell_table(spec: DataSpec, base: Path) -> None:
    table, choice = table_of(spec, base), choice_of(spec)
    inputs, target = chosen_columns(table, choice)
    used = load(spec, base)
    columns = ", ".join(column.name for column in inputs)
    sentence = N_("{path}: {rows} rows are used, inputs {inputs}, target {target} ({task}).")
    values = {"inputs": columns, "target": target.name, "task": message(name_of(used.task))}
    tell(message(sentence, path=table.path, rows=len(used.inputs), **values))
    found = table.format
    parts = (found.encoding, found.delimiter, f"decimal_{found.decimal}", f"header_{found.header}")
    tell(message(N_("It was read as: {parts}."), parts=", ".join(_(name_of(part)) for part in parts)))
    for trouble in report(table, choice).troubles:
        tell(trouble.sentence)


COMMAND = Command("check", N_("Say what is wrong with an experiment, or that nothing is."), add_arguments, run)
