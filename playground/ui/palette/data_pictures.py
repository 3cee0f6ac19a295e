"""The little pictures of data sets, painted from samples of the real sets."""

from __future__ import annotations

from functools import cache

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter

from playground.datasets.dataset import Dataset
from playground.datasets.sources import load
from playground.datasets.spec import DataSpec
from playground.ui.charts.classes import class_colour
from playground.ui.charts.colours import mixed
from playground.ui.theme.colormap import signed_image
from playground.ui.theme.theme import theme
from playground.ui.theme.tokens import Tokens

DOTS = 110
DOT = 1.5
SAMPLES = 280
IMAGES = 2  # rows and columns of images
MARGIN = 0.1  # of the picture's size

Floats = NDArray[np.float64]


@cache
def sample(kind: str) -> Dataset:
    """The set as it is drawn from the first seed; read once."""
    return load(DataSpec(kind=kind, samples=SAMPLES))


def data_picture(kind: str, painter: QPainter, rect: QRectF) -> None:
    """Paint the set `kind`: points over two inputs, a curve over one, images, or the two most telling columns."""
    data = sample(kind)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    if data.image_shape is not None:
        _paint_images(painter, rect, data)
        return
    chosen = np.random.default_rng(0).permutation(len(data.inputs))[:DOTS]  # every n-th would favour a class
    if data.inputs.shape[1] == 1:
        places: NDArray[np.floating] = np.column_stack([data.inputs[:, 0], data.targets[:, 0]])
        colours = [QColor(theme().tokens.positive)] * len(chosen)
    else:
        places = data.inputs[:, _telling_columns(data)]
        colours = _colours(data, chosen)
    _paint_dots(painter, rect, places[chosen], colours)


def _colours(data: Dataset, chosen: NDArray[np.intp]) -> list[QColor]:
    if data.classes:
        return [class_colour(int(label), data.classes) for label in data.targets[chosen]]
    values = data.targets[:, 0].astype(np.float64)
    limit = float(np.abs(values).max()) or 1.0
    return [value_colour(value / limit, theme().tokens) for value in values[chosen].tolist()]


def value_colour(share: float, tokens: Tokens) -> QColor:
    """The colour of a value from -1 to 1. At 0 it is grey, a dot in that of a map could not be seen; it soon tells the
    sign, so that slopes and hills are told apart at a glance.
    """
    sign = tokens.positive if share > 0 else tokens.negative
    return mixed(QColor(tokens.border_strong), QColor(sign), abs(share) ** 0.5)


def _telling_columns(data: Dataset) -> list[int]:
    """The first two inputs, or of more inputs the two that keep the classes farthest apart (Fisher's criterion)."""
    if data.inputs.shape[1] == 2 or not data.classes:
        return [0, 1]
    means = np.array([data.inputs[data.targets == label].mean(axis=0) for label in range(data.classes)])
    spread = np.array([data.inputs[data.targets == label].var(axis=0) for label in range(data.classes)])
    worth = means.var(axis=0) / np.maximum(spread.mean(axis=0), 1e-12)
    return sorted(np.argsort(worth)[-2:].tolist())


def _paint_dots(painter: QPainter, rect: QRectF, places: NDArray[np.floating], colours: list[QColor]) -> None:
    low, high = places.min(axis=0), places.max(axis=0)
    share = (places - low) / np.maximum(high - low, 1e-12)
    inside = rect.adjusted(*(np.array([1, 1, -1, -1]) * MARGIN * rect.width()).tolist())
    radius = DOT * rect.width() / 48
    painter.setPen(Qt.PenStyle.NoPen)
    for (x, y), colour in zip(share, colours, strict=True):
        painter.setBrush(colour)
        painter.drawEllipse(
            QPointF(inside.left() + x * inside.width(), inside.bottom() - y * inside.height()), radius, radius
        )


def _paint_images(painter: QPainter, rect: QRectF, data: Dataset) -> None:
    assert data.image_shape is not None
    inside = rect.adjusted(*(np.array([1, 1, -1, -1]) * MARGIN * rect.width()).tolist())
    side = inside.width() / IMAGES
    limit = float(np.abs(data.inputs).max()) or 1.0
    for index in range(IMAGES * IMAGES):
        image = signed_image(data.inputs[index].reshape(data.image_shape)[::-1], limit, theme().tokens)
        row, column = divmod(index, IMAGES)
        place = QRectF(inside.left() + column * side, inside.top() + row * side, side, side)
        painter.drawImage(place.adjusted(1, 1, -1, -1), image)
