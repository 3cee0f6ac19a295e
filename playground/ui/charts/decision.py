"""The picture of a decision map: colour by sign for one output, colour by class for more."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from PySide6.QtGui import QImage

from playground.datasets.prepared import PreparedData
from playground.training.snapshot import OutputProbe
from playground.ui.charts.classes import class_table
from playground.ui.charts.ranges import round_up
from playground.ui.theme.colormap import signed_image
from playground.ui.theme.theme import theme

SHADES = 64
# The full colour is for the size that all but one target in twenty keep below: outliers shall not make the rest pale.
TARGET_QUANTILE = 0.95


@dataclass(frozen=True)
class Scale:
    """What the colours of a map mean.

    kind   "signed": raw outputs from -limit to limit; "probability": of the second class, 0 to 1;
           "classes": the class by colour, its probability by strength
    """

    kind: str
    limit: float = 1.0

    @classmethod
    def of(cls, data: PreparedData) -> Scale:
        if data.encoding == "one_hot":
            return cls("classes")
        if data.encoding == "zero_one":
            return cls("probability")
        if data.encoding == "signed":
            return cls("signed")
        sizes = np.abs(data.dataset.targets[:, 0])
        usual = float(np.quantile(sizes, TARGET_QUANTILE)) if len(sizes) else 0.0
        return cls("signed", round_up(usual) if 0 < usual < np.inf else 1.0)


def picture(probe: OutputProbe, scale: Scale) -> QImage | None:
    """The map of `probe`, None when it has no values."""
    if probe.values is None:
        return None
    if scale.kind == "classes":
        return _class_image(probe.values)
    values = 2 * probe.values[0] - 1 if scale.kind == "probability" else probe.values[0]
    return signed_image(values, scale.limit, theme().tokens)


def value_at(probe: OutputProbe, x: float, y: float) -> NDArray[np.float32] | None:
    """The outputs (k,) in the cell of the map that holds the raw input (x, y); None outside of it."""
    if probe.values is None or probe.grid is None:
        return None
    grid, (rows, columns) = probe.grid, probe.values.shape[-2:]
    column = round((x - grid.x_low) / (grid.x_high - grid.x_low) * (columns - 1))
    row = round((y - grid.y_low) / (grid.y_high - grid.y_low) * (rows - 1))
    if not (0 <= column < columns and 0 <= row < rows):
        return None
    return probe.values[:, row, column]


def _class_image(values: NDArray[np.float32]) -> QImage:
    """Strongest where the network is sure, the theme's neutral where all classes are equally likely."""
    classes = len(values)
    winner = values.argmax(axis=0)
    sure = (np.nan_to_num(values.max(axis=0)) * classes - 1) / (classes - 1)
    shade = np.clip(np.rint(sure * (SHADES - 1)), 0, SHADES - 1).astype(np.intp)
    pixels = np.ascontiguousarray(class_table(classes, SHADES)[winner, shade][::-1])
    height, width = pixels.shape[:2]
    return QImage(pixels.data, width, height, 4 * width, QImage.Format.Format_RGBA8888).copy()
