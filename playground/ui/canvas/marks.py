"""The marks on single weights and biases: what is selected, what the mouse is at, what is frozen."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen
from PySide6.QtWidgets import QGraphicsItem, QStyleOptionGraphicsItem, QWidget

from playground.ui.theme.icons import pixmap
from playground.ui.theme.theme import theme

HALO = 9.0  # width of the band along a link
FRAME = 2.0  # width of the line around a cell or a bias
LOCK = 10
SELECTED, HOVERED = "accent", "text_muted"
OPACITY = {SELECTED: 0.45, HOVERED: 0.2}


class OutlineMark(QGraphicsItem):
    """A band along the curve of a link, or a line around a cell or a bias. `colour` is a token."""

    def __init__(self, colour: str) -> None:
        super().__init__()
        self._colour = colour
        self._path = QPainterPath()

    def show_path(self, path: QPainterPath | None) -> None:
        """Mark `path`, in the coordinates of the scene; None: nothing."""
        path = path or QPainterPath()
        if path != self._path:
            self.prepareGeometryChange()
            self._path = path
            # a band goes under the links, a line over what it surrounds
            self.setZValue(3.5 if self._is_closed else 0.5)
            self.update()

    @property
    def path(self) -> QPainterPath:
        return self._path

    @property
    def _is_closed(self) -> bool:
        last = self._path.elementCount() - 1
        if last < 1:
            return False
        first, end = self._path.elementAt(0), self._path.elementAt(last)
        return abs(first.x - end.x) + abs(first.y - end.y) < 1e-3

    def boundingRect(self) -> QRectF:
        return self._path.boundingRect().adjusted(-HALO, -HALO, HALO, HALO)

    def paint(self, painter: QPainter, _option: QStyleOptionGraphicsItem, _widget: QWidget | None = None) -> None:
        if self._path.isEmpty():
            return
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        colour = QColor(getattr(theme().tokens, self._colour))
        if not self._is_closed:
            colour.setAlphaF(OPACITY[self._colour])
        pen = QPen(colour, FRAME if self._is_closed else HALO)
        pen.setCapStyle(Qt.PenCapStyle.FlatCap)
        painter.setPen(pen)
        painter.drawPath(self._path)


class Locks(QGraphicsItem):
    """A lock on each frozen weight and bias."""

    def __init__(self) -> None:
        super().__init__()
        self._places: tuple[QPointF, ...] = ()
        self.setZValue(3.6)

    def show_at(self, places: Sequence[QPointF]) -> None:
        if tuple(places) != self._places:
            self.prepareGeometryChange()
            self._places = tuple(places)
            self.update()

    @property
    def places(self) -> tuple[QPointF, ...]:
        return self._places

    def boundingRect(self) -> QRectF:
        if not self._places:
            return QRectF()
        across, down = [place.x() for place in self._places], [place.y() for place in self._places]
        box = QRectF(min(across), min(down), max(across) - min(across), max(down) - min(down))
        return box.adjusted(-LOCK, -LOCK, LOCK, LOCK)

    def paint(self, painter: QPainter, _option: QStyleOptionGraphicsItem, _widget: QWidget | None = None) -> None:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for place in self._places:
            paint_lock(painter, place)


def paint_lock(painter: QPainter, middle: QPointF) -> None:
    """A small lock on a disc that sets it off from what is below."""
    tokens = theme().tokens
    painter.setPen(QPen(QColor(tokens.border_strong), 1))
    painter.setBrush(QColor(tokens.surface))
    radius = 0.5 * LOCK + 3
    painter.drawEllipse(middle, radius, radius)
    picture = pixmap("lock", tokens.text, LOCK)
    painter.drawPixmap(middle - QPointF(LOCK / 2, LOCK / 2), picture)
