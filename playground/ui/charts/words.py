"""A sentence under or beside a picture, in as many lines as it needs; it fills its own ground."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPaintEvent, QTextOption
from PySide6.QtWidgets import QWidget

from playground.i18n import plain_text
from playground.ui.theme.fonts import application_font, line_height
from playground.ui.theme.theme import theme


class DrawnWords(QWidget):
    """`say` changes the sentence; only a changed one is painted again."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.text = ""
        self.in_picture = True
        self._strong = False
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)

    def say(self, text: str, *, strong: bool = False) -> None:
        """Show `text`; `strong` in the colour of what matters, else muted."""
        if (text, strong) == (self.text, self._strong):
            return
        self.text, self._strong = text, strong
        self.setAccessibleName(plain_text(text))
        self.update()

    def holds(self, text: str) -> bool:
        """Whether `text` has room in one line."""
        return QFontMetrics(_font()).horizontalAdvance(text) <= self.width()

    def height_for(self, width: int, *texts: str) -> int:
        """The height that the tallest of `texts` needs in this width."""
        metrics = QFontMetrics(_font())
        flags = Qt.TextFlag.TextWordWrap | Qt.TextFlag.TextWrapAnywhere
        room = (metrics.boundingRect(0, 0, width, 0, flags, _unbroken(text)).height() for text in texts)
        line = line_height(_font())
        return max((-(-height // line) * line for height in room), default=0)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return self.height_for(width, self.text)

    def sizeHint(self) -> QSize:
        return QSize(96, line_height(_font()))

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), theme().colour("surface"))
        painter.setFont(_font())
        painter.setPen(theme().colour("text" if self._strong else "text_muted"))
        painter.drawText(QRectF(self.rect()), _unbroken(self.text), _wrapping())
        painter.end()


def _unbroken(text: str) -> str:
    """`text` with every number on the line of its sign of percent."""
    return text.replace(" %", "\u00a0%")


def _wrapping() -> QTextOption:
    option = QTextOption(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    return option


def _font() -> QFont:
    return application_font(theme().tokens.small_size)
