"""The training samples as one layer sees them, coloured by what they should become."""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QMouseEvent, QPainter, QRegion
from PySide6.QtWidgets import QWidget

from playground.datasets.prepared import PreparedData
from playground.i18n import _
from playground.messages import N_
from playground.training.insight import HiddenSpace
from playground.training.selection import evenly
from playground.training.snapshot import Snapshot
from playground.ui import numbers
from playground.ui.charts.bubble import Line
from playground.ui.charts.class_marks import ClassMark
from playground.ui.charts.classes import class_colour
from playground.ui.charts.decision import Scale
from playground.ui.charts.frame import Frame, edge_room, paint_scale
from playground.ui.charts.marks import put_down
from playground.ui.charts.output_view import OutputView
from playground.ui.charts.points import Layer
from playground.ui.charts.ranges import Range, spread_range
from playground.ui.charts.series import Floats
from playground.ui.charts.wording import at_text
from playground.ui.texts import say
from playground.ui.theme.colormap import diverging
from playground.ui.theme.fonts import application_font
from playground.ui.theme.theme import theme

MOST_POINTS = 600
RADIUS = 3.4
WIDEST = "−0.05"
# How near the pointer must be to a sample, in pixels.
NEAR = 10.0
# The colours of values are rounded to this many, so that samples share their marks.
SHADES = 24
# Where a layer has one unit only, samples are spread by this irrational number, so that they do not hide one another.
GOLDEN = (5**0.5 - 1) / 2
GAP = 4
FEW_MARKS, MOST_MARKS = 3, 4


class HiddenSpaceView(OutputView):
    """What `HiddenSpace` says, with the ranges kept while they fit, so that the picture does not jump."""

    kind = "hidden"

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        say(self, name=N_("Hidden space"))
        self.still = Layer()
        self.space: HiddenSpace | None = None
        self._data: PreparedData | None = None
        self._units = 0
        self._ranges: tuple[Range, Range] | None = None
        self.setMouseTracking(True)
        self.setMinimumSize(96, 96)

    def sizeHint(self) -> QSize:
        return QSize(220, 200)

    def show_snapshot(self, snapshot: Snapshot) -> None:
        """`show_space` is what paints."""
        self.snapshot = snapshot

    def show_space(self, space: HiddenSpace, snapshot: Snapshot) -> None:
        """Show how a layer sees the data of `snapshot`; another layer begins with ranges of its own."""
        if space is self.space:
            return
        units = snapshot.network.sizes[space.layer + 1]
        if self.space is None or (space.layer, units) != (self.space.layer, self._units):
            self._ranges = None
        self.space, self._data, self._units = space, snapshot.data, units
        self._keep_ranges(space)
        self.update()

    def forget(self) -> None:
        super().forget()
        self.space = self._data = self._ranges = None
        self.update()

    def _keep_ranges(self, space: HiddenSpace) -> None:
        points = self.places(space)
        finite = points[np.isfinite(points).all(axis=1)]
        if len(finite):
            old = self._ranges or (None, None)
            low, high = finite.min(axis=0).tolist(), finite.max(axis=0).tolist()
            self._ranges = spread_range(low[0], high[0], old[0]), spread_range(low[1], high[1], old[1])

    def places(self, space: HiddenSpace) -> Floats:
        """The points (n, 2) that are drawn, of those that are known."""
        points = evenly(space.points, MOST_POINTS).astype(np.float64)
        if self._units == 1:
            rows = evenly(space.rows, MOST_POINTS)
            points[:, 1] = 2 * np.modf(rows * GOLDEN)[0] - 1
        return points

    # -- painting ---------------------------------------------------------------------------------------------------

    def frame(self) -> Frame | None:
        """Where the points are, None before there are any."""
        if self._ranges is None:
            return None
        left, bottom = edge_room(WIDEST)
        line = QFontMetrics(_font()).height()
        return Frame(QRectF(self.rect()).adjusted(left, line + GAP, -6, -bottom - line), *self._ranges)

    def paint_view(self, painter: QPainter, snapshot: Snapshot) -> None:
        frame, space = self.frame(), self.space
        if frame is None or space is None or self._data is None:
            return
        self._paint_still(painter, frame, space)
        painter.setClipRect(frame.area)
        points, rows = self.places(space), evenly(space.rows, MOST_POINTS)
        places = frame.pixels(points[:, 0], points[:, 1])
        for mark, which in _marked(self._data, rows):
            put_down(painter, mark, places[which], RADIUS * theme().tokens.factor)
        painter.setClipping(False)

    def _paint_still(self, painter: QPainter, frame: Frame, space: HiddenSpace) -> None:
        """Names, numbers and lines; upwards only where that means something."""
        names = axis_names(space)
        key = (theme().tokens, frame.x, frame.y, self._units == 1, names)

        def paint(painter: QPainter) -> None:
            _paint_names(painter, frame, names[: min(2, self._units)])
            if self._units == 1:
                below = QRectF(0, frame.area.bottom(), self.width(), self.height())
                painter.setClipRegion(QRegion(frame.area.toRect()) + QRegion(below.toRect()))
            paint_scale(painter, frame, grid=True, most=_marks(frame))

        self.still.draw(painter, key, self, paint)

    def describe(self, snapshot: Snapshot) -> str:
        if self.space is None:
            return ""
        text = _("{count} training samples as this layer sees them.")
        return text.format(count=numbers.count(len(self.space.rows)))

    # -- pointing ---------------------------------------------------------------------------------------------------

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        lines = self._lines_at(QPointF(event.position()))
        if lines:
            self.bubble.show_at(event.position().toPoint(), lines)
        else:
            self.bubble.hide()

    def _lines_at(self, at: QPointF) -> tuple[Line, ...]:
        """About the nearest sample."""
        frame, space, data = self.frame(), self.space, self._data
        if frame is None or space is None or data is None:
            return ()
        points = self.places(space)
        away = np.hypot(*(frame.pixels(points[:, 0], points[:, 1]) - (at.x(), at.y())).T)
        nearest = int(np.argmin(np.nan_to_num(away, nan=np.inf)))
        if not away[nearest] <= NEAR:
            return ()
        row = int(evenly(space.rows, MOST_POINTS)[nearest])
        shown = axis_names(space)[: min(2, self._units)]
        lines = [target_text(data, row), at_text(shown, points[nearest][: len(shown)].tolist())]
        if data.dataset.inputs.shape[1] <= 2:
            lines.append(at_text(data.dataset.input_names, data.dataset.inputs[row].tolist()))
        return tuple(Line(text) for text in lines)


