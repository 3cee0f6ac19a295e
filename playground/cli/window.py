"""`playground [FILE]`: the window."""

from __future__ import annotations

import argparse
from pathlib import Path

from playground.cli.arguments import Command, UsageError
from playground.cli.terminal import say
from playground.i18n import _
from playground.messages import N_


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("file", nargs="?", type=Path, metavar="FILE", help=_(N_("the experiment or project to open")))
    parser.add_argument(
        "--reset-settings",
        action="store_true",
        help=_(N_("put the settings aside and start with the first ones (language, theme, arrangement, recent files)")),
    )
    parser.add_argument("--smoke", action="store_true", help=argparse.SUPPRESS)


def run(options: argparse.Namespace) -> int:
    """Open the window and stay until it is closed."""
    if options.file is not None and not options.file.exists():
        raise UsageError(N_("There is no file and no command {path}."), path=str(options.file))
    from playground.ui import app  # Qt is imported here and nowhere else

    notice = None
    if options.reset_settings:
        notice = app.reset()
        say(notice)
    return app.main(options.file, language=options.language or "", smoke=options.smoke, notice=notice)


def list_of_commands() -> str:
    """What stands under the help of the window: the other commands."""
    from playground.cli.commands import COMMANDS

    lines = [f"  playground {name:10} {_(command.summary)}" for name, command in COMMANDS.items()]
    return "\n".join([_(N_("commands that need no window:")), *lines])


COMMAND = Command(
    "", N_("Build a small neural network with the mouse and watch it learn."), add_arguments, run, list_of_commands
)
