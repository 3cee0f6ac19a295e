"""The figures beside the pointer: a dark bubble of lines, each with the mark of its curve."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QEvent, QPoint, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QHideEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from playground.ui.charts.strokes import Stroke
from playground.ui.theme.fonts import application_font
from playground.ui.theme.theme import theme

PADDING = 8
SAMPLE = 18
MOST_ROWS = 8
DISTANCE = 14


@dataclass(frozen=True)
class Line:
    """One line of a bubble; `stroke` is the curve it speaks of."""

    text: str
    stroke: Stroke | None = None


class Bubble(QWidget):
    """Floats over the whole window, so that it is never cut off by the plot; the mouse goes through it."""

    in_picture = False

    def __init__(self, owner: QWidget) -> None:
        super().__init__(owner)
        self._owner = owner
        self._lines: tuple[Line, ...] = ()
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.hide()

    @property
    def text(self) -> str:
        return "\n".join(line.text for line in self._lines)

    @property
    def spoken(self) -> str:
        """What can be read now, empty while it is hidden."""
        return self.text if self.isVisible() else ""

    def show_at(self, where: QPoint, lines: tuple[Line, ...]) -> None:
        """Show `lines` beside `where`, a point of the owner."""
        window = self._owner.window()
        if self.parentWidget() is not window:
            self.setParent(window)
        self._lines = lines
        size = self.sizeHint()
        self.resize(size)
        self.move(_inside(window, self._owner.mapTo(window, where), size))
        self.show()
        self.raise_()
        self.update()

    def sizeHint(self) -> QSize:
        metrics = self._metrics()
        columns = -(-len(self._lines) // MOST_ROWS)
        rows = -(-len(self._lines) // max(1, columns))
        return QSize(
            PADDING + columns * (self._column_width(metrics) + PADDING), 2 * (PADDING - 2) + rows * metrics.height()
        )

    def paintEvent(self, _event: QPaintEvent) -> None:
        tokens = theme().tokens
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(tokens.tooltip))
        painter.drawRoundedRect(QRectF(self.rect()), 6, 6)
        painter.setFont(application_font(tokens.small_size))
        metrics = self._metrics()
        width, height = self._column_width(metrics), metrics.height()
        columns = -(-len(self._lines) // MOST_ROWS)
        rows = -(-len(self._lines) // max(1, columns))
        for index, line in enumerate(self._lines):
            column, row = divmod(index, rows)
            self._paint_line(painter, line, PADDING + column * (width + PADDING), PADDING - 2 + row * height, height)
        painter.end()

    def _paint_line(self, painter: QPainter, line: Line, x: int, y: int, height: int) -> None:
        if line.stroke is not None:
            line.stroke.draw_sample(painter, QRectF(x, y, SAMPLE - 4, height))
        painter.setPen(QColor(theme().tokens.tooltip_text))
        painter.drawText(x + self._indent(), y + self._metrics().ascent(), line.text)

    def _indent(self) -> int:
        return SAMPLE if any(line.stroke is not None for line in self._lines) else 0

    def _column_width(self, metrics: QFontMetrics) -> int:
        return self._indent() + max((metrics.horizontalAdvance(line.text) for line in self._lines), default=0)

    def _metrics(self) -> QFontMetrics:
        return QFontMetrics(application_font(theme().tokens.small_size))


class Explained(QWidget):
    """Says in its `bubble` what the pointer is at, until that leaves or the widget is hidden."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.bubble = Bubble(self)

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self.bubble.hide()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self.bubble.hide()


def _inside(window: QWidget, where: QPoint, size: QSize) -> QPoint:
    """Right of and below `where`, or left of and above it where the window ends."""
    x, y = where.x() + DISTANCE, where.y() + DISTANCE
    if x + size.width() > window.width():
        x = where.x() - DISTANCE - size.width()
    if y + size.height() > window.height():
        y = where.y() - DISTANCE - size.height()
    return QPoint(max(0, x), max(0, y))
