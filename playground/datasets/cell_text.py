"""The text of a cell as it can stand in a sentence, in a list and in an experiment."""

from __future__ import annotations


def one_line(text: str) -> str:
    """The text on one line, without signs that cannot be seen; escapes where it has no others."""
    if text.isprintable():
        return text.strip()
    seen = "".join(letter if letter.isprintable() else " " for letter in text)
    return " ".join(seen.split()) or ascii(text)[1:-1]


def shortened(text: str, limit: int = 40) -> str:
    """The text on one line, cut to `limit` characters."""
    text = one_line(text)
    return text if len(text) <= limit else text[: limit - 1] + "…"
