"""What is painted over the network: the hint of an empty stack, and the outline of the keyboard focus."""

from __future__ import annotations

from PySide6.QtCore import QRect, QRectF, Qt
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


def draw_focus(painter: QPainter, viewport: QRect) -> None:
    """An outline along the edge of the viewport, wherever the scene is scrolled to."""
    painter.save()
    painter.resetTransform()
    painter.setPen(QPen(QColor(theme().tokens.focus), 2))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRoundedRect(viewport.adjusted(1, 1, -1, -1), 6, 6)
    painter.restore()
