"""The plane that is drawn on with mouse and keys: points of a class or of a curve, and what the network says."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from playground.i18n import _
from playground.messages import N_
from playground.ui.charts.frame import Frame, edge_room
from playground.ui.drawing.brush import Brush, Point, within
from playground.ui.drawing.drawn import EMPTY, Drawn
from playground.ui.drawing.keys import KEYS
from playground.ui.drawing.painting import Map, PlanePainter, paint_cross, paint_disc, paint_points
from playground.ui.keys import gesture
from playground.ui.texts import say
from playground.ui.theme.theme import theme

WIDEST = "−10"
STEP = 0.25  # of the cursor
ERASER = 0.35  # the least radius that erases
LEFT, RIGHT = Qt.MouseButton.LeftButton, Qt.MouseButton.RightButton


class Plane(QWidget):
    """A stroke is announced when it ends: `stroked` carries its points, `erased` the numbers of those it took away.

    label    class that is drawn
    radius   of the brush and the eraser, in units of the plane
    erases   whether the left button erases; the right one always does
    """

    stroked = Signal(object)  # list[Point]
    erased = Signal(object)  # set[int]
    cursor_moved = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        say(self, name=N_("Plane to draw on"))
        self.label = 0
        self.radius = 0.0
        self.erases = False
        self.cursor_at: Point | None = None
        self._drawn = EMPTY
        self._map: Map | None = None
        self._brush: Brush | None = None
        self._gone: set[int] | None = None
        self._erased_at: Point = (0.0, 0.0)
        self._button = LEFT
        self._mouse: QPointF | None = None
        self._strokes = 0
        self._painter = PlanePainter()
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        theme().changed.connect(self.update)

    @property
    def drawn(self) -> Drawn:
        return self._drawn

    @property
    def map_shown(self) -> Map | None:
        return self._map

    @property
    def is_drawing(self) -> bool:
        """Whether a stroke is under way."""
        return self._brush is not None or self._gone is not None

    def show_drawn(self, drawn: Drawn) -> None:
        """Follow the document. A stroke under way, begun on other points, is given up."""
        if drawn.has_values != self._drawn.has_values:
            self._map = None  # which is of points of the other kind
        if drawn != self._drawn:
            self._drawn = drawn
            self.cancel()

    def show_map(self, shown: Map | None) -> None:
        """Show what the network says, or nothing."""
        if shown != self._map:
            self._map = shown
            self.update()

    def cancel(self) -> None:
        """Leave everything as it was before the stroke under way."""
        self._brush = self._gone = None
        self.update()

    def frame(self) -> Frame:
        """Where the plane is: the largest square beside its numbers."""
        left, bottom = edge_room(WIDEST)
        room = QRectF(self.rect().adjusted(left, 4, -4, -bottom))
        side = min(room.width(), room.height())
        area = QRectF(0, 0, side, side)
        area.moveCenter(room.center())
        edge = self._drawn.edge
        return Frame(area, (-edge, edge), (-edge, edge))

    def focus_place(self) -> QRect:
        """The part that has the keyboard: the square."""
        return self.frame().area.toAlignedRect()

    # -- strokes ----------------------------------------------------------------------------------------------------

    def _begin(self, at: Point, erases: bool) -> None:
        if erases:
            self._gone, self._erased_at = set(), at
            self._erase(at)
        else:
            self._strokes += 1
            self._brush = Brush(at, self.radius, self._drawn.edge, seed=self._strokes)

    def _go_on(self, at: Point) -> None:
        if self._brush is not None:
            self._brush.move(at)
        elif self._gone is not None:
            self._erase(at)

    def _erase(self, at: Point) -> None:
        assert self._gone is not None
        self._gone |= within(self._drawn.points, self._erased_at, at, self.reach)
        self._erased_at = at

    def _end(self) -> None:
        brush, gone = self._brush, self._gone
        self._brush = self._gone = None
        if brush is not None:
            self.stroked.emit(brush.points)
        elif gone:
            self.erased.emit(gone)
        self.update()

    @property
    def reach(self) -> float:
        """How far the eraser reaches."""
        return max(ERASER, self.radius)

    # -- keys -------------------------------------------------------------------------------------------------------

    def go_left(self) -> None:
        self._move(-STEP, 0)

    def go_right(self) -> None:
        self._move(STEP, 0)

    def go_up(self) -> None:
        self._move(0, STEP)

    def go_down(self) -> None:
        self._move(0, -STEP)

    def put(self) -> None:
        """A point at the cursor."""
        self.stroked.emit([self._cursor])

    def take(self) -> None:
        """Erase around the cursor."""
        gone = within(self._drawn.points, self._cursor, self._cursor, self.reach)
        if gone:
            self.erased.emit(gone)

    @property
    def _cursor(self) -> Point:
        return self.cursor_at or (0.0, 0.0)

    def _move(self, across: float, up: float) -> None:
        edge, (x, y) = self._drawn.edge, self._cursor
        self.cursor_at = min(edge, max(-edge, x + across)), min(edge, max(-edge, y + up))
        self.cursor_moved.emit()
        self.update()

    # -- Qt's own events --------------------------------------------------------------------------------------------

    def sizeHint(self) -> QSize:
        return QSize(480, 480)

    def minimumSizeHint(self) -> QSize:
        return QSize(200, 200)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        frame, at = self.frame(), QPointF(event.position())
        if event.button() not in (LEFT, RIGHT) or self.is_drawing or not frame.contains(at):
            return
        self.cursor_at = None
        self._button = event.button()
        self._begin(frame.value(at), self.erases or event.button() is RIGHT)
        self.update()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._mouse = QPointF(event.position())
        if self.is_drawing:
            self._go_on(self.frame().value(self._mouse))
        self.update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if self.is_drawing and event.button() is self._button:
            self._end()

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self._mouse = None
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        name = gesture(KEYS, event)
        if event.key() == Qt.Key.Key_Escape and self.is_drawing:
            self.cancel()
        elif name and not self.is_drawing:
            getattr(self, name)()
        else:
            event.ignore()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter, frame, ratio = QPainter(self), self.frame(), self.devicePixelRatioF()
        painter.fillRect(self.rect(), theme().colour("surface"))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._painter.ground(painter, frame, self._map, ratio, has_values=self._drawn.has_values)
        painter.setClipRect(frame.area)
        self._painter.marks(painter, frame, self._drawn, self._gone or (), self)
        self._paint_stroke(painter, frame)
        painter.setClipping(False)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(theme().colour("border_strong"), 1))
        painter.drawRect(frame.area)
        painter.end()

    def _paint_stroke(self, painter: QPainter, frame: Frame) -> None:
        if self._brush is not None:
            labels = [0 if self._drawn.has_values else self.label] * len(self._brush.points)
            paint_points(painter, frame, self._brush.points, labels, self._drawn)
        elif not self._drawn.points and self.cursor_at is None:
            painter.setPen(theme().colour("text_muted"))
            painter.drawText(frame.area, Qt.AlignmentFlag.AlignCenter, _(N_("Draw here: click, or hold and move.")))
        if self.cursor_at is not None and self.hasFocus():
            paint_cross(painter, frame.pixel(*self.cursor_at))
        if self._mouse is not None and frame.contains(self._mouse):
            erases = self._gone is not None or (self.erases and self._brush is None)
            paint_disc(painter, frame, self._mouse, self.reach if erases else self.radius, erases)
