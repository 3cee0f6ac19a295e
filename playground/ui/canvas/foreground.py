"""What is painted over the network: the hint of an empty stack."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from playground.i18n import _
from playground.messages import N_
from playground.ui.canvas.layout import Box
from playground.ui.theme.fonts import application_font
from playground.ui.theme.theme import theme


def draw_empty_hint(painter: QPainter, gap: Box) -> None:
    """Without hidden layers the middle says what can be done."""
    tokens = theme().tokens
    painter.setFont(application_font(tokens.small_size))
    text = _(N_("Drop a layer here"))
    width = painter.fontMetrics().horizontalAdvance(text) + 32
    height = painter.fontMetrics().height() + 16
    bubble = QRectF(gap.middle_x - width / 2, gap.y + 8, width, height)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(QColor(tokens.border_strong), 1, Qt.PenStyle.DashLine))
    painter.setBrush(QColor(tokens.surface))
    painter.drawRoundedRect(bubble, tokens.radius, tokens.radius)
    painter.setPen(QColor(tokens.text_muted))
    painter.drawText(bubble, Qt.AlignmentFlag.AlignCenter, text)
