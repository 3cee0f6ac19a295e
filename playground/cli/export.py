"""`playground export PROJECT OUT`: the trained weights of a project in the format that the name of OUT ends in."""

from __future__ import annotations

import argparse
from pathlib import Path

from playground.cli.arguments import Command, UsageError
from playground.cli.experiment import open_file
from playground.cli.terminal import tell
from playground.export.formats import format_of, write_weights
from playground.export.trained import TrainedNetwork
from playground.i18n import _
from playground.messages import N_, UserError, message
from playground.training.start import network_of


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("project", type=Path, metavar="PROJECT", help=_(N_("the project, a .playground file")))
    parser.add_argument("out", type=Path, metavar="OUT", help=_(N_("the file to write, in the format of its ending")))


def run(options: argparse.Namespace) -> int:
    """Write the weights that the project's run has."""
    _require_format(options.out)
    opened = open_file(options.project)
    if opened.checkpoint is None:
        raise UsageError(N_("{path} has no weights; a trained project was expected."), path=str(options.project))
    data, state = opened.data(), opened.checkpoint.state
    network = network_of(opened.experiment, data)
    trained = TrainedNetwork.of(
        opened.experiment, network, data, state.parameters, state.step, state.epoch, opened.stages
    )
    write_weights(trained, options.out)
    tell(message(N_("Weights of step {step} written to {path}"), step=f"{trained.step:,}", path=str(options.out)))
    return 0


def _require_format(path: Path) -> None:
    try:
        format_of(path)
    except UserError as error:
        raise UsageError("{problem}", problem=error.message) from error


COMMAND = Command("export", N_("Write the trained weights of a project for other programs."), add_arguments, run)
