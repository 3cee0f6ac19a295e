"""A drawn view as a screen reader sees it: an image that tells in words what it shows at the moment it is asked."""

from __future__ import annotations

from typing import Protocol, runtime_checkable

from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QAbstractButton, QAccessibleWidget, QWidget

from playground.i18n import plain_text


@runtime_checkable
class Describes(Protocol):
    """A picture, or the card that it is on, that knows what it shows."""

    def description(self) -> str: ...


class PictureInterface(QAccessibleWidget):
    """Its parts, such as the axes of a plot and the bubble over it, are drawn: there is nothing to go into."""

    def __init__(self, widget: QWidget) -> None:
        super().__init__(widget, QAccessible.Role.Graphic)

    def text(self, kind: QAccessible.Text) -> str:
        if kind == QAccessible.Text.Description:
            teller = _teller(self.widget())
            return super().text(kind) if teller is None else plain_text(teller.description())
        return super().text(kind)

    def childCount(self) -> int:
        return 0


class CaptionInterface(QAccessibleWidget):
    """Words that are drawn, or stand on a button that does nothing: a text to read."""

    def __init__(self, widget: QWidget) -> None:
        super().__init__(widget, QAccessible.Role.StaticText)


def caption(entry: QAbstractButton) -> CaptionInterface | None:
    """An entry of a legend that switches nothing is no button; the others are."""
    return None if entry.isCheckable() else CaptionInterface(entry)


def _teller(widget: QWidget | None) -> Describes | None:
    while widget is not None and not isinstance(widget, Describes):
        widget = widget.parentWidget()
    return widget