def axis_names(space: HiddenSpace) -> tuple[str, str]:
    """What lies to the right and upwards: two units, or the two main directions."""
    if space.principal:
        return _("direction {number}").format(number=1), _("direction {number}").format(number=2)
    return _("unit {number}").format(number=1), _("unit {number}").format(number=2)


def target_text(data: PreparedData, row: int) -> str:
    """What a sample should become: its class, or its target."""
    if data.dataset.classes:
        return _("class {name}").format(name=data.dataset.class_names[int(data.dataset.targets[row])])
    return _("target {value}").format(value=numbers.loss(float(data.dataset.targets[row, 0])))


def class_mark(index: int, classes: int) -> ClassMark:
    return ClassMark(index, class_colour(index, classes).name(), theme().tokens.surface)


def _marked(data: PreparedData, rows: np.ndarray) -> list[tuple[ClassMark, np.ndarray]]:
    """The marks, each with the places among `rows` that it stands for."""
    dataset = data.dataset
    if dataset.classes:
        targets = dataset.targets[rows]
        return [(class_mark(index, dataset.classes), targets == index) for index in range(dataset.classes)]
    share = np.clip(dataset.targets[rows, 0] / Scale.of(data).limit / 2 + 0.5, 0, 1)
    shades = np.rint(np.nan_to_num(share, nan=0.5) * (SHADES - 1)).astype(np.intp)
    table, outline = diverging(theme().tokens), theme().tokens.text
    marks = []
    for shade in np.unique(shades).tolist():
        red, green, blue, _alpha = table[round(shade / (SHADES - 1) * (len(table) - 1))].tolist()
        marks.append((ClassMark(0, f"#{red:02x}{green:02x}{blue:02x}", outline), shades == shade))
    return marks


def _paint_names(painter: QPainter, frame: Frame, names: tuple[str, ...]) -> None:
    """The name of the lower axis below its right end, that of the left axis above its upper end."""
    painter.setFont(_font())
    painter.setPen(theme().colour("text"))
    line, width = QFontMetrics(_font()).height(), frame.area.right()
    below = QRectF(0, frame.area.bottom() + edge_room(WIDEST)[1], width, line)
    painter.drawText(below, Qt.AlignmentFlag.AlignRight, f"{names[0]} →")
    if len(names) > 1:
        above = QRectF(frame.area.left(), 0, frame.area.width(), line)
        painter.drawText(above, Qt.AlignmentFlag.AlignLeft, f"↑ {names[1]}")


def _marks(frame: Frame) -> int:
    """How many numbers an axis has room for."""
    line = QFontMetrics(_font()).height()
    return MOST_MARKS if frame.area.height() > 8 * line and frame.area.width() > 12 * line else FEW_MARKS


def _font() -> QFont:
    return application_font(theme().tokens.tiny_size)
