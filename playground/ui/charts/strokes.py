"""Thick and dashed lines at the price of thin ones.

Qt draws a line one pixel wide, dashed and smoothed or not, many times faster than a thicker one (300 points: 0.1 ms
against 0.7 to 2 ms). So a thicker line is the thin line drawn a few times, each moved by a pixel.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen, QTransform

from playground.ui.theme.theme import theme

# dash patterns in pixels: dash, gap, ...; () is a solid line
SOLID: tuple[float, ...] = ()
DASHED: tuple[float, ...] = (6, 3)
LAYER_DASHES: tuple[tuple[float, ...], ...] = (
    SOLID, (7, 3), (2, 2), (8, 2, 2, 2), (12, 4), (4, 6), (8, 2, 2, 2, 2, 2), (14, 2, 4, 2),
)  # fmt: skip

THICK = 3
DOT = 1.5  # radius of a dot as a multiple of the width of the line
MOVES = {
    1: ((0.0, 0.0),),
    2: ((0.0, 0.0), (0.7, 0.7)),
    3: ((0.0, 0.0), (1.0, 0.0), (0.0, 1.0), (-1.0, 0.0), (0.0, -1.0)),
}


@dataclass(frozen=True)
class Stroke:
    """How a line looks: colour, width in pixels, dashes."""

    colour: QColor
    width: int = 1
    dashes: tuple[float, ...] = SOLID

    def pen(self) -> QPen:
        """The pen of one pixel that `draw` uses."""
        pen = QPen(self.colour, 1)
        pen.setCosmetic(True)
        pen.setCapStyle(Qt.PenCapStyle.FlatCap)
        if self.dashes:
            pen.setDashPattern(self.dashes)
        return pen

    def draw(self, painter: QPainter, path: QPainterPath, *, smooth: bool = True) -> None:
        """Draw `path`, which may be in any coordinates that the painter transforms to pixels."""
        if theme().is_paper:
            self._draw_on_paper(painter, path)
            return
        transform = painter.worldTransform()
        # a projector's lines are thick enough to do without, and quicker then
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, smooth and self.width < THICK)
        painter.setPen(self.pen())
        for dx, dy in MOVES[min(self.width, max(MOVES))]:
            painter.setWorldTransform(transform * QTransform.fromTranslate(dx, dy))
            painter.drawPath(path)
        painter.setWorldTransform(transform)

    def draw_dots(self, painter: QPainter, places: Sequence[QPointF]) -> None:
        """Draw a dot at each place that is in view, in the coordinates that `draw` takes: what is seen of a line of one
        point. At the edge of the view, where a run starts, the dot is whole."""
        transform = painter.worldTransform()
        painter.save()
        painter.setWorldTransform(QTransform())
        if painter.hasClipping():
            view = painter.clipBoundingRect().adjusted(-1, -1, 1, 1)
            places = [place for place in places if view.contains(transform.map(place))]
            painter.setClipping(False)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self.colour)
        for place in places:
            painter.drawEllipse(transform.map(place), DOT * self.width, DOT * self.width)
        painter.restore()

    def _draw_on_paper(self, painter: QPainter, path: QPainterPath) -> None:
        """A true line of this width: not every program that shows pictures knows lines that keep theirs."""
        transform = painter.worldTransform()
        pen = QPen(self.colour, self.width)
        pen.setCapStyle(Qt.PenCapStyle.FlatCap)
        if self.dashes:
            pen.setDashPattern([length / self.width for length in self.dashes])
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(pen)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setWorldTransform(QTransform())
        painter.drawPath(transform.map(path))
        painter.setWorldTransform(transform)

    def draw_sample(self, painter: QPainter, place: QRectF) -> None:
        """Draw a piece of the line as a sample in a legend."""
        path = QPainterPath(QPointF(place.left(), place.center().y()))
        path.lineTo(place.right(), place.center().y())
        self.draw(painter, path)


def curve_width() -> int:
    """The width of a curve that matters: 2 pixels, more on a projector."""
    return max(2, theme().tokens.line_width)
