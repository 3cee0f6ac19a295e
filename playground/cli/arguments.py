"""Reading the command line: argparse, with its complaints as one sentence."""

from __future__ import annotations

import argparse
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import NoReturn

import playground
from playground.i18n import LANGUAGES, _
from playground.messages import N_, UserError

PROGRAM = "playground"


class UsageError(UserError):
    """The words on the command line cannot be understood."""


@dataclass(frozen=True)
class Command:
    """One command: its `name` (empty: the window), what it does in a few words, its arguments, and itself.

    run   gets the parsed options, returns the exit code; raises UserError where the work fails
    """

    name: str
    summary: str
    add_arguments: Callable[[argparse.ArgumentParser], None]
    run: Callable[[argparse.Namespace], int]
    epilog: Callable[[], str | None] = lambda: None


class Parser(argparse.ArgumentParser):
    """The parser of one command."""

    def __init__(self, command: Command) -> None:
        super().__init__(
            prog=f"{PROGRAM} {command.name}".strip(),
            description=_(command.summary),
            epilog=command.epilog(),
            formatter_class=argparse.RawDescriptionHelpFormatter,
            allow_abbrev=False,
            add_help=False,
        )
        command.add_arguments(self)
        self.add_argument("-h", "--help", action="help", help=_(N_("show this help and exit")))
        self.add_argument(
            "--version",
            action="version",
            version=f"{PROGRAM} {playground.__version__}",
            help=_(N_("show the program's version and exit")),
        )
        self.add_argument("--language", choices=sorted(LANGUAGES), help=_(N_("language of texts for people")))

    def error(self, message: str) -> NoReturn:
        raise UsageError(N_("{problem}; {command} --help says what is possible."), problem=message, command=self.prog)


def split_language(arguments: Sequence[str]) -> tuple[str | None, list[str]]:
    """The value of `--language`, wherever it stands, and the other arguments."""
    rest, language = [], None
    words = iter(arguments)
    for word in words:
        name, _equals, value = word.partition("=")
        if name != "--language":
            rest.append(word)
            continue
        language = value or next(words, "")
        if language not in LANGUAGES:
            raise UsageError(
                N_("There is no language {language}; there are {known}."),
                language=repr(language),
                known=", ".join(LANGUAGES),
            )
    return language, rest


def positive_integer(text: str) -> int:
    """An argument that counts something."""
    number = int(text)
    if number < 1:
        raise ValueError
    return number


positive_integer.__name__ = "positive integer"  # how argparse calls it in its complaint
