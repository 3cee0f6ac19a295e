"""Saying something to a screen reader, whatever has the focus."""

from __future__ import annotations

from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QWidget

from playground.i18n import plain_text


def announce(widget: QWidget, sentence: str, *, urgent: bool = False) -> None:
    """Have `sentence` spoken on behalf of `widget`: after what is being said, or at once where it is `urgent`."""
    event = QAccessibleAnnouncementEvent(widget, plain_text(sentence))
    if urgent:
        event.setPoliteness(QAccessible.AnnouncementPoliteness.Assertive)
    QAccessible.updateAccessibility(event)
