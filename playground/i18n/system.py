"""The language a person has chosen for their whole computer."""

from __future__ import annotations

import locale
import os
from collections.abc import Mapping

from playground.i18n.catalogue import LANGUAGES

# The order in which gettext asks them.
VARIABLES = ("LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG")


def system_language(environment: Mapping[str, str] = os.environ) -> str:
    """The first of our languages that the environment names, else the system's, else English."""
    named = next((environment[name] for name in VARIABLES if environment.get(name)), None)
    candidates = named.split(":") if named else [locale.getlocale()[0] or ""]
    return next((code for code in map(_code, candidates) if code), "en")


def _code(name: str) -> str | None:
    """`th_TH.UTF-8` (Unix) and `Thai_Thailand` (Windows) begin with the code."""
    return next((code for code in LANGUAGES if name.lower().startswith(code)), None)
