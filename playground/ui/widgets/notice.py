"""A field whose entry was refused: outlined, with one sentence beneath it that a screen reader says too."""

from __future__ import annotations

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QToolTip, QWidget

from playground.i18n import plain_text
from playground.ui.accessible.announce import announce
from playground.ui.texts import PROPERTY, retranslate
from playground.ui.tips import show_tip

STATE = "state"
WRONG = "wrong"


def is_marked_wrong(widget: QWidget) -> bool:
    return widget.property(STATE) == WRONG


def mark_wrong(widget: QWidget, sentence: str) -> None:
    """Outline `widget` and say `sentence` at it, until `mark_right`."""
    _set_state(widget, WRONG)
    widget.setToolTip(sentence)
    widget.setAccessibleDescription(plain_text(sentence))
    if widget.isVisible():
        show_tip(widget.mapToGlobal(QPoint(0, widget.height())), sentence, widget)
    announce(widget, sentence)


def mark_right(widget: QWidget) -> None:
    """Take outline and sentence away; the widget's own tooltip comes back."""
    if not is_marked_wrong(widget):
        return
    _set_state(widget, None)
    widget.setToolTip("")
    widget.setAccessibleDescription("")
    if widget.property(PROPERTY):
        retranslate(widget)
    QToolTip.hideText()


def _set_state(widget: QWidget, state: str | None) -> None:
    widget.setProperty(STATE, state)
    widget.style().unpolish(widget)
    widget.style().polish(widget)
