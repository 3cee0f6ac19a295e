"""What is seen of a drag: the tilted card under the pointer, and the bubble that says what a drop would do."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from playground.i18n import plain_text
from playground.ui.drag.payload import Picture
from playground.ui.theme.fonts import application_font
from playground.ui.theme.theme import theme

TILT = -2.5  # degrees
PADDING = 12
PICTURE = 16
SHADOW = 14
HINT_WIDTH = 360
HINT_GAP = 10


class Overlay(QWidget):
    """A child of the window above everything, which neither mouse nor keyboard notices."""

    def __init__(self) -> None:
        super().__init__()
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setAttribute(Qt.WidgetAttribute.WA_NoSystemBackground)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    def bring_to(self, window: QWidget) -> None:
        """Become a child of `window`, above its other children."""
        if self.parentWidget() is not window:
            self.setParent(window)
        if not self.isVisible():
            self.show()
        self.raise_()


class Ghost(Overlay):
    """The card that is dragged: accent-coloured, tilted, with a shadow; grey while a drop is refused."""

    def __init__(self, text: str, picture: Picture | None) -> None:
        super().__init__()
        self._text = text
        self._picture = picture
        self._refused = False
        self._font = application_font(theme().tokens.text_size, QFont.Weight.DemiBold)
        metrics = QFontMetrics(self._font)
        width = metrics.horizontalAdvance(text) + 2 * PADDING + (PICTURE + 8 if picture else 0)
        self._card = QSize(width, metrics.height() + 2 * 8)
        self.resize(self._card + QSize(2 * SHADOW, 2 * SHADOW + 8))

    def show_refused(self, refused: bool) -> None:
        if refused != self._refused:
            self._refused = refused
            self.update()

    def centre_on(self, point: QPoint) -> None:
        self.move(point - QPoint(self.width() // 2, self.height() // 2))

    def paintEvent(self, _event: QPaintEvent) -> None:
        tokens = theme().tokens
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.translate(QPointF(self.rect().center()))
        painter.rotate(TILT)
        card = QRectF(QPointF(-self._card.width() / 2, -self._card.height() / 2), self._card)
        _paint_shadow(painter, card, tokens.radius)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(tokens.text_muted if self._refused else tokens.accent))
        painter.drawRoundedRect(card, tokens.radius, tokens.radius)
        ink = QColor(tokens.surface if self._refused else tokens.accent_text)
        inside = card.adjusted(PADDING, 0, -PADDING, 0)
        if self._picture is not None:
            square = QRectF(inside.left(), inside.center().y() - PICTURE / 2, PICTURE, PICTURE)
            self._picture(painter, square, ink)
            inside.setLeft(square.right() + 8)
        painter.setFont(self._font)
        painter.setPen(ink)
        painter.drawText(inside, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, self._text)
        painter.end()


class Hint(Overlay):
    """The bubble below the pointer; a refusal has a cross before its sentence."""

    def __init__(self) -> None:
        super().__init__()
        self.text = ""
        self.refused = False

    def say(self, text: str, refused: bool) -> None:
        """Show a sentence, in as many lines as the window makes it need."""
        if (text, refused) == (self.text, self.refused):
            return
        self.text, self.refused = text, refused
        self.setAccessibleName(plain_text(text))
        self.resize(self._text_rect().size() + QSize(2 * 10 + self._sign_width(), 2 * 6))
        self.update()

    def place_below(self, ghost: QRect) -> None:
        """Below the ghost, or above it where the window ends; never outside the window."""
        window = self.parentWidget()
        x = ghost.center().x() - self.width() // 2
        y = ghost.bottom() + HINT_GAP - SHADOW
        if y + self.height() > window.height() - 4:
            y = ghost.top() - HINT_GAP + SHADOW - self.height()
        x = max(4, min(x, window.width() - self.width() - 4))
        self.move(x, max(4, y))

    def paintEvent(self, _event: QPaintEvent) -> None:
        tokens = theme().tokens
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(tokens.tooltip))
        painter.drawRoundedRect(QRectF(self.rect()), 6, 6)
        ink = QColor(tokens.tooltip_text)
        if self.refused:
            painter.setPen(QPen(ink, 2, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
            middle = QPointF(15, self.height() / 2)
            painter.drawLine(middle - QPointF(4, 4), middle + QPointF(4, 4))
            painter.drawLine(middle - QPointF(4, -4), middle + QPointF(4, -4))
        painter.setPen(ink)
        painter.setFont(self._font())
        room = self.rect().adjusted(10 + self._sign_width(), 6, -10, -6)
        painter.drawText(room, Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignVCenter, self.text)
        painter.end()

    def _sign_width(self) -> int:
        return 16 if self.refused else 0

    def _font(self) -> QFont:
        return application_font(theme().tokens.small_size)

    def _text_rect(self) -> QRect:
        metrics = QFontMetrics(self._font())
        room = self.parentWidget().width() - 2 * 4 - 2 * 10 - self._sign_width() - 2
        wide = min(room, HINT_WIDTH * theme().tokens.small_size // 12)
        rect = metrics.boundingRect(QRect(0, 0, wide, 1000), Qt.TextFlag.TextWordWrap, self.text)
        return rect.adjusted(0, 0, 2, 0)


def _paint_shadow(painter: QPainter, card: QRectF, radius: float) -> None:
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(0, 0, 0, 10))
    for spread in range(SHADOW - 2, 0, -2):
        painter.drawRoundedRect(
            card.adjusted(-spread, -spread + 5, spread, spread + 5), radius + spread, radius + spread
        )
