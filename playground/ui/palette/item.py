"""One thing of the palette: a button that can be dragged."""

from __future__ import annotations

from PySide6.QtCore import QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QContextMenuEvent,
    QEnterEvent,
    QFont,
    QFontMetrics,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QAbstractButton, QWidget

from playground.i18n import _, plain_text
from playground.messages import N_
from playground.ui.drag.controller import DragController
from playground.ui.drag.payload import Dragged, Payload
from playground.ui.palette.glyphs import Picture
from playground.ui.palette.walk import MOVES
from playground.ui.texts import say
from playground.ui.theme.fonts import application_font
from playground.ui.theme.theme import theme


class PaletteItem(QAbstractButton):
    """Shows a picture and, in a subclass, its name; pressed and moved it is dragged, clicked it is applied.

    name   English text marked for translation;  tip  likewise
    moved  a key asks for another item: carries the `Qt.Key`
    """

    moved = Signal(object)

    def __init__(self, payload: Payload, name: str, tip: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.payload = payload
        self._name = name
        self._current = False
        self._drag = DragController(self)
        say(self, name=name, tip=tip, text=name)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.OpenHandCursor)
        theme().changed.connect(self._show_theme)

    @property
    def drag(self) -> DragController:
        return self._drag

    @property
    def current(self) -> bool:
        """Whether this is what is set now."""
        return self._current

    def show_current(self, current: bool) -> None:
        if current != self._current:
            self._current = current
            self.update()
        self.setAccessibleDescription(plain_text(_(N_("set now")) if current else ""))

    def _show_theme(self) -> None:
        self.updateGeometry()
        self.update()

    # -- dragging ---------------------------------------------------------------------------------------------------

    def ghost_picture(self) -> Picture | None:
        return None

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.RightButton:
            self._cancel()
            return
        if event.button() == Qt.MouseButton.LeftButton:
            dragged = Dragged(self.payload, _(self._name), self.ghost_picture())
            self._drag.press(event.globalPosition().toPoint(), dragged)
        super().mousePressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._drag.move(event.globalPosition().toPoint()):
            self.setDown(False)
        else:
            super().mouseMoveEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() != Qt.MouseButton.LeftButton:
            return
        if self._drag.release(event.globalPosition().toPoint()):
            self.setDown(False)
        else:
            super().mouseReleaseEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        event.accept()

    def _cancel(self) -> None:
        self._drag.cancel()
        self.setDown(False)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        elif event.key() in MOVES:
            self.moved.emit(Qt.Key(event.key()))
        else:
            super().keyPressEvent(event)

    def enterEvent(self, event: QEnterEvent) -> None:
        super().enterEvent(event)
        self.update()

    # -- painting ---------------------------------------------------------------------------------------------------

    def paint_frame(self, painter: QPainter) -> None:
        """The rounded surface with the outline of the state: set now, hovered, pressed."""
        tokens = theme().tokens
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        colour = tokens.accent if self._current else tokens.border
        surface = tokens.pressed if self.isDown() else tokens.hover if self.underMouse() else tokens.raised
        painter.setPen(QPen(QColor(colour), 2 if self._current else 1))
        painter.setBrush(QColor(surface))
        edge = 1.0 if self._current else 0.5
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(edge, edge, -edge, -edge), tokens.radius, tokens.radius)


class Chip(PaletteItem):
    """A picture with the name beside it; the name wraps where it must."""

    PICTURE, PADDING, GAP = 14, 6, 4

    def __init__(
        self,
        payload: Payload,
        name: str,
        tip: str,
        picture: Picture,
        strong: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(payload, name, tip, parent)
        self._picture = picture
        self._strong = strong

    def ghost_picture(self) -> Picture | None:
        return self._picture

    def narrowest(self) -> int:
        """The least width at which the name is not clipped: that of its longest word."""
        metrics = QFontMetrics(self._font())
        words = max(metrics.horizontalAdvance(word) for word in self.text().split(" "))
        return words + self._around() + 2

    def heightForWidth(self, width: int) -> int:
        metrics = QFontMetrics(self._font())
        room = QRect(0, 0, max(1, width - self._around()), 1000)
        text = metrics.boundingRect(room, Qt.TextFlag.TextWordWrap, self.text())
        least = theme().tokens.control_height - (0 if self._strong else 4)
        return max(least, text.height() + 8)

    def sizeHint(self) -> QSize:
        metrics = QFontMetrics(self._font())
        width = metrics.horizontalAdvance(self.text()) + self._around() + 2
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        return QSize(self.narrowest(), self.heightForWidth(self.narrowest()))

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        self.paint_frame(painter)
        size = self.PICTURE * theme().tokens.small_size / 12
        tokens = theme().tokens
        place = QRectF(self.PADDING, (self.height() - size) / 2, size, size)
        self._picture(painter, place, QColor(tokens.accent))
        painter.setFont(self._font())
        painter.setPen(QColor(tokens.text))
        left = round(place.right()) + self.GAP
        room = QRect(left, 0, self.width() - self._around(), self.height())
        flags = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft | Qt.TextFlag.TextWordWrap
        painter.drawText(room, flags, self.text())
        painter.end()

    def _around(self) -> int:
        """The width of everything but the name."""
        return round(2 * self.PADDING + self.PICTURE * theme().tokens.small_size / 12 + self.GAP - 3)

    def _font(self) -> QFont:
        tokens = theme().tokens
        if self._strong:
            return application_font(tokens.text_size, QFont.Weight.Medium)
        return application_font(tokens.small_size)
