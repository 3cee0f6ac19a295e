"""Writing to the terminal."""

from __future__ import annotations

import io
import re
import sys
import unicodedata
from typing import TextIO

from playground.i18n import WORD_BORDER, plain_text, translate
from playground.messages import Message


def say(message: Message) -> None:
    """One sentence on stderr, in the user's language."""
    print(plain_text(translate(message)), file=sys.stderr)


def tell(message: Message) -> None:
    """One sentence of the result on stdout, in the user's language."""
    print(plain_text(translate(message)))


def make_printable(*streams: TextIO) -> None:
    """Never fail for a letter that a terminal cannot show: write `?` instead."""
    for stream in streams:
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="replace")


def columns(text: str) -> int:
    """How many columns of a terminal `text` takes: Thai vowels and marks above and below letters take none."""
    return sum(1 for letter in text if unicodedata.category(letter) not in ("Mn", "Cf"))


def broken(text: str, width: int) -> list[str]:
    """`text` in lines of at most `width` columns, broken at spaces and between Thai words."""
    lines = [""]
    for part in re.findall(rf"[^\s{WORD_BORDER}]+[\s{WORD_BORDER}]*", text):
        if lines[-1] and columns(lines[-1] + part.rstrip()) > width:
            lines.append("")
        lines[-1] += part
    return [plain_text(line).rstrip() for line in lines]
