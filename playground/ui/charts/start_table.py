"""A table of standard deviations: one row an initialization, one column a layer, small bars on a log scale."""

from __future__ import annotations

import math
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QPoint, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QFont,
    QHideEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPolygonF,
    QResizeEvent,
)
from PySide6.QtWidgets import QWidget

from playground.ui.accessible.announce import announce
from playground.ui.charts.bubble import Bubble, Line
from playground.ui.charts.layers import short_name
from playground.ui.charts.lettering import small_font, small_metrics
from playground.ui.charts.log_bars import bar_share, log_scale, short_text
from playground.ui.theme.fonts import line_height
from playground.ui.theme.theme import px, theme

GAP, MARK = 12, 10
# The names take at most this share of the width; longer ones end in dots.
MOST_NAMES = 0.42
# What a column has to hold.
WIDEST = "0.0e−00"
LEAST_ROW, MOST_ROW = 15, 30
BAR = 3
DOT = 7


@dataclass(frozen=True)
class StartRow:
    """One initialization: its name, whether it is the chosen one, what the bubble says, and the values by quantity."""

    name: str
    is_current: bool
    details: tuple[Line, ...]
    values: dict[str, tuple[float, ...]]


class StartTable(QWidget):
    """Shows all quantities side by side where there is room, else the one of `show_quantity`; and where there are more
    layers than numbers fit, the bars alone with the numbers of the first and the last layer.

    shows_all   whether all quantities are side by side
    rearranged  that has changed
    """

    rearranged = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.rows: tuple[StartRow, ...] = ()
        self.captions: dict[str, str] = {}
        self.empty_text = ""
        self._quantity = ""
        self._at: int | None = None
        self.layers = 0
        self.shows_all = False
        self._names = self._cell_width = 0
        self.bubble = Bubble(self)
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def show_rows(self, rows: tuple[StartRow, ...], captions: dict[str, str]) -> None:
        """Show these rows; `captions` names the quantities, in the order in which they stand side by side."""
        if rows == self.rows and captions == self.captions:
            return
        self.rows, self.captions = rows, captions
        self.rearrange()

    def show_quantity(self, quantity: str) -> None:
        """The quantity that is shown where there is room for one only."""
        self._quantity = quantity
        self.rearrange()

    def rearrange(self) -> None:
        """Share out the width: the rows, the size, the language or the theme have changed."""
        self.layers = max((len(values) for row in self.rows for values in row.values.values()), default=0)
        metrics = small_metrics(QFont.Weight.DemiBold)
        names = MARK + max((metrics.horizontalAdvance(row.name) for row in self.rows), default=0) + GAP
        self._names = min(names, round(MOST_NAMES * self.width()))
        self._cell_width = small_metrics().horizontalAdvance(WIDEST) + 4
        groups = max(1, len(self.captions))
        shows_all = groups * self.layers * self._cell_width + (groups - 1) * GAP <= self.width() - self._names
        self.updateGeometry()
        self.update()
        if shows_all is not self.shows_all:
            self.shows_all = shows_all
            self.rearranged.emit()

    # -- where things are -------------------------------------------------------------------------------------------

    @property
    def quantities(self) -> tuple[str, ...]:
        """What is shown."""
        return tuple(self.captions) if self.shows_all else (self._quantity,)

    def _line(self) -> int:
        return line_height(small_font())

    def _header(self) -> int:
        return self._line() * (2 if self.shows_all else 1) + 2

    def _least_row(self) -> int:
        return max(px(LEAST_ROW), self._line() + 1)

    def _pitch(self) -> float:
        room = (self.height() - self._header()) / max(1, len(self.rows))
        return min(max(px(MOST_ROW), self._least_row()), room)

    def minimumSizeHint(self) -> QSize:
        return QSize(180, self._header() + self._least_row() * len(self.rows))

    def sizeHint(self) -> QSize:
        return self.minimumSizeHint()

    def row_at(self, y: float) -> int | None:
        index = math.floor((y - self._header()) / self._pitch())
        return index if 0 <= index < len(self.rows) else None

    def _group(self, index: int) -> QRectF:
        """The columns of one quantity, over the whole height."""
        count = len(self.quantities)
        left = self._names
        width = (self.width() - left - (count - 1) * GAP) / count
        return QRectF(left + index * (width + GAP), 0, width, self.height())

    # -- painting ---------------------------------------------------------------------------------------------------

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(small_font())
        if not self.rows:
            painter.setPen(theme().colour("text_muted"))
            painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap, self.empty_text)
        else:
            for index, row in enumerate(self.rows):
                self._paint_name(painter, index, row)
            for index, quantity in enumerate(self.quantities):
                self._paint_group(painter, quantity, self._group(index))
        painter.end()

    def _place(self, index: int) -> QRectF:
        return QRectF(0, self._header() + index * self._pitch(), self.width(), self._pitch())

    def _paint_name(self, painter: QPainter, index: int, row: StartRow) -> None:
        place = self._place(index)
        painter.setPen(Qt.PenStyle.NoPen)
        if row.is_current or index == self._at:
            painter.setBrush(theme().colour("accent_soft" if row.is_current else "hover"))
            painter.drawRoundedRect(place.adjusted(0, 0.5, 0, -0.5), 5, 5)
        if row.is_current:
            middle = place.center().y()
            painter.setBrush(theme().colour("accent"))
            painter.drawPolygon(QPolygonF([QPointF(4, middle - 4), QPointF(4, middle + 4), QPointF(9, middle)]))
        painter.setFont(small_font(QFont.Weight.DemiBold if row.is_current else QFont.Weight.Normal))
        painter.setPen(theme().colour("text"))
        room = place.adjusted(MARK + 2, 0, self._names - self.width() - 2, 0)
        name = painter.fontMetrics().elidedText(row.name, Qt.TextElideMode.ElideRight, round(room.width()))
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, name)
        painter.setFont(small_font())

    def _paint_group(self, painter: QPainter, quantity: str, group: QRectF) -> None:
        scale = log_scale([value for row in self.rows for value in row.values[quantity]])
        if self.shows_all:
            painter.setPen(theme().colour("text_muted"))
            caption = QRectF(group.left(), 0, group.width(), self._line())
            text = small_metrics().elidedText(
                self.captions[quantity], Qt.TextElideMode.ElideRight, round(group.width())
            )
            painter.drawText(caption, Qt.AlignmentFlag.AlignLeft, text)
        with_numbers = self.layers * self._cell_width <= group.width()
        paint = self._paint_numbers if with_numbers else self._paint_profile
        ends = range(self.layers) if with_numbers else (0, self.layers - 1)
        for layer in ends:
            self._paint_head(painter, layer, self._cell(group, layer, with_numbers))
        for index, row in enumerate(self.rows):
            paint(painter, row.values[quantity], group, self._place(index), scale)

    def _cell(self, group: QRectF, layer: int, with_numbers: bool) -> QRectF:
        """The column of a layer; where only bars fit, the room of its number at either end."""
        if with_numbers:
            width = min(self._cell_width * 1.6, group.width() / self.layers)
            return QRectF(group.left() + layer * width, group.top(), width, group.height())
        left = group.left() if layer == 0 else group.right() - self._cell_width
        return QRectF(left, group.top(), self._cell_width, group.height())

    def _paint_head(self, painter: QPainter, layer: int, cell: QRectF) -> None:
        top = self._header() - self._line() - 2
        middle = top + self._line() / 2
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme().layer_colour(layer, self.layers))
        painter.drawEllipse(QRectF(cell.left(), middle - px(DOT) / 2, px(DOT), px(DOT)))
        painter.setPen(theme().colour("text_muted"))
        room = QRectF(cell.left() + px(DOT) + 3, top, cell.width() - px(DOT) - 4, self._line())
        name = small_metrics().elidedText(
            short_name(layer, self.layers), Qt.TextElideMode.ElideRight, round(room.width())
        )
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, name)

    def _paint_numbers(
        self, painter: QPainter, values: tuple[float, ...], group: QRectF, place: QRectF, scale: tuple[float, float]
    ) -> None:
        for layer, value in enumerate(values):
            cell = self._cell(group, layer, True)
            top = round(place.center().y() - self._line() / 2 - 1)
            self._paint_number(painter, value, QRectF(cell.left(), top, cell.width() - 4, self._line()))
            # digits reach less far down than letters: the bar may begin where a line of text ends
            track = QRectF(cell.left(), top + self._line() - 1, cell.width() - 8, px(BAR))
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme().colour("border"))
            painter.drawRect(track)
            painter.setBrush(theme().layer_colour(layer, self.layers))
            painter.drawRect(QRectF(track.left(), track.top(), track.width() * bar_share(value, scale), px(BAR)))

    def _paint_profile(
        self, painter: QPainter, values: tuple[float, ...], group: QRectF, place: QRectF, scale: tuple[float, float]
    ) -> None:
        left, right = self._cell(group, 0, False), self._cell(group, self.layers - 1, False)
        line = QRectF(0, place.center().y() - self._line() / 2, self._cell_width, self._line())
        self._paint_number(painter, values[0], line.translated(left.left(), 0))
        self._paint_number(painter, values[-1], line.translated(right.left(), 0))
        area = QRectF(left.right(), place.top() + 2, right.left() - left.right() - 6, place.height() - 4)
        if area.width() < len(values):
            return
        width = area.width() / len(values)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme().colour("border"))
        painter.drawRect(QRectF(area.left(), area.bottom() - 1, area.width() - 1, 1))
        for layer, value in enumerate(values):
            height = area.height() * bar_share(value, scale)
            painter.setBrush(theme().layer_colour(layer, self.layers))
            painter.drawRect(QRectF(area.left() + layer * width, area.bottom() - height, max(1.0, width - 1), height))

    def _paint_number(self, painter: QPainter, value: float, place: QRectF) -> None:
        painter.setPen(theme().colour("text"))
        painter.drawText(place, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, short_text(value))

    # -- pointing ---------------------------------------------------------------------------------------------------

    @property
    def spoken(self) -> str:
        """What the bubble says, empty while it is hidden."""
        return self.bubble.spoken

    def _point(self, index: int | None, where: QPointF) -> None:
        self._at = index
        if index is None:
            self.bubble.hide()
        else:
            self.bubble.show_at(QPoint(round(where.x()), round(where.y())), self.rows[index].details)
        self.update()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._point(self.row_at(event.position().y()), event.position())

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self._point(None, QPointF())

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._point(None, QPointF())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.rearrange()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        moves = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
        if event.key() == Qt.Key.Key_Escape and self._at is not None:
            self._point(None, QPointF())
        elif event.key() in moves and self.rows:
            move = moves[Qt.Key(event.key())]
            index = 0 if self._at is None else min(len(self.rows) - 1, max(0, self._at + move))
            self._point(index, QPointF(self._names, self._place(index).center().y()))
            announce(self, self.spoken)
        else:
            event.ignore()
