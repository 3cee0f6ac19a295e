"""From the words on the command line to a command, its exit code, and one sentence where something is wrong."""

from __future__ import annotations

import logging
import os
import sys
from collections.abc import Sequence

from playground.cli.arguments import Parser, UsageError, split_language
from playground.cli.commands import COMMANDS, WINDOW
from playground.cli.experiment import WrongExperimentError
from playground.cli.interrupt import INTERRUPTED
from playground.cli.terminal import make_printable, say
from playground.i18n import set_language, system_language
from playground.messages import N_, Message, UserError, message

FAILED, WRONG_USAGE = 1, 2

log = logging.getLogger(__name__)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command that `arguments` (default: those of this process) name; returns the exit code.

    0 done; 1 the work failed; 2 wrong usage or a wrong experiment; 130 stopped by Ctrl-C.
    """
    make_printable(sys.stdout, sys.stderr)
    try:
        return _run(sys.argv[1:] if arguments is None else arguments)
    except (UsageError, WrongExperimentError) as error:
        return _ended(error.message, WRONG_USAGE)
    except UserError as error:
        return _ended(error.message, FAILED)
    except KeyboardInterrupt:
        return _ended(message(N_("Stopped.")), INTERRUPTED)
    except Exception as error:
        return _ended(*_unexpected(error))


def _ended(sentence: Message | None, code: int) -> int:
    if sentence is not None:
        say(sentence)
    return code


def _unexpected(error: Exception) -> tuple[Message | None, int]:
    """What to say when the work was ended by something that nobody asked for."""
    if isinstance(error, BrokenPipeError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())  # or flushing it at exit would fail again
        return None, FAILED
    if isinstance(error, MemoryError):
        return message(N_("There is not enough memory for this.")), FAILED
    log.debug("internal error", exc_info=True)
    return message(N_("Something went wrong inside the program: {error}."), error=repr(error)), FAILED


def _run(arguments: Sequence[str]) -> int:
    language, rest = split_language(arguments)
    set_language(language or system_language())
    command = COMMANDS.get(rest[0], WINDOW) if rest else WINDOW
    options = Parser(command).parse_args(rest if command is WINDOW else rest[1:])
    options.language = language
    return command.run(options)
