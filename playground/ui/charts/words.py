"""A sentence under or beside a picture, in as many lines as it needs; it fills its own ground."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import QRectF, QSize, Qt, QTextBoundaryFinder
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from playground.i18n import plain_text
from playground.ui.theme.fonts import application_font, line_height
from playground.ui.theme.theme import theme

MINUS = "−"


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
        return max((len(lines(text, width)) for text in texts), default=0) * line_height(_font())

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
        height = line_height(_font())
        for number, line in enumerate(lines(self.text, self.width())):
            place = QRectF(0, number * height, self.width(), height)
            painter.drawText(place, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, line)
        painter.end()


def lines(text: str, width: float) -> list[str]:
    """`text` in lines of `width` pixels; a number is on one line with its minus and with its sign of percent."""
    advance = QFontMetrics(_font()).horizontalAdvance
    found = [""]
    for piece in _pieces(text.replace(" %", "\u00a0%")):
        if found[-1] and advance((found[-1] + piece).rstrip()) > width:
            found.append("")
        for letter in piece if advance(piece.rstrip()) > width else (piece,):
            if found[-1] and advance((found[-1] + letter).rstrip()) > width:
                found.append("")
            found[-1] += letter
    return [line.rstrip(" ") for line in found if line]


def _pieces(text: str) -> Iterator[str]:
    """What stays on one line, with the space after it. Qt would let a line end after a minus too."""
    finder = QTextBoundaryFinder(QTextBoundaryFinder.BoundaryType.Line, text)
    start = 0
    while (end := finder.toNextBoundary()) != -1:
        if text[end - 1] != MINUS or end == len(text):
            yield text[start:end]
            start = end


def _font() -> QFont:
    return application_font(theme().tokens.small_size)
