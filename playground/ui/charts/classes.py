"""The colours of classes and of target values: the same on the map, its points and its legend."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray
from PySide6.QtGui import QColor

from playground.ui.theme.colormap import diverging
from playground.ui.theme.theme import theme
from playground.ui.theme.tokens import Tokens

# of more classes than the theme has colours for: saturation, and lightness in a light and a dark theme
SATURATION, LIGHTNESS = 0.6, (0.32, 0.7)


def class_colour(index: int, classes: int) -> QColor:
    """The colour of class `index` of `classes`, however many there are, as long as the theme names so many."""
    tokens = theme().tokens
    if classes <= len(tokens.classes):
        return QColor(tokens.classes[index])
    return QColor.fromHslF(index / classes, SATURATION, LIGHTNESS[tokens.dark])


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


def _rgb(colour: QColor) -> NDArray[np.float64]:
    return np.array([colour.red(), colour.green(), colour.blue()], dtype=np.float64)
