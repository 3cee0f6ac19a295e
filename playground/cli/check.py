"""`playground check FILE`: says what is wrong with an experiment, or that nothing is."""

from __future__ import annotations

import argparse
from pathlib import Path

from playground.cli.arguments import Command
from playground.cli.experiment import load_experiment
from playground.cli.terminal import tell
from playground.i18n import _
from playground.messages import N_, message


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("file", type=Path, metavar="FILE", help=_(N_("the experiment, a .json file")))


def run(options: argparse.Namespace) -> int:
    """Check everything that can be checked before training."""
    load_experiment(options.file)
    tell(message(N_("{path}: nothing is wrong with this experiment."), path=str(options.file)))
    return 0


COMMAND = Command("check", N_("Say what is wrong with an experiment, or that nothing is."), add_arguments, run)
