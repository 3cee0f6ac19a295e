"""A sentence in a few lines, followed by buttons with what can be done about it, as words in the text."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import zip_longest

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPaintEvent, QResizeEvent, QTextLayout, QTextOption
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QLabel, QSizePolicy, QWidget

from playground.i18n import plain_text
from playground.ui.theme.fonts import application_font
from playground.ui.theme.theme import theme

GAP, PADDING = 8, 8
# Where the sentence needs the second line too, the button takes at most this share of it.
MOST_SHARE = 0.62
MOST_BUTTONS = 2
# Rows that are always there, and how many there may be where to read all of it matters more than that nothing moves:
# where two buttons stand behind the sentence, which is said when a run has stopped, and on a projector, where nobody
# points at it for its tooltip.
ROWS, MOST_ROWS = 2, 4


@dataclass(frozen=True)
class Lines:
    """What is written where: lines from the top, and the place of all buttons together (empty without one)."""

    texts: tuple[str, ...]
    buttons: QRect

    @property
    def rows(self) -> int:
        """How many rows that takes: buttons at the left edge have one of their own."""
        return len(self.texts) + (self.buttons.isValid() and self.buttons.left() == 0)


@dataclass(frozen=True)
class Word:
    """What a button says, and its tooltip."""

    text: str
    tip: str = ""


class Sentence(QLabel):
    """As high as two lines, so that nothing moves when the sentence changes; with two buttons, and on a projector, as
    high as it has to be.

    acted  the number of the button that was pressed
    """

    acted = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.buttons = tuple(ActionWord(self) for _ in range(MOST_BUTTONS))
        self._group = QButtonGroup(self)
        for index, button in enumerate(self.buttons):
            button.hide()
            self._group.addButton(button, index)
        self._words: tuple[Word, ...] = ()
        self._lines = Lines((), QRect())
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self._group.setExclusive(False)
        self._group.idClicked.connect(self.acted)
        theme().changed.connect(self._place)

    @property
    def button(self) -> ActionWord:
        """The first button."""
        return self.buttons[0]

    def show_sentence(self, text: str, *words: Word) -> None:
        """Show `text` and a button for each word, two at most; what does not fit is in the tooltip."""
        if (text, words) == (self.text(), self._words):
            return
        self._words = words
        self.setText(text)
        self.setToolTip(text)
        self.setAccessibleName(plain_text(text))
        for button, word in zip_longest(self.buttons, words, fillvalue=Word("")):
            button.say(word)
        self._place()

    @property
    def shown_lines(self) -> tuple[str, ...]:
        """The lines as they are written, with dots where they are cut."""
        return self._lines.texts

    def sizeHint(self) -> QSize:
        return QSize(320, max(ROWS, self._lines.rows) * _line_height())

    def minimumSizeHint(self) -> QSize:
        return QSize(80, self.sizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place()

    def _place(self) -> None:
        wanted = [button.sizeHint().width() for button in self.buttons if button.text()]
        lay_out = _in_rows if len(wanted) > 1 or theme().is_projector else _in_two_rows
        before = self.sizeHint()
        self._lines = lay_out(self.text(), sum(wanted) + GAP * max(0, len(wanted) - 1), self.width())
        if self.sizeHint() != before:
            self.updateGeometry()
        places = _side_by_side(self._lines.buttons.translated(0, self._top), wanted)
        for button, place in zip_longest(self.buttons, places, fillvalue=QRect()):
            button.setVisible(bool(button.text()))
            button.setGeometry(place)
        self.update()

    @property
    def _top(self) -> int:
        """Where the first row begins: all together stand in the middle."""
        return max(0, (self.height() - self._lines.rows * _line_height()) // 2)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setFont(_font())
        painter.setPen(theme().colour("text_muted"))
        height = _line_height()
        for index, text in enumerate(self._lines.texts):
            place = QRectF(0, self._top + index * height, self.width(), height)
            painter.drawText(place, Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextDontClip, text)
        painter.end()


class ActionWord(QAbstractButton):
    """A small button that stands in a line of text; its words end in dots where there is no room."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def say(self, word: Word) -> None:
        self.setText(word.text)
        self.setToolTip(word.tip or word.text)
        self.setAccessibleName(plain_text(word.text))
        self.setAccessibleDescription(plain_text(word.tip))

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


def _side_by_side(room: QRect, wanted: list[int]) -> list[QRect]:
    """Places of buttons in the room of all of them; where that is too narrow each gets its share."""
    gaps = GAP * max(0, len(wanted) - 1)
    share = (room.width() - gaps) / max(1, sum(wanted))
    places, left = [], float(room.left())
    for width in wanted:
        places.append(QRect(round(left), room.top(), int(width * share), room.height()))
        left += width * share + GAP
    return places


def _in_two_rows(text: str, button: int, width: int) -> Lines:
    """Lines of `text` in `width`, with a button `button` wide (0: none) behind them; what is too long ends in dots."""
    metrics, line = QFontMetrics(_font()), _line_height()
    used = metrics.horizontalAdvance(text)
    if used <= width:
        return _with_buttons((text,), button, width)
    first, rest = _broken(text, width)
    room = width
    if button:
        rest_width = metrics.horizontalAdvance(rest)
        button = min(button, max(round(MOST_SHARE * width), width - rest_width - GAP))
        room = width - button - GAP
    rest = metrics.elidedText(rest, Qt.TextElideMode.ElideRight, room)
    left = metrics.horizontalAdvance(rest) + GAP
    return Lines((first, rest), QRect(left, line, button, line) if button else QRect())


def _in_rows(text: str, buttons: int, width: int) -> Lines:
    """The whole of `text` in `width`, as far as there are rows, with buttons `buttons` wide altogether after it."""
    lines: list[str] = []
    rest = text
    while rest and len(lines) < MOST_ROWS - 1:
        first, rest = _broken(rest, width)
        lines.append(first)
    if rest:
        lines[-1] = QFontMetrics(_font()).elidedText(f"{lines[-1]} {rest}", Qt.TextElideMode.ElideRight, width)
    return _with_buttons(tuple(lines), buttons, width)


def _with_buttons(lines: tuple[str, ...], buttons: int, width: int) -> Lines:
    """Buttons behind the last line, or below it where there is no room."""
    if not buttons:
        return Lines(lines, QRect())
    line, used = _line_height(), QFontMetrics(_font()).horizontalAdvance(lines[-1])
    if used + GAP + buttons <= width:
        return Lines(lines, QRect(used + GAP, (len(lines) - 1) * line, buttons, line))
    return Lines(lines, QRect(0, len(lines) * line, min(buttons, width), line))


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
    end = max(1, line.textLength())
    return text[:end].rstrip(), text[end:].lstrip()


def _line_height() -> int:
    return QFontMetrics(_font()).height() + 4


def _font() -> QFont:
    return application_font(theme().tokens.small_size)


def _word_font() -> QFont:
    return application_font(theme().tokens.small_size, QFont.Weight.Medium)
