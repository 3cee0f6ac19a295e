"""The weights of one gap as a matrix, where a column is too large for single links."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPainterPath, QPen
from PySide6.QtWidgets import QGraphicsItem, QStyleOptionGraphicsItem, QWidget

from playground.document.frozen import BIAS
from playground.i18n import _
from playground.messages import N_
from playground.ui.canvas.frame import Frame
from playground.ui.canvas.layout import Box
from playground.ui.theme.colormap import signed_image
from playground.ui.theme.fonts import application_font
from playground.ui.theme.theme import theme

BIAS_GAP, BIAS_HEIGHT = 3.0, 8.0  # the biases are a row of their own below the matrix
LEAST_CELL = 7.0  # the frame around a cell is at least so large
MOST_PIXELS = 128  # rows and columns of the picture; a larger matrix is shown by every n-th row and column


class MatrixItem(QGraphicsItem):
    """Rows are the units (or inputs) on the left from the top, columns the units on the right."""

    def __init__(self, gap: int) -> None:
        super().__init__()
        self._gap = gap
        self._box = self._room = Box(0, 0, 0, 0)
        self._ends: tuple[tuple[float, ...], tuple[float, ...]] = ((), ())
        self._shape = (0, 0)
        self._image: QImage | None = None
        self._biases: QImage | None = None
        self.setZValue(1)

    def show_place(
        self, box: Box, room: Box, starts: tuple[float, ...], ends: tuple[float, ...], shape: tuple[int, int]
    ) -> None:
        """`box` is the matrix, `room` the whole gap, `starts` and `ends` the heights at which the columns are met."""
        self.prepareGeometryChange()
        if shape != self._shape:
            self._image = self._biases = None
        self._box, self._room, self._ends, self._shape = box, room, (starts, ends), shape
        self.update()

    def render(self, frame: Frame) -> None:
        if not frame.weights or frame.weights[self._gap].shape != self._shape:
            self._image = self._biases = None
        else:
            limit, tokens = frame.scale or 1.0, frame.tokens
            self._image = signed_image(thinned(frame.weights[self._gap])[::-1], limit, tokens)
            self._biases = signed_image(thinned(frame.biases[self._gap][None, :]), limit, tokens)
        self.update()

    def cell_at(self, x: float, y: float) -> tuple[int, int] | None:
        """(row, column) of the weight at a place of the scene, (-1, column) of the bias; None beside the matrix."""
        box, (rows, columns) = self._box, self._shape
        column = int((x - box.x) / box.width * columns)
        if not 0 <= column < columns or x < box.x:
            return None
        if box.y <= y < box.bottom:
            return min(rows - 1, int((y - box.y) / box.height * rows)), column
        return (BIAS, column) if box.bottom <= y <= self._bias_rect.bottom() else None

    def cell(self, row: int, column: int) -> QRectF | None:
        """Where a weight is drawn, or with row -1 a bias: at least so large that a frame around it can be seen."""
        box, (rows, columns) = self._box, self._shape
        if not (row < rows and 0 <= column < columns):
            return None
        wide, tall = box.width / columns, box.height / rows
        place = QRectF(box.x + column * wide, box.y + row * tall, wide, tall)
        if row == BIAS:
            place.setTop(self._bias_rect.top())
            place.setHeight(BIAS_HEIGHT)
        more_x, more_y = (max(0.0, LEAST_CELL - size) / 2 for size in (place.width(), place.height()))
        return place.adjusted(-more_x, -more_y, more_x, more_y)

    @property
    def _bias_rect(self) -> QRectF:
        return QRectF(self._box.x, self._box.bottom + BIAS_GAP, self._box.width, BIAS_HEIGHT)

    # -- Qt's own ---------------------------------------------------------------------------------------------------

    def boundingRect(self) -> QRectF:
        return QRectF(self._room.x, self._room.y, self._room.width, self._room.height)

    def paint(self, painter: QPainter, _option: QStyleOptionGraphicsItem, _widget: QWidget | None = None) -> None:
        tokens = theme().tokens
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        rect = QRectF(self._box.x, self._box.y, self._box.width, self._box.height)
        self._paint_bands(painter, rect)
        for image, place in ((self._image, rect), (self._biases, self._bias_rect)):
            self._paint_values(painter, image, place)
        painter.setFont(application_font(tokens.small_size))
        painter.setPen(QColor(tokens.text_muted))
        below = QRectF(self._room.x, self._bias_rect.bottom() + 4, self._room.width, 20 * tokens.small_size / 12)
        painter.drawText(below, Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop, self._caption())

    def _paint_values(self, painter: QPainter, image: QImage | None, place: QRectF) -> None:
        tokens = theme().tokens
        painter.fillRect(place, QColor(tokens.raised))
        if image is not None:
            painter.drawImage(place, image)
        painter.setPen(QPen(QColor(tokens.border_strong), 1))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRect(place)

    def _caption(self) -> str:
        return _(N_("{inputs} × {units}")).format(inputs=self._shape[0], units=self._shape[1])

    def _paint_bands(self, painter: QPainter, rect: QRectF) -> None:
        """Quiet curves that lead from the columns to the matrix and on."""
        pen = QPen(QColor(theme().tokens.border), 1.5)
        painter.setPen(pen)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        for y in self._ends[0]:
            painter.drawPath(_curve(self._room.x + 2, y, rect.left(), rect.center().y()))
        for y in self._ends[1]:
            painter.drawPath(_curve(rect.right(), rect.center().y(), self._room.right - 2, y))


def thinned(values: NDArray[np.floating]) -> NDArray[np.floating]:
    """At most `MOST_PIXELS` rows and columns of a matrix, evenly chosen."""
    rows, columns = (max(1, -(-size // MOST_PIXELS)) for size in values.shape)
    return values[::rows, ::columns]


def _curve(x0: float, y0: float, x1: float, y1: float) -> QPainterPath:
    middle = (x0 + x1) / 2
    path = QPainterPath(QPointF(x0, y0))
    path.cubicTo(middle, y0, middle, y1, x1, y1)
    return path
