"""Whether things may glide: not where the person, or the system, has asked for calm."""

from __future__ import annotations

from PySide6.QtWidgets import QStyle, QWidget


def may_move(widget: QWidget, *, calm: bool) -> bool:
    """`calm` is the person's own wish; a style that animates nothing tells that of the system."""
    return not calm and widget.style().styleHint(QStyle.StyleHint.SH_Widget_Animation_Duration, None, widget) > 0
