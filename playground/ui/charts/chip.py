"""The name of what a picture shows, written into its upper left corner."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter

from playground.ui.theme.fonts import application_font
from playground.ui.theme.theme import theme

PADDING_X, PADDING_Y = 6, 2
MARGIN = 4
RADIUS = 5


def paint_chip(painter: QPainter, area: QRectF, text: str) -> None:
    """Write `text` into the corner of `area`, on a ground of its own."""
    font = application_font(theme().tokens.small_size, QFont.Weight.Medium)
    metrics = QFontMetrics(font)
    room = area.width() - 2 * (MARGIN + PADDING_X)
    text = metrics.elidedText(text, Qt.TextElideMode.ElideRight, round(room))
    width = metrics.horizontalAdvance(text) + 2 * PADDING_X
    place = QRectF(area.left() + MARGIN, area.top() + MARGIN, width, metrics.height() + 2 * PADDING_Y)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme().colour("tooltip"))
    painter.drawRoundedRect(place, RADIUS, RADIUS)
    painter.setFont(font)
    painter.setPen(theme().colour("tooltip_text"))
    painter.drawText(place, Qt.AlignmentFlag.AlignCenter, text)
