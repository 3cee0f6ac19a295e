"""Reading the command line: argparse, with its complaints as one sentence, and all it says in the user's language."""

from __future__ import annotations

import argparse
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import NoReturn

import playground
from playground.cli.terminal import broken
from playground.i18n import LANGUAGES, _, ngettext, plain_text, translate
from playground.messages import N_, Message, UserError, message

PROGRAM = "playground"

# What argparse says by itself and a person can come to see.
ARGPARSE_TEXTS = (
    N_("usage: "), N_("positional arguments"), N_("options"), N_("argument %(argument_name)s: %(message)s"),
    N_("the following arguments are required: %s"), N_("unrecognized arguments: %s"),
    N_("not allowed with argument %s"), N_("one of the arguments %s is required"), N_("expected one argument"),
    N_("expected at least one argument"), N_("ignored explicit argument %r"),
    N_("invalid choice: %(value)r (choose from %(choices)s)"), N_("invalid %(type)s value: %(value)r"),
)  # fmt: skip
# It looks them up in gettext's one catalogue for all, which follows the environment and knows nothing of --language.
vars(argparse).update(_=_, ngettext=ngettext)


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
            formatter_class=_Help,
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

    def format_help(self) -> str:
        return plain_text(super().format_help())

    def format_usage(self) -> str:
        return plain_text(super().format_usage())

    def error(self, message: str) -> NoReturn:
        raise UsageError(N_("{problem}; {command} --help says what is possible."), problem=message, command=self.prog)


class _Help(argparse.RawDescriptionHelpFormatter):
    """Breaks lines between Thai words too."""

    def _split_lines(self, text: str, width: int) -> list[str]:
        return broken(text, width)


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
    if (number := whole_number(text)) < 1:
        raise _refusal(message(N_("{value} is not a positive integer"), value=repr(text)))
    return number


def whole_number(text: str) -> int:
    """An argument such as a seed."""
    try:
        return int(text)
    except ValueError:
        raise _refusal(message(N_("{value} is not a whole number"), value=repr(text))) from None


def number(text: str) -> float:
    """An argument that measures something."""
    try:
        return float(text)
    except ValueError:
        raise _refusal(message(N_("{value} is not a number"), value=repr(text))) from None


def _refusal(sentence: Message) -> argparse.ArgumentTypeError:
    return argparse.ArgumentTypeError(translate(sentence))
