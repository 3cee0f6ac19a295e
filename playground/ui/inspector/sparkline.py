"""The recent course of one parameter as a small curve."""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QWidget

from playground.i18n import _, plain_text
from playground.messages import N_
from playground.training.insight import ParameterHistory
from playground.ui import numbers
from playground.ui.texts import say
from playground.ui.theme.fonts import application_font
from playground.ui.theme.theme import theme

FIGURES = 3  # digits of the ends of the scale
EDGE = 4


class Sparkline(QWidget):
    """From the first step it was looked at to the last; its highest and lowest value stand at the right."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._history: ParameterHistory | None = None
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        say(self, name=N_("History"), tip=N_("Its value since it was first looked at"))
        theme().changed.connect(self._fit)

    def show_history(self, history: ParameterHistory | None) -> None:
        if history is self._history:
            return
        self._history = history
        self._describe()
        self.update()

    def _describe(self) -> None:
        history = self._history
        if history is None or not len(history.step):
            self.setAccessibleDescription("")
            return
        text = _(N_("From step {first} to step {last}: {low} to {high}"))
        first, last = numbers.count(int(history.step[0])), numbers.count(int(history.step[-1]))
        low, high = (numbers.significant(value) for value in _range(history))
        self.setAccessibleDescription(plain_text(text.format(first=first, last=last, low=low, high=high)))
        self.setToolTip(self.accessibleDescription())

    def _fit(self) -> None:
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(120, theme().tokens.control_height + 2)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        history = self._history
        if history is not None and len(history.step):
            room = self._paint_scale(painter, *_range(history))
            self._paint_curve(painter, history, room)
        painter.end()

    def _paint_scale(self, painter: QPainter, low: float, high: float) -> QRectF:
        """The ends of the scale at the right; returns the room for the curve."""
        painter.setFont(application_font(theme().tokens.small_size))
        painter.setPen(QColor(theme().tokens.text_muted))
        texts = [numbers.significant(value, FIGURES) for value in (high, low)]
        width = max(painter.fontMetrics().horizontalAdvance(text) for text in texts)
        scale = QRectF(self.width() - width, 0, width, self.height())
        right = Qt.AlignmentFlag.AlignRight
        if high > low:
            painter.drawText(scale, right | Qt.AlignmentFlag.AlignTop, texts[0])
            painter.drawText(scale, right | Qt.AlignmentFlag.AlignBottom, texts[1])
        else:
            painter.drawText(scale, right | Qt.AlignmentFlag.AlignVCenter, texts[0])
        return QRectF(EDGE, EDGE, self.width() - width - 3 * EDGE, self.height() - 2 * EDGE)

    def _paint_curve(self, painter: QPainter, history: ParameterHistory, room: QRectF) -> None:
        tokens = theme().tokens
        x, y = _points(history, room)
        low, high = _range(history)
        if low < 0 < high:
            zero = room.bottom() + low / (high - low) * room.height()
            painter.setPen(QPen(QColor(tokens.border_strong), 1, Qt.PenStyle.DotLine))
            painter.drawLine(QPointF(room.left(), zero), QPointF(room.right(), zero))
        painter.setPen(QPen(QColor(tokens.accent), 1))
        painter.drawPolyline(QPolygonF([QPointF(*point) for point in zip(x.tolist(), y.tolist(), strict=True)]))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(tokens.accent))
        painter.drawEllipse(QPointF(x[-1], y[-1]), 2.5, 2.5)


def _range(history: ParameterHistory) -> tuple[float, float]:
    finite = history.value[np.isfinite(history.value)]
    return (float(finite.min()), float(finite.max())) if len(finite) else (0.0, 0.0)


def _points(history: ParameterHistory, room: QRectF) -> tuple[np.ndarray, np.ndarray]:
    """The curve in the room; a value that never changed runs through the middle."""
    low, high = _range(history)
    first, last = float(history.step[0]), float(history.step[-1])
    along = (history.step - first) / (last - first) if last > first else np.ones(len(history.step))
    values = np.nan_to_num(history.value, nan=low, posinf=high, neginf=low)
    up = (values - low) / (high - low) if high > low else np.full(len(values), 0.5)
    return room.left() + along * room.width(), room.bottom() - up * room.height()
