"""Predicted against true values: the nearer to the diagonal, the better."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import QWidget

from playground.i18n import _
from playground.training.selection import evenly
from playground.training.snapshot import Snapshot
from playground.ui.charts.curve_view import target_range
from playground.ui.charts.frame import Frame, edge_room, paint_scale
from playground.ui.charts.marks import put_down
from playground.ui.charts.output_view import OutputView
from playground.ui.charts.paths import path_through
from playground.ui.charts.samples import Kind, kind_mark
from playground.ui.charts.strokes import DASHED, Stroke
from playground.ui.theme.fonts import application_font, line_height
from playground.ui.theme.theme import theme

MOST_POINTS = 400
RADIUS = 3.0
# As the marks of classes, circle and square come in this order.


class ScatterView(OutputView):
    """These points move with every snapshot: they are put down as small pictures."""

    kind = "scatter"

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setMinimumSize(120, 80)

    def sizeHint(self) -> QSize:
        return QSize(300, 200)

    def paint_view(self, painter: QPainter, snapshot: Snapshot) -> None:
        values = target_range(snapshot)
        line = line_height(application_font(theme().tokens.tiny_size))
        left, bottom = edge_room()
        frame = Frame(QRectF(self.rect()).adjusted(left + line, 4, -8, -bottom - line), values, values)
        paint_scale(painter, frame, grid=True)
        self._paint_captions(painter, frame, line)
        painter.setClipRect(frame.area)
        diagonal = frame.pixels(np.array(values), np.array(values))
        Stroke(QColor(theme().tokens.text_muted), 1, DASHED).draw(painter, path_through(diagonal))
        if self.probe is not None:
            if self.test_shown and self.probe.test is not None:
                _paint_dots(painter, frame, self.probe.test, Kind.TEST)
            if self.probe.train is not None:
                _paint_dots(painter, frame, self.probe.train, Kind.TRAINING)
        painter.setClipping(False)

    def _paint_captions(self, painter: QPainter, frame: Frame, line: int) -> None:
        painter.setPen(QColor(theme().tokens.text_muted))
        below = QRectF(frame.area.left(), self.height() - line, frame.area.width(), line)
        painter.drawText(below, Qt.AlignmentFlag.AlignHCenter, _("true value"))
        painter.save()
        painter.translate(0, frame.area.bottom())
        painter.rotate(-90)
        painter.drawText(QRectF(0, 0, frame.area.height(), line), Qt.AlignmentFlag.AlignHCenter, _("predicted"))
        painter.restore()

    def describe(self, snapshot: Snapshot) -> str:
        return _("Predicted against true values.")


def _paint_dots(painter: QPainter, frame: Frame, pairs: NDArray[Any], kind: Kind) -> None:
    pairs = evenly(pairs, MOST_POINTS)
    inside = np.clip(pairs[:, 1], *frame.y)
    put_down(painter, kind_mark(kind, plain=False), frame.pixels(pairs[:, 0], inside), RADIUS * theme().tokens.factor)
