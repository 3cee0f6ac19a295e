"""Colours between two others."""

from __future__ import annotations

from PySide6.QtGui import QColor


def mixed(low: QColor, high: QColor, share: float) -> QColor:
    """The opaque colour `share` (0..1) of the way from `low` to `high`: opaque lines are drawn several times faster."""
    parts = zip(low.getRgbF()[:3], high.getRgbF()[:3], strict=True)
    return QColor.fromRgbF(*(a + (b - a) * share for a, b in parts))
