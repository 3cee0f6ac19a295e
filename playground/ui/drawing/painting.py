"""How the plane is painted: the map of the network, the marks of the points, the disc of the brush, the cursor."""

from __future__ import annotations

from collections.abc import Collection, Sequence

import numpy as np
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPen
from PySide6.QtWidgets import QWidget

from playground.i18n.names import FEATURE_NAMES
from playground.training.snapshot import OutputProbe
from playground.ui.charts.class_marks import ClassMark
from playground.ui.charts.classes import class_colour
from playground.ui.charts.decision import Scale, picture
from playground.ui.charts.frame import Frame, paint_scale
from playground.ui.charts.paths import path_through
from playground.ui.charts.points import Layer
from playground.ui.charts.samples import Kind, kind_mark
from playground.ui.charts.strokes import Stroke, curve_width
from playground.ui.drawing.drawn import Drawn
from playground.ui.theme.theme import theme

MARK = 5.0  # radius in pixels at the usual size of type
CROSS = 9.0
NAMES, VALUE_NAMES = (FEATURE_NAMES["x1"], FEATURE_NAMES["x2"]), (FEATURE_NAMES["x1"], "y")
SOLID, DASHED = Qt.PenStyle.SolidLine, Qt.PenStyle.DashLine

Map = tuple[OutputProbe, Scale]
Points = Sequence[Sequence[float]]


class PlanePainter:
    """Keeps the pictures of what does not move. `ratio` is of the screen's pixels to those of the window."""

    def __init__(self) -> None:
        self._marks = Layer()
        self._image: QImage | None = None
        self._image_of: object = None

    def ground(self, painter: QPainter, frame: Frame, shown: Map | None, ratio: float, *, has_values: bool) -> None:
        """The map, or an empty plane with lines, and the numbers at its edges; with the curve where it is of values."""
        painter.fillRect(frame.area, theme().colour("neutral"))
        if shown is not None and not has_values:
            self._map(painter, frame, shown, ratio)
        paint_scale(painter, frame, grid=shown is None or has_values, names=VALUE_NAMES if has_values else NAMES)
        if shown is not None and has_values:
            _paint_curve(painter, frame, shown[0])

    def marks(self, painter: QPainter, frame: Frame, drawn: Drawn, gone: Collection[int], widget: QWidget) -> None:
        """The marks of all points but those that are `gone`, on `widget`."""

        def paint(painter: QPainter) -> None:
            kept = [index for index in range(len(drawn.points)) if index not in gone]
            points, labels = [drawn.points[i] for i in kept], [drawn.labels[i] for i in kept]
            paint_points(painter, frame, points, labels, drawn)

        self._marks.draw(painter, (drawn, frozenset(gone), theme().tokens), widget, paint)

    def _map(self, painter: QPainter, frame: Frame, shown: Map, ratio: float) -> None:
        probe, scale = shown
        grid = probe.grid
        assert grid is not None
        place = QRectF(frame.pixel(grid.x_low, grid.y_high), frame.pixel(grid.x_high, grid.y_low))
        size = (place.size() * ratio).toSize()
        key = (probe, scale, size.width(), size.height(), theme().tokens)
        if key != self._image_of:
            self._image, self._image_of = picture(probe, scale, size.width(), size.height()), key
        if self._image is not None:
            painter.setClipRect(frame.area)
            painter.drawImage(place, self._image)
            painter.setClipping(False)


def paint_points(painter: QPainter, frame: Frame, points: Points, labels: Sequence[int], drawn: Drawn) -> None:
    """Points (n, 2) as the marks of their classes; `drawn` has those that are there already."""
    radius, classes = theme().tokens.scaled(MARK), max((drawn.classes, *(label + 1 for label in labels)))
    if drawn.has_values:
        marks = [kind_mark(Kind.TRAINING, plain=False)]
    else:
        marks = [class_mark(index, classes) for index in range(classes)]
    for point, label in zip(points, labels, strict=True):
        marks[label].draw(painter, frame.pixel(point[0], point[1]), radius)


def _paint_curve(painter: QPainter, frame: Frame, probe: OutputProbe) -> None:
    """What the network says for every x."""
    grid, values = probe.grid, probe.values
    assert grid is not None
    if values is None:
        return
    x = np.linspace(grid.x_low, grid.x_high, values.shape[-1])
    painter.setClipRect(frame.area)
    stroke = Stroke(QColor(theme().tokens.chart_train), curve_width())
    stroke.draw(painter, path_through(frame.pixels(x, values[0].astype(np.float64))))
    painter.setClipping(False)


def class_mark(index: int, classes: int) -> ClassMark:
    """The mark of a class on a map that may have any colour."""
    tokens = theme().tokens
    return ClassMark(index, class_colour(index, max(classes, index + 1)).name(), tokens.surface, edge=tokens.text)


def paint_disc(painter: QPainter, frame: Frame, at: QPointF, radius: float, erases: bool) -> None:
    """The reach of a brush of `radius` units, or of an eraser, around a place in pixels."""
    pixels = radius * frame.area.width() / (frame.x[1] - frame.x[0])
    painter.setBrush(Qt.BrushStyle.NoBrush)
    for pen in _pens(DASHED if erases else SOLID):
        painter.setPen(pen)
        painter.drawEllipse(at, pixels, pixels)


def paint_cross(painter: QPainter, at: QPointF) -> None:
    """The cursor of the keys."""
    for pen in _pens(SOLID):
        painter.setPen(pen)
        painter.drawLine(at - QPointF(CROSS, 0), at + QPointF(CROSS, 0))
        painter.drawLine(at - QPointF(0, CROSS), at + QPointF(0, CROSS))


def _pens(style: Qt.PenStyle) -> tuple[QPen, QPen]:
    """A wide light line beneath a narrow dark one, or the reverse: seen on every colour."""
    tokens = theme().tokens
    return QPen(QColor(tokens.surface), 4), QPen(QColor(tokens.text), 1.5, style)
