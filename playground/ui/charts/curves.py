"""All curves and bands of a plot in one item: pyqtgraph's own item costs more than the line that it draws."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pyqtgraph as pg
from PySide6.QtCore import QPointF
from PySide6.QtGui import QPainter, QPainterPath
from PySide6.QtWidgets import QStyleOptionGraphicsItem, QWidget

from playground.ui.charts.colours import mixed
from playground.ui.charts.series import Floats
from playground.ui.charts.strokes import Stroke
from playground.ui.charts.view_item import ViewItem
from playground.ui.theme.theme import theme

# How much of its colour the inside of a band has. The fill is opaque: Qt hands large translucent fills to a pool of
# threads and waits for them, which takes long while training keeps the processor busy.
FILL = 0.5


@dataclass(frozen=True, eq=False)
class Curve:
    """A line through `x`, `y` (n,), or a band: then its outline.

    lone    the points of a line that has no other beside them: a line alone would leave them out
    """

    stroke: Stroke
    path: QPainterPath
    x: Floats
    y: Floats
    filled: bool = False
    lone: tuple[QPointF, ...] = ()

    def fill(self, painter: QPainter) -> None:
        """Draw the inside of a band."""
        painter.fillPath(self.path, mixed(theme().colour("surface"), self.stroke.colour, FILL))

    def draw(self, painter: QPainter) -> None:
        """Draw the line, or the outline of a band."""
        self.stroke.draw(painter, self.path, smooth=not self.filled)
        if self.lone:
            self.stroke.draw_dots(painter, self.lone)


def lone_points(x: Floats, y: Floats) -> tuple[QPointF, ...]:
    """The points between two gaps, of the line through `x`, `y` (n,) in which NaN makes a gap."""
    there = np.concatenate(([False], np.isfinite(x) & np.isfinite(y), [False]))
    alone = there[1:-1] & ~there[:-2] & ~there[2:]
    return tuple(QPointF(*place) for place in zip(x[alone].tolist(), y[alone].tolist(), strict=True))


class Curves(ViewItem):
    """Draws curves by name, in the order in which the names came; NaN makes a gap."""

    def __init__(self) -> None:
        super().__init__()
        self._curves: dict[str, Curve] = {}

    def show(self, name: str, x: Floats, y: Floats, stroke: Stroke) -> None:
        """Draw the curve `name` through `x`, `y` (n,), in the coordinates of the axes."""
        path = pg.arrayToQPath(x, y, connect="finite") if len(x) else QPainterPath()
        self._curves[name] = Curve(stroke, path, x, y, lone=lone_points(x, y))
        self._repaint()

    def show_band(self, name: str, x: Floats, low: Floats, high: Floats, stroke: Stroke) -> None:
        """Draw the band `name` between `low` and `high` (n,) over `x`; a band without height looks like a line."""
        there = np.isfinite(low) & np.isfinite(high)
        x, low, high = x[there], low[there], high[there]
        around = np.concatenate((x, x[::-1])), np.concatenate((high, low[::-1]))
        path = pg.arrayToQPath(*around, connect="all") if len(x) else QPainterPath()
        self._curves[name] = Curve(stroke, path, *around, filled=True)
        self._repaint()

    def drop(self, *names: str) -> None:
        """Draw these curves no longer."""
        for name in names:
            self._curves.pop(name, None)
        self._repaint()

    def clear(self) -> None:
        self._curves.clear()
        self._repaint()

    @property
    def names(self) -> tuple[str, ...]:
        return tuple(self._curves)

    def points(self, name: str) -> tuple[Floats, Floats]:
        """What is drawn of one curve: `x`, `y` (n,); empty when there is none of that name."""
        curve = self._curves.get(name)
        return (np.empty(0), np.empty(0)) if curve is None else (curve.x, curve.y)

    def stroke(self, name: str) -> Stroke:
        return self._curves[name].stroke

    def _repaint(self) -> None:
        # at once, in the frame of all other views; `update` would add a second frame just after that one
        scene = self.scene()
        for view in scene.views() if scene is not None else ():
            view.viewport().update()

    def paint(self, painter: QPainter, _option: QStyleOptionGraphicsItem, _widget: QWidget | None = None) -> None:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
        for curve in self._curves.values():
            if curve.filled:
                curve.fill(painter)
        for curve in self._curves.values():
            curve.draw(painter)
