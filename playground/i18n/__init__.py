"""The languages of the program: English in the code, Thai in a gettext catalogue, changeable while it runs."""

from playground.i18n.catalogue import (
    LANGUAGES,
    WORD_BORDER,
    _,
    in_context,
    language,
    ngettext,
    plain_text,
    set_language,
    speaking,
    translate,
)
from playground.i18n.names import name_of, word_of
from playground.i18n.system import system_language

__all__ = [
    "LANGUAGES",
    "WORD_BORDER",
    "_",
    "in_context",
    "language",
    "name_of",
    "ngettext",
    "plain_text",
    "set_language",
    "speaking",
    "system_language",
    "translate",
    "word_of",
]
