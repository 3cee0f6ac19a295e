"""The user's own point: a click, a drag or the arrow keys ask the network about an input."""

from __future__ import annotations

from PySide6.QtCore import QPointF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter
from PySide6.QtWidgets import QWidget

from playground.ui.charts.frame import Frame
from playground.ui.charts.marks import own_mark
from playground.ui.charts.output_view import OutputView

KEY_STEP = 1 / 40
MARK_RADIUS = 7.0
# A click this near to the point takes it away.
NEAR = 8.0
MOVES = {
    Qt.Key.Key_Left: (-1, 0),
    Qt.Key.Key_Right: (1, 0),
    Qt.Key.Key_Up: (0, 1),
    Qt.Key.Key_Down: (0, -1),
}

Question = tuple[float, ...]


class AskingView(OutputView):
    """`asked` carries the raw input (one or two numbers) that the user wants an answer for, or None."""

    asked = Signal(object)  # Question | None

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.question: Question | None = None
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    # -- for subclasses ---------------------------------------------------------------------------------------------

    def frame(self) -> Frame | None:
        """Where the input space is, None before it is known."""
        raise NotImplementedError

    def question_at(self, at: tuple[float, float]) -> Question:
        """The question that a place of the frame stands for."""
        raise NotImplementedError

    def question_place(self, frame: Frame) -> QPointF | None:
        """Where the own point lies in pixels, None where there is none."""
        raise NotImplementedError

    # -- the point --------------------------------------------------------------------------------------------------

    def show_question(self, question: Question | None) -> None:
        """Mark this point, or none."""
        self.question = question
        self.update()

    def paint_question(self, painter: QPainter, frame: Frame) -> None:
        place = self.question_place(frame)
        if place is not None:
            painter.setClipRect(frame.area)
            own_mark().draw(painter, place, MARK_RADIUS)
            painter.setClipping(False)

    def _ask_at(self, frame: Frame, at: QPointF) -> None:
        x, y = frame.value(at)
        inside = min(max(x, frame.x[0]), frame.x[1]), min(max(y, frame.y[0]), frame.y[1])
        self.asked.emit(self.question_at(inside))

    def _is_near_question(self, frame: Frame, at: QPointF) -> bool:
        place = self.question_place(frame)
        return place is not None and (place - at).manhattanLength() <= NEAR

    def _moved(self, frame: Frame, key: Qt.Key) -> Question:
        """The question one key press further; the middle when there was none."""
        ranges = (frame.x, frame.y)
        if self.question is None:
            return self.question_at((sum(frame.x) / 2, sum(frame.y) / 2))
        moved = []
        for value, (low, high), sign in zip(self.question, ranges, MOVES[key], strict=False):
            moved.append(min(high, max(low, value + sign * KEY_STEP * (high - low))))
        return tuple(moved)

    # -- Qt's own events --------------------------------------------------------------------------------------------

    def mousePressEvent(self, event: QMouseEvent) -> None:
        super().mousePressEvent(event)
        frame, at = self.frame(), QPointF(event.position())
        if event.button() is not Qt.MouseButton.LeftButton or frame is None or not frame.contains(at):
            return
        if self._is_near_question(frame, at):
            self.asked.emit(None)
        else:
            self._ask_at(frame, at)
        event.accept()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        frame, at = self.frame(), QPointF(event.position())
        if event.buttons() & Qt.MouseButton.LeftButton and frame is not None and self.question is not None:
            self._ask_at(frame, at)
        elif not event.buttons():
            self.setCursor(self._cursor(frame, at))

    def _cursor(self, frame: Frame | None, at: QPointF) -> Qt.CursorShape:
        """A cross where a click asks, a hand on the point that it takes away."""
        if frame is None or not frame.contains(at):
            return Qt.CursorShape.ArrowCursor
        is_near = self._is_near_question(frame, at)
        return Qt.CursorShape.PointingHandCursor if is_near else Qt.CursorShape.CrossCursor

    def keyPressEvent(self, event: QKeyEvent) -> None:
        frame = self.frame()
        if event.key() == Qt.Key.Key_Escape and self.question is not None:
            self.asked.emit(None)
        elif event.key() in MOVES and frame is not None:
            self.asked.emit(self._moved(frame, Qt.Key(event.key())))
        else:
            event.ignore()
