"""Numbers as people type them, and as the fields show them: exact, shortest, "." for decimals in every language."""

from __future__ import annotations

import math
import re

_THOUSANDS = re.compile(r"[+-]?\d{1,3}(,\d{3})+")
_NUMBER = re.compile(r"[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?", re.IGNORECASE)


def parse_number(text: str, whole: bool = False) -> float | None:
    """The number that `text` says, or None: 0.03, 0,03, 3e-2, −1, 1 000. A comma is a decimal comma.

    `whole`: a whole number is expected, so that in 1,000 the comma stands between thousands.
    """
    plain = re.sub(r"[\s\u00a0\u202f]", "", text).replace("−", "-").removesuffix("%")
    if whole and _THOUSANDS.fullmatch(plain):
        plain = plain.replace(",", "")
    plain = plain.replace(",", ".")
    if not _NUMBER.fullmatch(plain):
        return None
    value = float(plain)
    return value if math.isfinite(value) else None


def number_text(value: float) -> str:
    """The shortest text that gives `value` back: 0.03, 10, 1e-8."""
    if float(value).is_integer() and abs(value) < 1e15:
        return str(int(value))
    digits, _mark, exponent = repr(float(value)).partition("e")
    return f"{digits}e{int(exponent)}" if exponent else digits
