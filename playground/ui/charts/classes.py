"""The colours of classes and of target values: the same on the map, its points and its legend."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray
from PySide6.QtGui import QColor

from playground.ui.theme.colormap import diverging
from playground.ui.theme.theme import theme
from playground.ui.theme.tokens import Tokens

# Strongest colours of the diverging map would vanish on the map itself: points take them, the outline tells them apart.
HSL_SATURATION, HSL_LIGHTNESS = 0.6, 0.5


def class_colour(index: int, classes: int) -> QColor:
    """The colour of class `index` of `classes`: two classes have the colours of the signs."""
    tokens = theme().tokens
    if classes <= 2:
        return QColor(tokens.positive if index else tokens.negative)
    if classes <= len(tokens.layer_colours):
        return QColor(tokens.layer_colours[index])
    return QColor.fromHslF(index / classes, HSL_SATURATION, HSL_LIGHTNESS)


def value_colour(value: float, limit: float, tokens: Tokens) -> QColor:
    """The colour of a target value on the diverging map that ends at `limit` > 0."""
    table = diverging(tokens)
    index = round((np.clip(value / limit, -1.0, 1.0) + 1) / 2 * (len(table) - 1))
    red, green, blue, _alpha = (int(part) for part in table[index])
    return QColor(red, green, blue)


def class_table(classes: int, shades: int) -> NDArray[np.uint8]:
    """Red-green-blue-alpha (classes, shades, 4): from the theme's neutral to the colour of the class."""
    neutral = _rgb(QColor(theme().tokens.neutral))
    table = np.full((classes, shades, 4), 255, dtype=np.uint8)
    share = np.linspace(0.0, 1.0, shades)[:, None]
    for index in range(classes):
        table[index, :, :3] = np.rint(neutral + share * (_rgb(class_colour(index, classes)) - neutral))
    return table


def outline_colour() -> QColor:
    """The colour around a point of strong colour: light in both themes, for the map behind it is strong in both."""
    tokens = theme().tokens
    return QColor(tokens.text if tokens.dark else tokens.surface)


def pale_outline_colour() -> QColor:
    """The colour around a point that may be as pale as the map behind it."""
    return QColor(theme().tokens.text)


def _rgb(colour: QColor) -> NDArray[np.float64]:
    return np.array([colour.red(), colour.green(), colour.blue()], dtype=np.float64)
