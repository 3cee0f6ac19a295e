"""The samples as marks on a map. They do not move, so they are drawn once and kept as a picture."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from dataclasses import dataclass

import numpy as np
from PySide6.QtCore import QPointF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPixmap
from PySide6.QtWidgets import QWidget

from playground.datasets.prepared import PreparedData
from playground.ui.charts.class_marks import ClassMark
from playground.ui.charts.classes import class_colour, value_colour
from playground.ui.charts.frame import Frame
from playground.ui.charts.samples import Kind
from playground.ui.charts.series import Floats
from playground.ui.theme.theme import theme

SMALLEST, LARGEST = 2.0, 3.4
CROWDING = 0.33


@dataclass(frozen=True, eq=False)
class Samples:
    """Some rows of a data set: where they lie, (n,) each, their colours and, where they are of classes, which."""

    x: Floats
    y: Floats
    colours: list[QColor]
    classes: list[int]


class Layer:
    """Things that do not move, kept as a transparent picture that is painted again only when `key` changes."""

    def __init__(self) -> None:
        self._key: Hashable = None
        self._picture = QPixmap()
        self.painted = 0

    def draw(self, painter: QPainter, key: Hashable, widget: QWidget, paint: Callable[[QPainter], None]) -> None:
        """Draw what `paint` paints on all of `widget`."""
        if theme().is_paper:
            painter.save()
            paint(painter)
            painter.restore()
        else:
            painter.drawPixmap(0, 0, self._kept(key, widget.size(), widget.devicePixelRatioF(), paint))

    def _kept(self, key: Hashable, size: QSize, ratio: float, paint: Callable[[QPainter], None]) -> QPixmap:
        key = (key, size.width(), size.height(), ratio)
        if key != self._key:
            self._key = key
            self.painted += 1
            self._picture = QPixmap(size * ratio)
            self._picture.setDevicePixelRatio(ratio)
            self._picture.fill(Qt.GlobalColor.transparent)
            painter = QPainter(self._picture)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            paint(painter)
            painter.end()
        return self._picture


def target_colours(data: PreparedData, rows: np.ndarray, limit: float) -> list[QColor]:
    """One colour a row: of its class, or of its first target value on the map that ends at `limit`."""
    dataset = data.dataset
    if dataset.classes:
        palette = [class_colour(index, dataset.classes) for index in range(dataset.classes)]
        return [palette[index] for index in dataset.targets[rows]]
    return [value_colour(float(value), limit, theme().tokens) for value in dataset.targets[rows, 0]]


def target_classes(data: PreparedData, rows: np.ndarray) -> list[int]:
    """The class of each row, 0 where there are none."""
    return data.dataset.targets[rows].tolist() if data.dataset.classes else [0] * len(rows)


def radius_for(frame: Frame, samples: int) -> float:
    """The radius of marks in pixels, such that `samples` of them do not hide the map."""
    room = frame.area.width() * frame.area.height() / max(1, samples)
    factor = theme().tokens.factor
    return float(np.clip(CROWDING * np.sqrt(room), SMALLEST * factor, LARGEST * factor))


def paint_samples(
    painter: QPainter, frame: Frame, samples: Samples, kind: Kind, radius: float, *, on_map: bool
) -> None:
    """Draw every sample as a mark with a line around it, and `on_map` with a second one: one of the two stands out."""
    tokens = theme().tokens
    edge = tokens.text if on_map else ""
    places = frame.pixels(samples.x, samples.y)
    for (x, y), colour, index in zip(places, samples.colours, samples.classes, strict=True):
        mark = ClassMark(index, colour.name(), tokens.surface, kind.is_hollow, edge)
        mark.draw(painter, QPointF(x, y), radius)
