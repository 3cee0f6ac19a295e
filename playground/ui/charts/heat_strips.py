"""One strip a layer: time to the right, values upwards, the more values in a bin the deeper its colour."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QEvent, QPoint, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QHideEvent,
    QImage,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
)
from PySide6.QtWidgets import QWidget

from playground.ticks import linear_ticks, step_text
from playground.ui.accessible.announce import announce
from playground.ui.charts.bubble import Bubble, Line
from playground.ui.charts.heat import heat_image
from playground.ui.charts.layers import short_name
from playground.ui.charts.lettering import small_font, small_metrics
from playground.ui.charts.looked_mark import paint_looked
from playground.ui.charts.looks import look_at
from playground.ui.charts.series import Floats
from playground.ui.theme.theme import px, theme

GAP = 6
DOT = 8
LEAST_STRIP, MOST_STRIP = 24, 120
RIGHT_ROOM = 12
PIXELS_PER_COLUMN = 2
KEY_STEP = 1 / 40


@dataclass(frozen=True, eq=False)
class Strips:
    """What is shown: at the looks `step` (n,), the shares (n, layers, bins) of values between `edges` (bins + 1,).

    end     the step at the right edge;  low, high  what is written at the lowest and the highest edge
    looked  the step that is looked back at, if one is
    """

    step: Floats
    shares: NDArray[np.float32]
    edges: Floats
    end: float
    low: str
    high: str
    looked: float | None = None

    @property
    def layers(self) -> int:
        return self.shares.shape[1]


@dataclass(frozen=True)
class Place:
    """One bin of one layer at one look."""

    look: int
    layer: int
    bin: int


class HeatStrips(QWidget):
    """`pointed` carries the Place under the pointer, or None; keys move it as well."""

    pointed = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._strips: Strips | None = None
        self._images: dict[int, QImage] = {}
        self._looks: NDArray[np.int64] = np.empty(0, np.int64)
        self._left = 0.0
        self._at: QPointF | None = None
        self.empty_text = ""
        self.bubble = Bubble(self)
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        # it fills its ground itself, so that the card beneath need not be painted again with every frame
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)

    def show_strips(self, strips: Strips | None) -> None:
        """Show these strips; None while there is nothing to show."""
        if (strips is None) != (self._strips is None) or (
            strips is not None and self._strips is not None and strips.layers != self._strips.layers
        ):
            self.updateGeometry()
        self._strips = strips
        self.redraw()

    def redraw(self) -> None:
        """Make the pictures anew: the strips, the size or the theme have changed."""
        self._images = {}
        if self._strips is not None:
            self._left = self._room_of_names()
            columns = max(1, int(self._width()) // PIXELS_PER_COLUMN)
            self._looks = look_at(self._strips.step, (np.arange(columns) + 0.5) / columns * self._strips.end)
            self._point(self._at)
        self.update()

    def _image(self, layer: int) -> QImage:
        """The picture of a layer, made when it is first seen."""
        assert self._strips is not None
        if layer not in self._images:
            shares = self._strips.shares[self._looks, layer]
            self._images[layer] = heat_image(shares, self._looks >= 0, theme().tokens)
        return self._images[layer]

    # -- where things are -------------------------------------------------------------------------------------------

    def minimumSizeHint(self) -> QSize:
        layers = 1 if self._strips is None else self._strips.layers
        return QSize(160, layers * (self._least_strip() + GAP) + self._line())

    def sizeHint(self) -> QSize:
        layers = 1 if self._strips is None else self._strips.layers
        return QSize(300, layers * (2 * self._least_strip() + GAP) + self._line())

    def area(self, layer: int) -> QRectF:
        """Where the strip of a layer is."""
        assert self._strips is not None
        pitch = min(px(MOST_STRIP) + GAP, (self.height() - self._line()) / self._strips.layers)
        return QRectF(self._left, layer * pitch + GAP / 2, self._width(), pitch - GAP)

    def _room_of_names(self) -> float:
        assert self._strips is not None
        metrics, last = small_metrics(), self._strips.layers - 1
        names = max(metrics.horizontalAdvance(short_name(layer, last + 1)) for layer in {0, last}) + px(DOT) + 4
        values = max(metrics.horizontalAdvance(text) for text in (self._strips.low, self._strips.high))
        return max(names, values) + GAP if self._is_high() else names + values + 2 * GAP

    def _width(self) -> float:
        return max(8.0, self.width() - self._left - px(RIGHT_ROOM))

    def _is_high(self) -> bool:
        """Whether the name of a layer fits between the two numbers at its strip."""
        assert self._strips is not None
        return (self.height() - self._line()) / self._strips.layers - GAP >= 3 * self._line() - 6

    def _least_strip(self) -> int:
        """Two numbers beside the strip, one above the other, may just touch."""
        return max(px(LEAST_STRIP), 2 * self._line() - 4)

    def _line(self) -> int:
        return small_metrics().height()

    def _place_at(self, at: QPointF) -> Place | None:
        strips = self._strips
        if strips is None:
            return None
        for layer in range(strips.layers):
            area = self.area(layer)
            if area.contains(at):
                step = (at.x() - area.left()) / area.width() * strips.end
                look = int(look_at(strips.step, np.array([step, strips.end]))[0])
                index = int((area.bottom() - at.y()) / area.height() * (len(strips.edges) - 1))
                return None if look < 0 else Place(look, layer, min(index, len(strips.edges) - 2))
        return None

    # -- painting ---------------------------------------------------------------------------------------------------

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), theme().colour("surface"))
        painter.setFont(small_font())
        if self._strips is None:
            painter.setPen(theme().colour("text_muted"))
            painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap, self.empty_text)
        else:
            for layer in range(self._strips.layers):
                if self.area(layer).intersects(QRectF(event.rect())):
                    self._paint_strip(painter, layer)
            self._paint_steps(painter)
            self._paint_cross(painter)
        painter.end()

    def _paint_strip(self, painter: QPainter, layer: int) -> None:
        assert self._strips is not None
        area = self.area(layer)
        painter.drawImage(area, self._image(layer))
        if self._strips.looked is not None:
            paint_looked(painter, area, area.left() + self._strips.looked / self._strips.end * area.width())
        painter.setPen(QPen(theme().colour("border_strong"), 1))
        painter.drawRect(area)
        self._paint_name(painter, layer, area)
        painter.setPen(theme().colour("text_muted"))
        beside = QRectF(0, area.top() - 2, area.left() - GAP, area.height() + 4)
        painter.drawText(beside, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop, self._strips.high)
        painter.drawText(beside, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignBottom, self._strips.low)

    def _paint_name(self, painter: QPainter, layer: int, area: QRectF) -> None:
        assert self._strips is not None
        layers = self._strips.layers
        middle = area.center().y()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme().layer_colour(layer, layers))
        painter.drawEllipse(QPointF(px(DOT) / 2 + 1, middle), px(DOT) / 2, px(DOT) / 2)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(theme().colour("text"))
        name = QRectF(px(DOT) + 5, middle - self._line() / 2, area.left(), self._line())
        painter.drawText(name, Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextDontClip, short_name(layer, layers))

    def _paint_steps(self, painter: QPainter) -> None:
        assert self._strips is not None
        area = self.area(self._strips.layers - 1)
        metrics = small_metrics()
        painter.setPen(theme().colour("text_muted"))
        for step in linear_ticks(0.0, self._strips.end, int(area.width() / metrics.horizontalAdvance("0,000,000"))):
            x = area.left() + step / self._strips.end * area.width()
            half = metrics.horizontalAdvance(step_text(step)) / 2
            if x + half <= self.width():
                below = QRectF(x - half, area.bottom() + 2, 2 * half, self._line())
                painter.drawText(below, Qt.AlignmentFlag.AlignHCenter | Qt.TextFlag.TextDontClip, step_text(step))

    def _paint_cross(self, painter: QPainter) -> None:
        if self._at is None or self._strips is None or (place := self._place_at(self._at)) is None:
            return
        bins = len(self._strips.edges) - 1
        area = self.area(place.layer)
        painter.setPen(QPen(theme().colour("text_muted"), 1, Qt.PenStyle.DotLine))
        for layer in range(self._strips.layers):
            strip = self.area(layer)
            painter.drawLine(QPointF(self._at.x(), strip.top()), QPointF(self._at.x(), strip.bottom()))
        painter.setPen(QPen(QColor(theme().tokens.negative), 2))
        height = area.height() / bins
        painter.drawRect(QRectF(self._at.x() - 5, area.bottom() - (place.bin + 1) * height, 10, height))

    # -- pointing ---------------------------------------------------------------------------------------------------

    def explain(self, lines: tuple[Line, ...]) -> None:
        """Say `lines` beside the pointer."""
        if self._at is not None:
            self.bubble.show_at(QPoint(round(self._at.x()), round(self._at.y())), lines)

    @property
    def spoken(self) -> str:
        """What the bubble says, empty while it is hidden."""
        return self.bubble.spoken

    def _point(self, at: QPointF | None) -> None:
        had = self._at is not None
        self._at = at
        place = None if at is None else self._place_at(at)
        if place is None:
            self.bubble.hide()
        if place is not None or had:
            self.pointed.emit(place)
        self.update()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._point(event.position())

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self._point(None)

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._point(None)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.redraw()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        moves = {
            Qt.Key.Key_Left: (-1, 0),
            Qt.Key.Key_Right: (1, 0),
            Qt.Key.Key_Up: (0, -1),
            Qt.Key.Key_Down: (0, 1),
        }
        if event.key() == Qt.Key.Key_Escape and self._at is not None:
            self._point(None)
        elif event.key() in moves and self._strips is not None:
            self._move(*moves[Qt.Key(event.key())])
        else:
            event.ignore()

    def _move(self, across: int, down: int) -> None:
        """Move the pointed place by a column, or by a bin, over the gaps between strips."""
        assert self._strips is not None
        first, last = self.area(0), self.area(self._strips.layers - 1)
        at = self._at or QPointF(first.center().x(), first.center().y())
        x = min(first.right() - 1, max(first.left() + 1, at.x() + across * first.width() * KEY_STEP))
        y = at.y() + down * first.height() / (len(self._strips.edges) - 1)
        if not any(self.area(layer).contains(QPointF(x, y)) for layer in range(self._strips.layers)):
            y += down * (GAP + 1)
        self._point(QPointF(x, min(last.bottom() - 1, max(first.top() + 1, y))))
        announce(self, self.spoken)
