"""A shortcut as it stands on the keyboard: each key a small cap."""

from __future__ import annotations

import re

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QKeySequence, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from playground.i18n import plain_text
from playground.ui.theme.fonts import application_font
from playground.ui.theme.theme import theme

PADDING_X, PADDING_Y, GAP, RADIUS = 6, 2, 4, 4
SIGNS = {"Left": "←", "Right": "→", "Up": "↑", "Down": "↓", "Return": "Enter", "PgUp": "Page Up", "PgDown": "Page Down"}


def key_names(keys: str) -> tuple[str, ...]:
    """What is written on each key of a shortcut in Qt's portable notation: Ctrl, Shift, Z."""
    text = QKeySequence(keys).toString(QKeySequence.SequenceFormat.NativeText)
    return tuple(SIGNS.get(name, name) for name in re.split(r"\+(?=.)", text) if name)


def spoken_keys(keys: str) -> str:
    """A shortcut in a sentence or a tooltip: Ctrl+Shift+Z, ←."""
    return "+".join(key_names(keys))


def keys_width(names: tuple[str, ...]) -> int:
    """The width of a shortcut's caps side by side."""
    return sum(_cap_width(name) for name in names) + GAP * max(0, len(names) - 1)


def draw_keys(painter: QPainter, left: float, middle: float, names: tuple[str, ...]) -> None:
    """Paint the caps from `left` on, around the height `middle`."""
    tokens = theme().tokens
    height = QFontMetrics(_font()).height() + 2 * PADDING_Y
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setFont(_font())
    for name in names:
        cap = QRectF(QPointF(left, middle - height / 2), QPointF(left + _cap_width(name), middle + height / 2))
        painter.setPen(QPen(theme().colour("border_strong"), 1))
        painter.setBrush(theme().colour("raised"))
        painter.drawRoundedRect(cap.adjusted(0.5, 0.5, -0.5, -0.5), RADIUS, RADIUS)
        painter.setPen(theme().colour("text" if tokens.dark else "text_muted"))
        painter.drawText(cap, Qt.AlignmentFlag.AlignCenter, name)
        left = cap.right() + GAP


class KeyCaps(QWidget):
    """The caps of one shortcut; its accessible name is the shortcut."""

    def __init__(self, keys: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._names = key_names(keys)
        self.setAccessibleName(plain_text(spoken_keys(keys)))
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(keys_width(self._names), QFontMetrics(_font()).height() + 2 * PADDING_Y + 2)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        draw_keys(painter, 0, self.height() / 2, self._names)
        painter.end()


def _cap_width(name: str) -> int:
    metrics = QFontMetrics(_font())
    return max(metrics.horizontalAdvance(name) + 2 * PADDING_X, metrics.height() + 2 * PADDING_Y)


def _font() -> QFont:
    return application_font(theme().tokens.small_size, QFont.Weight.Medium)
