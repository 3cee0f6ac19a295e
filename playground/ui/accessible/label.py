"""A label that is heard and not seen."""

from __future__ import annotations

from PySide6.QtWidgets import QComboBox, QLabel, QWidget

from playground.ui.texts import say


def name_box(box: QComboBox, name: str, parent: QWidget) -> None:
    """Call `box`, a child of `parent`, `name`, a marked English text.

    On Linux a screen reader calls a box by its label and never by its own name. Where there is no room for a label, a
    hidden one does it.
    """
    say(box, name=name)
    label = say(QLabel(parent), text=name)
    label.setBuddy(box)
    label.hide()
