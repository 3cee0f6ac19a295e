"""The language that is set, and texts in it. Every look-up asks the language of that moment, none is kept."""

from __future__ import annotations

import gettext
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from typing import Any

from playground.messages import Message
from playground.resources import resource

DOMAIN = "playground"
LANGUAGES = {"en": "English", "th": "ไทย"}

# Between the words of Thai sentences, so that lines break there: a space of no width.
WORD_BORDER = "\u200b"

_language = "en"


def set_language(code: str) -> None:
    """Use the language `code`, one of `LANGUAGES`, from now on. ValueError for any other."""
    global _language
    if code not in LANGUAGES:
        raise ValueError(f"unknown language {code!r}, expected one of {', '.join(LANGUAGES)}")
    _language = code


def language() -> str:
    """The code of the language that is set: `en` or `th`."""
    return _language


@contextmanager
def speaking(code: str) -> Iterator[None]:
    """Texts that are made inside are in the language `code`, whatever language is set."""
    before = language()
    set_language(code)
    try:
        yield
    finally:
        set_language(before)


def _(text: str) -> str:
    """`text`, which is English, in the language that is set."""
    return _translations(_language).gettext(text) if text else text


def in_context(context: str, text: str) -> str:
    """`text`, marked with `NC_(context, text)`, in the language that is set."""
    return _translations(_language).pgettext(context, text)


def ngettext(singular: str, plural: str, count: int) -> str:
    """The form for `count` things in the language that is set; the caller fills in the count."""
    return _translations(_language).ngettext(singular, plural, count)


def plain_text(text: str) -> str:
    """`text` without the marks between Thai words: for what leaves the screen (name, file, terminal) or is searched."""
    return text.replace(WORD_BORDER, "")


def translate(message: Message) -> str:
    """A message in the language that is set, with its values filled in; values that are messages are translated too."""
    values = {name: _shown(value) for name, value in message.values.items()}
    return _(message.template).format(**values)


def _shown(value: Any) -> Any:
    if isinstance(value, Message):
        return translate(value)
    if isinstance(value, (tuple, list)):
        return ", ".join(str(_shown(item)) for item in value)
    return value


@cache
def _translations(code: str) -> gettext.NullTranslations:
    if code == "en":
        return gettext.NullTranslations()
    return gettext.translation(DOMAIN, str(resource("locale")), [code])
