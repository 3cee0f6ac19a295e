"""Sentences meant for a person, kept apart from the language they are shown in.

The packages below the interface know no language. They raise or return a `Message`: an English template marked for
translation, and the values to fill it with. Whoever shows it translates the template first (`playground.i18n`).
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any


def N_(template: str) -> str:
    """Mark `template` for extraction into the translation catalogue; it is translated where it is shown."""
    return template


def NC_(context: str, text: str) -> str:
    """`N_` for a text that means something else elsewhere; `context` tells the two apart."""
    return text


@dataclass(frozen=True)
class Message:
    """One sentence: an English template with `{named}` places, and the values for them."""

    template: str
    values: dict[str, Any] = field(default_factory=dict)

    def __str__(self) -> str:
        return self.template.format(**self.values)


def message(template: str, **values: Any) -> Message:
    """`Message` with its values as keywords: `message(N_("{path} is empty."), path=path)`."""
    return Message(template, values)


class UserError(Exception):
    """Something the user gave cannot be used. `str(error)` is the English sentence, `error.message` translates."""

    def __init__(self, template: str, **values: Any) -> None:
        self.message = Message(template, values)
        super().__init__(str(self.message))
