"""One thing that the finder finds: how it is called in every language, how it stands now, and what choosing it does."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Protocol

from PySide6.QtGui import QIcon

from playground.i18n import LANGUAGES, plain_text, speaking
from playground.messages import Message

Work = Callable[[], object]
Words = Callable[[], str]


class Number(Protocol):
    """A control that holds a number: `read` takes a typed text or says why not, `shown` is the number as it stands."""

    @property
    def shown(self) -> str: ...

    def read(self, text: str) -> float | Message: ...


def no_reason() -> str:
    return ""


@dataclass(frozen=True)
class Command:
    """`titles` and `places` (where it is at home) by language.

    work     does it; a setting with a number is given by `give` instead, once the number is known
    keys     its shortcut in Qt's portable notation;  value  what the setting is now
    chosen   whether it is what is set, None where that has no meaning
    why_not  says why it cannot be done now; nothing where it can, or where nobody knows why
    """

    titles: Mapping[str, str]
    places: Mapping[str, str]
    work: Work | None = None
    keys: str = ""
    icon: QIcon | None = None
    value: str = ""
    chosen: bool | None = None
    enabled: bool = True
    why_not: Words = no_reason
    number: Number | None = None
    give: Callable[[float], object] | None = None

    @property
    def title(self) -> str:
        """In English."""
        return self.titles["en"]

    @cached_property
    def refusal(self) -> str:
        """Why it cannot be done now; to be asked only of the few that are shown, for that is tried out."""
        return plain_text(self.why_not())

    @property
    def can_be_done(self) -> bool:
        return self.enabled and not self.refusal

    @property
    def key(self) -> str:
        """The same for the same command in every language."""
        return f"{self.places['en']} / {self.title}"


def spoken(words: Words) -> dict[str, str]:
    """What `words` says in each language."""
    said = {}
    for code in LANGUAGES:
        with speaking(code):
            said[code] = plain_text(words())
    return said


def without_marks(text: str) -> str:
    """The text of a menu or an action, without the mark of its key and the dots of its dialog."""
    return text.replace("&", "").rstrip("…")


def joined(*texts: str) -> str:
    """A setting and its value, or a menu and its entry, as one title."""
    return ": ".join(text for text in texts if text)
