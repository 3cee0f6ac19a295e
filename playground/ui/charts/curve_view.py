"""The fitted curve: what the network says for every value of its one input, with the samples beside it."""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import QPointF, QRectF, QSize
from PySide6.QtGui import QColor, QMouseEvent, QPainter
from PySide6.QtWidgets import QWidget

from playground.i18n import _
from playground.training.selection import evenly
from playground.training.snapshot import OutputProbe, Snapshot
from playground.ui.charts.asking import AskingView
from playground.ui.charts.bubble import Line
from playground.ui.charts.chip import paint_chip
from playground.ui.charts.classes import class_colour
from playground.ui.charts.frame import Frame, edge_room, paint_scale
from playground.ui.charts.paths import path_through
from playground.ui.charts.points import Layer, Samples, paint_samples, radius_for
from playground.ui.charts.ranges import Range
from playground.ui.charts.samples import Kind, kind_colour
from playground.ui.charts.strokes import LAYER_DASHES, Stroke, curve_width
from playground.ui.charts.unit_look import UnitLook
from playground.ui.charts.wording import at_text, output_text, raw_names, value_words
from playground.ui.theme.theme import theme

MARGIN = 0.1


class CurveView(AskingView):
    """One curve for each output; samples at the value, or the class code, that the network should give."""

    kind = "curve"

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setMinimumSize(120, 80)
        self.still = Layer()
        self.answer: float | None = None
        self.unit: UnitLook | None = None

    def sizeHint(self) -> QSize:
        return QSize(300, 200)

    def show_unit(self, unit: UnitLook | None) -> None:
        """Show the curve of one unit instead of the network's, from now on."""
        if unit is not self.unit:
            self.unit = unit
            self.update()

    @property
    def _shown(self) -> OutputProbe | None:
        return self.probe if self.unit is None else self.unit.probe

    def frame(self) -> Frame | None:
        """Where the curve is, None before there is one."""
        if self.snapshot is None or self._shown is None or self._shown.grid is None:
            return None
        left, bottom = edge_room(names=raw_names(self.snapshot.data))
        area = QRectF(self.rect()).adjusted(left, 4, -8, -bottom)
        low, high = target_range(self.snapshot)
        if self.unit is not None:
            low, high = min(low, -self.unit.limit), max(high, self.unit.limit)
        return Frame(area, (self._shown.grid.x_low, self._shown.grid.x_high), (low, high))

    def paint_view(self, painter: QPainter, snapshot: Snapshot) -> None:
        frame = self.frame()
        if frame is None or self._shown is None or self._shown.values is None:
            return
        self._paint_still(painter, snapshot, frame)
        painter.save()
        painter.setClipRect(frame.area)
        values = self._shown.values
        x = np.linspace(*frame.x, values.shape[-1])
        for index, row in enumerate(values.astype(np.float64)):
            self._stroke(index, len(values)).draw(painter, path_through(frame.pixels(x, row)))
        painter.restore()
        if self.unit is None:
            self.paint_question(painter, frame)
        else:
            paint_chip(painter, frame.area, self.unit.name)

    def _stroke(self, index: int, outputs: int) -> Stroke:
        if outputs == 1:
            return Stroke(QColor(theme().tokens.chart_train), curve_width())
        return Stroke(class_colour(index, outputs), curve_width(), LAYER_DASHES[index % len(LAYER_DASHES)])

    def _paint_still(self, painter: QPainter, snapshot: Snapshot, frame: Frame) -> None:
        """What does not move: numbers, lines, samples."""
        key = (snapshot.data, theme().tokens, self.test_shown, frame.x, frame.y)

        def paint(painter: QPainter) -> None:
            data = snapshot.data
            paint_scale(painter, frame, grid=True, names=raw_names(data))
            painter.setClipRect(frame.area)
            sides = ((Kind.TRAINING, data.train_rows, data.y_train), (Kind.TEST, data.test_rows, data.y_test))
            radius = radius_for(frame, len(data.train_rows) + len(data.test_rows))
            for kind, rows, y in sides[: 1 + self.test_shown]:
                kept = evenly(np.arange(len(rows)))
                colours = [QColor(kind_colour(kind))] * len(kept)
                x = data.dataset.inputs[rows[kept], 0]
                samples = Samples(x, y[kept].max(axis=1), colours, [0] * len(kept))
                paint_samples(painter, frame, samples, kind, radius, on_map=False)

        self.still.draw(painter, key, self, paint)

    def describe(self, snapshot: Snapshot) -> str:
        data = snapshot.data
        text = _("Fitted curve with {train} training samples and {test} test samples.")
        return text.format(train=len(data.train_rows), test=len(data.test_rows))

    # -- pointing ---------------------------------------------------------------------------------------------------

    def question_at(self, at: tuple[float, float]) -> tuple[float, ...]:
        return at[:1]

    def question_place(self, frame: Frame) -> QPointF | None:
        """On the curve, or in the middle as long as there is no answer."""
        if self.question is None:
            return None
        height = sum(frame.y) / 2 if self.answer is None else min(max(self.answer, frame.y[0]), frame.y[1])
        return frame.pixel(self.question[0], height)

    def show_answer(self, answer: float | None) -> None:
        """Put the user's own point at the height of what the network says."""
        if answer != self.answer:
            self.answer = answer
            self.update()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        super().mouseMoveEvent(event)
        frame = self.frame()
        at = QPointF(event.position())
        if frame is None or not frame.contains(at) or self._shown is None or self._shown.values is None:
            self.bubble.hide()
            return
        assert self.snapshot is not None
        data = self.snapshot.data
        x, _y = frame.value(at)
        values = self._shown.values
        index = round((x - frame.x[0]) / (frame.x[1] - frame.x[0]) * (values.shape[-1] - 1))
        said = output_text(values[:, index], self.snapshot)
        lines = (
            Line(at_text(data.dataset.input_names, (x,))),
            Line(said if self.unit is None else value_words(float(values[0, index]))),
        )
        self.bubble.show_at(at.toPoint(), lines)


def target_range(snapshot: Snapshot) -> Range:
    """The targets with a margin: the curve may leave it, the picture shall not jump."""
    data = snapshot.data
    targets = np.concatenate((data.y_train, data.y_test))
    low, high = (float(targets.min()), float(targets.max())) if targets.size else (-1.0, 1.0)
    margin = MARGIN * (high - low) if high > low else 1.0
    return low - margin, high + margin
