"""A sentence in at most two lines, followed by a button with what can be done about it, as a word in the text."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPaintEvent, QResizeEvent, QTextLayout, QTextOption
from PySide6.QtWidgets import QAbstractButton, QLabel, QSizePolicy, QWidget

from playground.i18n import plain_text
from playground.ui.theme.fonts import application_font
from playground.ui.theme.theme import theme

GAP, PADDING = 8, 8
# Where the sentence needs the second line too, the button takes at most this share of it.
MOST_SHARE = 0.62


@dataclass(frozen=True)
class Lines:
    """What is written where: one or two lines, and the place of the button (empty without one)."""

    texts: tuple[str, ...]
    button: QRect


class Sentence(QLabel):
    """Always as high as two lines, so that nothing moves when the sentence changes. `acted`: the button was pressed."""

    acted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.button = ActionWord(self)
        self.button.hide()
        self._lines = Lines((), QRect())
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.button.clicked.connect(self.acted)
        theme().changed.connect(self._place)

    def show_sentence(self, text: str, action: str = "") -> None:
        """Show `text`, and a button `action` where there is one; what does not fit is in the tooltip."""
        if (text, action) == (self.text(), self.button.text()):
            return
        self.setText(text)
        self.setToolTip(text)
        self.setAccessibleName(plain_text(text))
        self.button.setText(action)
        self.button.setToolTip(action)
        self.button.setAccessibleName(plain_text(action))
        self._place()

    @property
    def shown_lines(self) -> tuple[str, ...]:
        """The lines as they are written, with dots where they are cut."""
        return self._lines.texts

    def sizeHint(self) -> QSize:
        return QSize(320, 2 * _line_height())

    def minimumSizeHint(self) -> QSize:
        return QSize(80, 2 * _line_height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place()

    def _place(self) -> None:
        wanted = self.button.sizeHint().width() if self.button.text() else 0
        self._lines = _laid_out(self.text(), wanted, self.width(), self.height())
        self.button.setVisible(bool(self.button.text()))
        self.button.setGeometry(self._lines.button)
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setFont(_font())
        painter.setPen(theme().colour("text_muted"))
        height = _line_height()
        top = (self.height() - height * self._row_count()) / 2
        for index, text in enumerate(self._lines.texts):
            place = QRectF(0, top + index * height, self.width(), height)
            painter.drawText(place, Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextDontClip, text)
        painter.end()

    def _row_count(self) -> int:
        below = self._lines.button.isValid() and self._lines.button.left() == 0
        return len(self._lines.texts) + below


class ActionWord(QAbstractButton):
    """A small button that stands in a line of text; its words end in dots where there is no room."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def sizeHint(self) -> QSize:
        return QSize(QFontMetrics(_word_font()).horizontalAdvance(self.text()) + 2 * PADDING, _line_height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        lit = self.underMouse() or self.isDown()
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme().colour("accent" if lit else "accent_soft"))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 6, 6)
        painter.setFont(_word_font())
        painter.setPen(theme().colour("accent_text" if lit else "accent"))
        room = self.rect().adjusted(PADDING - 2, 0, 2 - PADDING, 0)
        text = QFontMetrics(_word_font()).elidedText(self.text(), Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(room, Qt.AlignmentFlag.AlignCenter, text)
        painter.end()


def _laid_out(text: str, button: int, width: int, height: int) -> Lines:
    """Lines of `text` in `width`, with a button `button` wide (0: none) behind them."""
    metrics, line = QFontMetrics(_font()), _line_height()
    used = metrics.horizontalAdvance(text)
    after = used + GAP + button if button else used
    if after <= width:
        return Lines((text,), QRect(used + GAP, (height - line) // 2, button, line) if button else QRect())
    second = height // 2
    if used <= width:
        return Lines((text,), QRect(0, second, min(button, width), line))
    first, rest = _broken(text, width)
    room = width
    if button:
        rest_width = metrics.horizontalAdvance(rest)
        button = min(button, max(round(MOST_SHARE * width), width - rest_width - GAP))
        room = width - button - GAP
    rest = metrics.elidedText(rest, Qt.TextElideMode.ElideRight, room)
    left = metrics.horizontalAdvance(rest) + GAP
    return Lines((first, rest), QRect(left, second, button, line) if button else QRect())


def _broken(text: str, width: int) -> tuple[str, str]:
    """The words of the first line, and those that are left."""
    layout = QTextLayout(text, _font())
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout.setTextOption(option)
    layout.beginLayout()
    line = layout.createLine()
    line.setLineWidth(width)
    line.setPosition(QPointF(0, 0))
    layout.endLayout()
    end = line.textLength()
    return text[:end].rstrip(), text[end:].lstrip()


def _line_height() -> int:
    return QFontMetrics(_font()).height() + 4


def _font() -> QFont:
    return application_font(theme().tokens.small_size)


def _word_font() -> QFont:
    return application_font(theme().tokens.small_size, QFont.Weight.Medium)
