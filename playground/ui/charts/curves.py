"""All curves of a plot in one item: pyqtgraph's own item costs more than the line that it draws."""

from __future__ import annotations

import numpy as np
import pyqtgraph as pg
from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter, QPainterPath
from PySide6.QtWidgets import QStyleOptionGraphicsItem, QWidget

from playground.ui.charts.series import Floats
from playground.ui.charts.strokes import Stroke


class Curves(pg.GraphicsObject):
    """Draws curves by name, in the order in which the names came; NaN makes a gap."""

    def __init__(self) -> None:
        super().__init__()
        self._curves: dict[str, tuple[Stroke, QPainterPath, Floats, Floats]] = {}

    def show(self, name: str, x: Floats, y: Floats, stroke: Stroke) -> None:
        """Draw the curve `name` through `x`, `y` (n,), in the coordinates of the axes."""
        path = pg.arrayToQPath(x, y, connect="finite") if len(x) else QPainterPath()
        self._curves[name] = (stroke, path, x, y)
        self.update()

    def drop(self, *names: str) -> None:
        """Draw these curves no longer."""
        for name in names:
            self._curves.pop(name, None)
        self.update()

    def clear(self) -> None:
        self._curves.clear()
        self.update()

    @property
    def names(self) -> tuple[str, ...]:
        return tuple(self._curves)

    def points(self, name: str) -> tuple[Floats, Floats]:
        """What is drawn of one curve: `x`, `y` (n,); empty when there is none of that name."""
        nothing = np.empty(0)
        _stroke, _path, x, y = self._curves.get(name, (None, None, nothing, nothing))
        return x, y

    def stroke(self, name: str) -> Stroke:
        return self._curves[name][0]

    def boundingRect(self) -> QRectF:
        view = self.getViewBox()
        return QRectF() if view is None else view.viewRect()

    def viewRangeChanged(self, *_ranges: object) -> None:
        self.prepareGeometryChange()

    def paint(self, painter: QPainter, _option: QStyleOptionGraphicsItem, _widget: QWidget | None = None) -> None:
        for stroke, path, _x, _y in self._curves.values():
            stroke.draw(painter, path)
