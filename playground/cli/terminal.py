"""Writing to the terminal."""

from __future__ import annotations

import io
import sys
from typing import TextIO

from playground.i18n import translate
from playground.messages import Message


def say(message: Message) -> None:
    """One sentence on stderr, in the user's language."""
    print(translate(message), file=sys.stderr)


def tell(message: Message) -> None:
    """One sentence of the result on stdout, in the user's language."""
    print(translate(message))


def make_printable(*streams: TextIO) -> None:
    """Never fail for a letter that a terminal cannot show: write `?` instead."""
    for stream in streams:
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="replace")
