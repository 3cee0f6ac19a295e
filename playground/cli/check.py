"""`playground check FILE`: says what is wrong with an experiment or a project, or that nothing is."""

from __future__ import annotations

import argparse

from playground.cli.arguments import Command
from playground.cli.experiment import add_file, open_file
from playground.cli.terminal import tell
from playground.messages import N_, message


def add_arguments(parser: argparse.ArgumentParser) -> None:
    add_file(parser)


def run(options: argparse.Namespace) -> int:
    """Check everything that can be checked before training."""
    opened = open_file(options.file)
    opened.data()
    if opened.checkpoint is None:
        tell(message(N_("{path}: nothing is wrong with this experiment."), path=str(options.file)))
    else:
        sentence = N_("{path}: nothing is wrong with this project, which is at step {step}.")
        tell(message(sentence, path=str(options.file), step=f"{opened.checkpoint.step:,}"))
    return 0


COMMAND = Command("check", N_("Say what is wrong with an experiment, or that nothing is."), add_arguments, run)
