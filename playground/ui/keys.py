"""Keys that mean something while one widget has the focus: a table each, which the list of all keys reads as well."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QKeySequence

# Shift and the number pad make no difference: on many keyboards + needs the one or stands on the other.
TELLING = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.MetaModifier


@dataclass(frozen=True)
class KeyRecord:
    """`keys` in Qt's portable notation, any of which does it; `gesture` is the widget's method, `text` says what."""

    keys: tuple[str, ...]
    text: str
    gesture: str = ""


def gesture(records: tuple[KeyRecord, ...], event: QKeyEvent) -> str:
    """The method that a key means, or nothing."""
    return _gestures(records).get((event.key(), event.modifiers() & TELLING), "")


@cache
def _gestures(records: tuple[KeyRecord, ...]) -> dict[tuple[int, Qt.KeyboardModifier], str]:
    found = {}
    for record in records:
        for keys in record.keys:
            combination = QKeySequence(keys)[0]  # type: ignore[index]
            found[int(combination.key()), combination.keyboardModifiers() & TELLING] = record.gesture
    return found
