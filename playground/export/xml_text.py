"""Text as XML may hold it."""

from __future__ import annotations

import re

_FORBIDDEN = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def legal(text: str) -> str:
    """`text` with a sign of replacement for every letter that no XML file may hold, such as a null in a name."""
    return _FORBIDDEN.sub("�", text)
