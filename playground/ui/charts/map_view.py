"""The decision map: what the network says about every point of the input plane, with the samples on top."""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QHideEvent, QImage, QKeyEvent, QMouseEvent, QPainter, QPainterPath
from PySide6.QtWidgets import QWidget

from playground.datasets.prepared import PreparedData
from playground.i18n import _, ngettext
from playground.training.selection import evenly
from playground.training.snapshot import OutputProbe, Snapshot
from playground.ui.charts.asking import AskingView
from playground.ui.charts.bubble import Line
from playground.ui.charts.chip import paint_chip
from playground.ui.charts.decision import Scale, picture, value_at
from playground.ui.charts.frame import Frame, edge_room, paint_scale
from playground.ui.charts.marks import put_down, ring
from playground.ui.charts.points import Layer, Samples, paint_samples, radius_for, target_classes, target_colours
from playground.ui.charts.samples import Kind
from playground.ui.charts.unit_look import UnitLook
from playground.ui.charts.wording import at_text, output_text, raw_names, value_words
from playground.ui.theme.theme import theme

RADIUS = 6
# The widest number beside a map of usual data.
WIDEST = "−10"


class MapView(AskingView):
    """The map fills a square; pointing at it says input and output in a bubble."""

    kind = "map"

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setMinimumSize(96, 96)
        self.still = Layer()
        self.hard = False
        self.unit: UnitLook | None = None
        self._image: QImage | None = None
        self._image_of: object = None
        self._scale = Scale("signed")
        self._at: tuple[float, float] | None = None

    def sizeHint(self) -> QSize:
        return QSize(220, 220)

    def show_snapshot(self, snapshot: Snapshot) -> None:
        super().show_snapshot(snapshot)
        self._scale = Scale.of(snapshot.data) if self.unit is None else Scale("signed", self.unit.limit)
        if self._at is not None:
            self._explain()

    def show_unit(self, unit: UnitLook | None) -> None:
        """Show the map of one unit instead of the network's, from now on."""
        if unit is not self.unit:
            self.unit = unit
            self.update()

    def show_hard(self, on: bool) -> None:
        """Show which class the network decides for, or how sure it is."""
        self.hard = on
        self.update()

    def forget(self) -> None:
        super().forget()
        self.forget_picture()

    def forget_picture(self) -> None:
        """Paint the map again: its colours are others."""
        self._image = self._image_of = None

    @property
    def scale_shown(self) -> Scale:
        return self._scale

    @property
    def _shown(self) -> OutputProbe | None:
        return self.probe if self.unit is None else self.unit.probe

    # -- painting ---------------------------------------------------------------------------------------------------

    @property
    def edges(self) -> tuple[int, int]:
        """The room left of and below the map for its numbers and names."""
        return edge_room(WIDEST, raw_names(self.snapshot.data) if self.snapshot is not None else ())

    def frame(self) -> Frame | None:
        """Where the map is, None before there is one."""
        if self._shown is None or self._shown.grid is None:
            return None
        grid = self._shown.grid
        left, bottom = self.edges
        area = QRectF(self.rect().adjusted(left, 2, -4, -bottom))
        return Frame(area, (grid.x_low, grid.x_high), (grid.y_low, grid.y_high))

    def paint_view(self, painter: QPainter, snapshot: Snapshot) -> None:
        frame = self.frame()
        if frame is None or self._shown is None:
            return
        image = self._picture(self._shown, frame)
        if image is not None:
            painter.drawImage(frame.area, image)
        self._paint_still(painter, snapshot, frame)
        if self.unit is None:
            self._paint_rings(painter, snapshot.data, frame)
            self.paint_question(painter, frame)
        else:
            paint_chip(painter, frame.area, self.unit.name)

    def _picture(self, probe: OutputProbe, frame: Frame) -> QImage | None:
        """The map in the pixels of the screen, made again when the probe or the size has changed."""
        size = (frame.area.size() * theme().density(self.devicePixelRatioF())).toSize()
        hard = self.hard and self.unit is None
        key = (probe, size.width(), size.height(), self._scale, hard)
        if key != self._image_of:
            self._image, self._image_of = picture(probe, self._scale, size.width(), size.height(), hard=hard), key
        return self._image

    def _paint_still(self, painter: QPainter, snapshot: Snapshot, frame: Frame) -> None:
        """What does not move: numbers, outline, samples."""
        key = (snapshot.data, theme().tokens, self.test_shown, frame.x, frame.y)

        def paint(painter: QPainter) -> None:
            paint_scale(painter, frame, grid=False, most=3, names=raw_names(snapshot.data))
            _paint_corners(painter, frame.area)
            painter.setClipRect(frame.area)
            self._paint_samples(painter, snapshot.data, frame)

        self.still.draw(painter, key, self, paint)

    def _paint_samples(self, painter: QPainter, data: PreparedData, frame: Frame) -> None:
        kinds = [(Kind.TRAINING, data.train_rows)] + [(Kind.TEST, data.test_rows)] * self.test_shown
        for kind, all_rows in kinds:
            rows = evenly(all_rows)
            at = data.dataset.inputs[rows]
            colours = target_colours(data, rows, Scale.of(data).limit)
            samples = Samples(at[:, 0], at[:, 1], colours, target_classes(data, rows))
            paint_samples(painter, frame, samples, kind, self._radius(frame), on_map=True)

    def _radius(self, frame: Frame) -> float:
        assert self.snapshot is not None
        data = self.snapshot.data
        return radius_for(frame, len(data.train_rows) + len(data.test_rows) * self.test_shown)

    def _paint_rings(self, painter: QPainter, data: PreparedData, frame: Frame) -> None:
        rows = self.wrong_rows(data)
        if len(rows):
            at = data.dataset.inputs[rows]
            painter.setClipRect(frame.area)
            put_down(painter, ring(), frame.pixels(at[:, 0], at[:, 1]), self._radius(frame))
            painter.setClipping(False)

    def wrong_rows(self, data: PreparedData) -> np.ndarray:
        """The samples shown that the network of this map gets wrong."""
        wrong = None if self.probe is None else self.probe.wrong_rows
        if wrong is None or self.probed is not data:
            return np.zeros(0, np.int64)
        return wrong if self.test_shown else wrong[np.isin(wrong, data.train_rows)]

    # -- pointing ---------------------------------------------------------------------------------------------------

    def question_at(self, at: tuple[float, float]) -> tuple[float, ...]:
        return at

    def question_place(self, frame: Frame) -> QPointF | None:
        return None if self.question is None else frame.pixel(*self.question)

    def _point_at(self, at: tuple[float, float] | None) -> None:
        self._at = at
        if at is None:
            self.bubble.hide()
        else:
            self._explain()

    def _explain(self) -> None:
        frame = self.frame()
        if frame is None or self._at is None or self._shown is None or self.snapshot is None:
            return
        values = value_at(self._shown, *self._at)
        if values is None:
            self.bubble.hide()
            return
        data = self.snapshot.data
        said = output_text(values, self.snapshot) if self.unit is None else value_words(float(values[0]))
        lines = (Line(at_text(data.dataset.input_names, self._at)), Line(said))
        self.bubble.show_at(frame.pixel(*self._at).toPoint(), lines)

    def describe(self, snapshot: Snapshot) -> str:
        data = snapshot.data
        text = _("Decision map with {train} training samples and {test} test samples.")
        said = text.format(train=len(data.train_rows), test=len(data.test_rows))
        if self.probe is None or self.probe.wrong_rows is None:
            return said
        wrong = len(self.wrong_rows(data))
        count = ngettext("{wrong} of those shown is wrong.", "{wrong} of those shown are wrong.", wrong)
        return f"{said} {count.format(wrong=wrong)}"

    # -- Qt's own events --------------------------------------------------------------------------------------------

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        super().mouseMoveEvent(event)
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
        self._point_at(None)
        super().keyPressEvent(event)


def _paint_corners(painter: QPainter, area: QRectF) -> None:
    """Round the corners of what is beneath: paint over them. A rounded clip would slow down every frame.

    A line around it shows where the map is that has the colour of the card all over.
    """
    corners, inside = QPainterPath(), QPainterPath()
    corners.addRect(area)
    inside.addRoundedRect(area, RADIUS, RADIUS)
    painter.fillPath(corners - inside, theme().colour("surface"))
    painter.setPen(theme().colour("border"))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawPath(inside)
