"""`playground [FILE]`: the window."""

from __future__ import annotations

import argparse
from pathlib import Path

from playground.cli.arguments import Command, UsageError
from playground.i18n import _
from playground.messages import N_


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("file", nargs="?", type=Path, metavar="FILE", help=_(N_("the experiment to open")))
    parser.add_argument("--smoke", action="store_true", help=argparse.SUPPRESS)


def run(options: argparse.Namespace) -> int:
    """Open the window and stay until it is closed."""
    if options.file is not None and not options.file.exists():
        raise UsageError(N_("There is no file and no command {path}."), path=str(options.file))
    from playground.ui.app import main  # Qt is imported here and nowhere else

    return main(options.file, language=options.language, smoke=options.smoke)


def list_of_commands() -> str:
    """What stands under the help of the window: the other commands."""
    from playground.cli.commands import COMMANDS

    lines = [f"  playground {name:10} {_(command.summary)}" for name, command in COMMANDS.items()]
    return "\n".join([_(N_("commands that need no window:")), *lines])


COMMAND = Command(
    "", N_("Build a small neural network with the mouse and watch it learn."), add_arguments, run, list_of_commands
)
