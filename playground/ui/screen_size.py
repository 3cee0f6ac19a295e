"""Which of the remembered arrangements a screen has: screens of about the same size share one."""

from __future__ import annotations

from PySide6.QtCore import QSize

# What a task bar takes or leaves makes no other screen.
STEP = 100


def size_class(available: QSize) -> str:
    """A name for screens that leave about this room to windows: 1300x700."""
    width, height = (round(length / STEP) * STEP for length in (available.width(), available.height()))
    return f"{width}x{height}"
