"""A small button for the head of a chart: it does something, or it switches something on and off."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from playground.ui.theme.fonts import application_font
from playground.ui.theme.theme import theme

PADDING_X, PADDING_Y = 8, 3


class Pill(QAbstractButton):
    """Filled with the soft accent when it is on, and when a button that does something is pressed."""

    in_picture = False

    def __init__(self, *, switch: bool = False, on: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setCheckable(switch)
        self.setChecked(on)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def sizeHint(self) -> QSize:
        metrics = QFontMetrics(_font())
        return QSize(metrics.horizontalAdvance(self.text()) + 2 * PADDING_X, metrics.height() + 2 * PADDING_Y)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, _event: QPaintEvent) -> None:
        tokens = theme().tokens
        on = self.isChecked() or self.isDown()
        fill = tokens.accent_soft if on else tokens.hover if self.underMouse() else tokens.surface
        outline = tokens.accent if on else tokens.border_strong
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(outline), 1))
        painter.setBrush(QColor(fill))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 6, 6)
        painter.setFont(_font())
        painter.setPen(QColor(tokens.accent if on else tokens.text))
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, self.text())
        painter.end()


def _font() -> QFont:
    return application_font(theme().tokens.small_size, QFont.Weight.Medium)
