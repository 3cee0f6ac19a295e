"""The axes of a plot: marks on round values, no frame, fixed room so that the plot never jumps."""

from __future__ import annotations

import pyqtgraph as pg
from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QFontMetrics, QPen

from playground import ticks
from playground.ui.theme.fonts import application_font
from playground.ui.theme.theme import px, theme

WIDEST_VALUE = "0.0005"
TEXT_GAP = 6
EDGE_ROOM = 24
# Right of the curves and above them: half of a short number fits there.
RIGHT_ROOM, TOP_ROOM = 16, 7
SHORT_TEXT = 5


class Axis(pg.AxisItem):
    """What both axes have in common: their look, and that they write no units of their own.

    GAP     between the plot and the numbers, in pixels where type has its usual size
    """

    GAP = TEXT_GAP

    def __init__(self, orientation: str) -> None:
        super().__init__(orientation, showValues=True)
        self.enableAutoSIPrefix(False)
        self.setStyle(
            tickLength=0,
            tickAlpha=255,
            autoExpandTextSpace=False,
            autoReduceTextSpace=False,
            hideOverlappingLabels=False,
            maxTextLevel=0,
        )

    def restyle(self) -> None:
        """Take colours and sizes from the theme."""
        tokens = theme().tokens
        font = application_font(tokens.tiny_size)
        self.setStyle(tickFont=font, tickTextOffset=px(self.GAP))
        self.setTextPen(QPen(QColor(tokens.text_muted)))
        self.setPen(QPen(QColor(0, 0, 0, 0)))
        self.setTickPen(QPen(QColor(tokens.chart_grid)))
        self.make_room(QFontMetrics(font))

    def make_room(self, metrics: QFontMetrics) -> None:
        """Reserve the width, or the height, that the numbers need."""
        raise NotImplementedError

    def boundingRect(self) -> QRectF:
        # Room for the halves of the first and the last number; pyqtgraph leaves such numbers out otherwise.
        room = px(EDGE_ROOM)
        return super().boundingRect().adjusted(-room, -room, room, room)


class StepAxis(Axis):
    """Steps, from left to right."""

    GAP = TEXT_GAP - 2

    def __init__(self) -> None:
        super().__init__("bottom")

    def make_room(self, metrics: QFontMetrics) -> None:
        self.setHeight(metrics.height() + px(TEXT_GAP))

    def tickValues(self, minVal: float, maxVal: float, size: float) -> list[tuple[float, list[float]]]:
        room = QFontMetrics(self.style["tickFont"] or self.font()).horizontalAdvance("0,000,000")
        values = ticks.linear_ticks(minVal, maxVal, int(size / room))
        last = maxVal - (room / 2 - px(RIGHT_ROOM)) * (maxVal - minVal) / size
        return [(1.0, [value for value in values if value <= last or len(ticks.step_text(value)) < SHORT_TEXT])]

    def tickStrings(self, values: list[float], scale: float, spacing: float) -> list[str]:
        return [ticks.step_text(value) for value in values]


class ValueAxis(Axis):
    """A loss or a size, upwards, linear or as log10; its marks are lines through the plot.

    `zero_at` is where, on a log axis, the floor is drawn that stands for 0.
    """

    def __init__(self, log: bool) -> None:
        super().__init__("left")
        self.log = log
        self.zero_at: float | None = None
        self.setGrid(255)

    def make_room(self, metrics: QFontMetrics) -> None:
        self.setWidth(metrics.horizontalAdvance(WIDEST_VALUE) + 2 * px(TEXT_GAP))

    def set_log(self, log: bool) -> None:
        self.log = log
        self._redraw()

    def set_zero(self, zero_at: float | None) -> None:
        if zero_at != self.zero_at:
            self.zero_at = zero_at
            self._redraw()

    def _redraw(self) -> None:
        self.picture = None
        self.update()

    def tickValues(self, minVal: float, maxVal: float, size: float) -> list[tuple[float, list[float]]]:
        most = int(size / (1.6 * QFontMetrics(self.style["tickFont"] or self.font()).height()))
        if not self.log:
            return [(1.0, ticks.linear_ticks(minVal, maxVal, most))]
        values = ticks.log_ticks(minVal, maxVal, most)
        if self.zero_at is not None:
            values = [self.zero_at, *(value for value in values if value > self.zero_at + (maxVal - minVal) / 10)]
        return [(1.0, values)]

    def tickStrings(self, values: list[float], scale: float, spacing: float) -> list[str]:
        if not self.log:
            return [ticks.value_text(value) for value in values]
        return ["0" if value == self.zero_at else ticks.log_text(value) for value in values]
