"""The window's margin: what stands at an edge of the window keeps it; between neighbours separators keep them apart."""

from __future__ import annotations

from PySide6.QtCore import QMargins
from PySide6.QtWidgets import QMainWindow, QToolBar, QWidget

MARGIN = 8


def margins_at_edges(part: QWidget) -> QMargins:
    """The margins that a part of a main window, wherever it stands in it, keeps on each side."""
    window = part.parentWidget()
    if part.isWindow() or not isinstance(window, QMainWindow):
        return QMargins(MARGIN, MARGIN, MARGIN, MARGIN)
    place = part.geometry()
    bars = (bar.geometry().bottom() for bar in window.findChildren(QToolBar) if bar.isVisible())
    return QMargins(
        MARGIN * (place.left() <= 0),
        MARGIN * (place.top() <= max(bars, default=-1) + 1),
        MARGIN * (place.right() >= window.width() - 1),
        MARGIN * (place.bottom() >= window.height() - 1),
    )
