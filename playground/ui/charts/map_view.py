"""The decision map: what the network says about every point of the input plane, with the samples on top."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QHideEvent, QImage, QKeyEvent, QMouseEvent, QPainter, QPainterPath, QPixmap
from PySide6.QtWidgets import QWidget

from playground.datasets.prepared import PreparedData
from playground.i18n import _
from playground.training.snapshot import OutputProbe, Snapshot
from playground.ui.charts.bubble import Line
from playground.ui.charts.classes import outline_colour, pale_outline_colour
from playground.ui.charts.decision import Scale, picture, value_at
from playground.ui.charts.frame import Frame, edge_room, paint_scale
from playground.ui.charts.markers import Shape
from playground.ui.charts.output_view import OutputView
from playground.ui.charts.points import Layer, Samples, paint_samples, radius_for, rows_shown, target_colours
from playground.ui.charts.wording import at_text, input_names, output_text
from playground.ui.theme.theme import theme

RADIUS = 6
# The widest number beside a map of usual data.
WIDEST = "−10"
KEY_STEP = 1 / 40
MOVES = {
    Qt.Key.Key_Left: (-1, 0),
    Qt.Key.Key_Right: (1, 0),
    Qt.Key.Key_Up: (0, 1),
    Qt.Key.Key_Down: (0, -1),
}


class MapView(OutputView):
    """The map fills a square; pointing at it, or the arrow keys, says input and output in a bubble."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMinimumSize(96, 96)
        self.still = Layer()
        self._probe: OutputProbe | None = None
        self._image: QImage | None = None
        self._scale = Scale("signed")
        self._at: tuple[float, float] | None = None

    def sizeHint(self) -> QSize:
        return QSize(220, 220)

    def show_snapshot(self, snapshot: Snapshot) -> None:
        probe = snapshot.output
        if probe is not None and probe is not self._probe:
            self._probe, self._image = probe, None
            self._scale = Scale.of(snapshot.data)
        super().show_snapshot(snapshot)
        if self._at is not None:
            self._explain()

    def forget_picture(self) -> None:
        """Draw the map again with the next snapshot: the theme has changed, or the run."""
        self._probe = self._image = None

    @property
    def scale_shown(self) -> Scale:
        return self._scale

    # -- painting ---------------------------------------------------------------------------------------------------

    def frame(self) -> Frame | None:
        """Where the map is, None before there is one."""
        if self._probe is None or self._probe.grid is None:
            return None
        grid = self._probe.grid
        left, bottom = edge_room(WIDEST)
        area = QRectF(self.rect().adjusted(left, 2, -4, -bottom))
        return Frame(area, (grid.x_low, grid.x_high), (grid.y_low, grid.y_high))

    def paint_view(self, painter: QPainter, snapshot: Snapshot) -> None:
        frame = self.frame()
        if frame is None or self._probe is None:
            return
        image = self._picture(self._probe, frame)
        if image is not None:
            painter.drawImage(frame.area, image)
        painter.drawPixmap(0, 0, self._still(snapshot, frame))

    def _picture(self, probe: OutputProbe, frame: Frame) -> QImage | None:
        """The map in the pixels of the screen, made again when the probe or the size has changed."""
        size = frame.area.size() * self.devicePixelRatioF()
        if self._image is None or self._image.size() != size.toSize():
            self._image = picture(probe, self._scale, size.toSize().width(), size.toSize().height())
        return self._image

    def _still(self, snapshot: Snapshot, frame: Frame) -> QPixmap:
        """What does not move: numbers, outline, samples."""
        key = (snapshot.data, theme().tokens, self.test_shown, frame.x, frame.y)

        def paint(painter: QPainter) -> None:
            paint_scale(painter, frame, grid=False, most=3, names=input_names(snapshot.data))
            _paint_corners(painter, frame.area)
            painter.setClipRect(frame.area)
            self._paint_samples(painter, snapshot.data, frame)

        return self.still.picture(key, self.size(), self.devicePixelRatioF(), paint)

    def _paint_samples(self, painter: QPainter, data: PreparedData, frame: Frame) -> None:
        outline = outline_colour() if data.dataset.classes else pale_outline_colour()
        shapes = [(Shape.TRAINING, data.train_rows)] + [(Shape.TEST, data.test_rows)] * self.test_shown
        radius = radius_for(frame, sum(len(rows) for _shape, rows in shapes))
        for shape, all_rows in shapes:
            rows = rows_shown(all_rows)
            at = data.dataset.inputs[rows]
            colours = target_colours(data, rows, self._scale.limit)
            paint_samples(painter, frame, Samples(at[:, 0], at[:, 1], colours), shape, outline, radius)

    # -- pointing ---------------------------------------------------------------------------------------------------

    def _point_at(self, at: tuple[float, float] | None) -> None:
        self._at = at
        if at is None:
            self.bubble.hide()
        else:
            self._explain()

    def _explain(self) -> None:
        frame = self.frame()
        if frame is None or self._at is None or self._probe is None or self.snapshot is None:
            return
        values = value_at(self._probe, *self._at)
        if values is None:
            self.bubble.hide()
            return
        names = self.snapshot.data.dataset.input_names
        lines = (Line(at_text(names, self._at)), Line(output_text(values, self.snapshot.data)))
        self.bubble.show_at(frame.pixel(*self._at).toPoint(), lines)

    def describe(self, snapshot: Snapshot) -> str:
        data = snapshot.data
        text = _("Decision map with {train} training samples and {test} test samples.")
        return text.format(train=len(data.train_rows), test=len(data.test_rows))

    # -- Qt's own events --------------------------------------------------------------------------------------------

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        frame = self.frame()
        at = QPointF(event.position())
        self._point_at(frame.value(at) if frame is not None and frame.contains(at) else None)

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self._point_at(None)

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._point_at(None)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        frame = self.frame()
        if event.key() == Qt.Key.Key_Escape and self._at is not None:
            self._point_at(None)
        elif event.key() in MOVES and frame is not None:
            self._point_at(_moved(self._at, frame, MOVES[Qt.Key(event.key())]))
        else:
            event.ignore()


def _paint_corners(painter: QPainter, area: QRectF) -> None:
    """Round the corners of what is beneath: paint over them. A rounded clip would slow down every frame."""
    corners, inside = QPainterPath(), QPainterPath()
    corners.addRect(area)
    inside.addRoundedRect(area, RADIUS, RADIUS)
    painter.fillPath(corners - inside, theme().colour("surface"))


def _moved(at: tuple[float, float] | None, frame: Frame, direction: tuple[int, int]) -> tuple[float, float]:
    """The input one key press further, inside the frame; the middle when nothing was pointed at."""
    if at is None:
        return sum(frame.x) / 2, sum(frame.y) / 2
    moved = []
    for value, (low, high), sign in zip(at, (frame.x, frame.y), direction, strict=True):
        moved.append(min(high, max(low, value + sign * KEY_STEP * (high - low))))
    return moved[0], moved[1]
