"""Who the wheel is for: a control inside a panel that scrolls."""

from __future__ import annotations

from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QWidget


def takes_wheel(control: QWidget, event: QWheelEvent) -> bool:
    """Whether the wheel changes `control`: only once it was chosen, because passing over it must not change anything.

    Otherwise the event is ignored, so that the wheel scrolls the panel.
    """
    if not control.hasFocus():
        event.ignore()
    return control.hasFocus()
