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
from playground.ui.theme.colormap import diverging
from playground.ui.theme.theme import theme

SHADES = 64
Pixels = NDArray[np.uint32]
# How strong the flat colours of a hard boundary are: samples on top keep apart from them.
FLAT = 0.62
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


def picture(probe: OutputProbe, scale: Scale, width: int, height: int, *, hard: bool = False) -> QImage | None:
    """The map of `probe` in `width` x `height` pixels, None when it has no values.

    hard  one flat colour for each class that the network decides for, instead of shades of how sure it is

    It is made in the size and the format of the screen. Qt hands scaling and conversion to a pool of threads and waits
    for them, which takes long while training keeps the processor busy.
    """
    if probe.values is None:
        return None
    if scale.kind == "classes":
        return _image(_flat_classes(probe.values, width, height) if hard else _shaded(probe.values, width, height))
    values = probe.values[0]
    share = values if scale.kind == "probability" else (values / scale.limit + 1) / 2
    table = _packed(diverging(theme().tokens))
    if hard:
        share = np.where(resampled(share, width, height) > 0.5, (1 + FLAT) / 2, (1 - FLAT) / 2)
        return _image(table[_places_in(table, share).astype(np.intp)])
    return _image(table[resampled(_places_in(table, share), width, height).astype(np.intp)])


def resampled(values: NDArray[np.float32], width: int, height: int) -> NDArray[np.float32]:
    """A map (rows, columns) as (height, width), interpolated linearly; corners stay corners."""
    across, share = _places(values.shape[1], width)
    wide = values[:, across] + share * np.diff(values, axis=1)[:, across]
    up, share = _places(values.shape[0], height)
    # the larger half of the work, so in place and whole rows at a time
    tall = np.diff(wide, axis=0)[up]
    tall *= share[:, np.newaxis]
    tall += wide[up]
    return tall


def _places(cells: int, pixels: int) -> tuple[NDArray[np.intp], NDArray[np.float32]]:
    """For each pixel the cell before it, and how far it is on the way to the next."""
    at = np.linspace(0, cells - 1, pixels, dtype=np.float32)
    before = np.minimum(at.astype(np.intp), cells - 2)
    return before, at - before


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


def _flat_classes(values: NDArray[np.float32], width: int, height: int) -> Pixels:
    """Outputs (k, rows, columns) as the colour of the largest one, (height, width)."""
    table = _packed(class_table(len(values), SHADES))[:, round(FLAT * (SHADES - 1))]
    return table[np.stack([resampled(output, width, height) for output in values]).argmax(axis=0)]


def _shaded(values: NDArray[np.float32], width: int, height: int) -> Pixels:
    """Outputs (k, rows, columns) as colours: strong where the network is sure, neutral where all are equally likely."""
    classes = len(values)
    sure = (values.max(axis=0) * classes - 1) / (classes - 1)
    table = _packed(class_table(classes, SHADES))
    return _nearest(table[values.argmax(axis=0), _places_in(table, sure).astype(np.intp)], width, height)


def _places_in(table: Pixels, share: NDArray[np.float32]) -> NDArray[np.float32]:
    """Where in a row of `table` the colours for `share` (0..1) are, to be rounded down; no number: the middle."""
    last = table.shape[-1] - 1
    places = np.nan_to_num(share * last, nan=last / 2, posinf=last, neginf=0)
    return np.clip(places, 0, last) + np.float32(0.5)


def _packed(table: NDArray[np.uint8]) -> Pixels:
    """Red-green-blue-alpha bytes (..., 4) as the numbers that the screen's format holds."""
    red, green, blue = (table[..., channel].astype(np.uint32) for channel in range(3))
    return np.uint32(0xFF000000) | red << np.uint32(16) | green << np.uint32(8) | blue


def _nearest(pixels: Pixels, width: int, height: int) -> Pixels:
    """Pixels (rows, columns) as (height, width), without colours between them."""
    rows, columns = pixels.shape
    up = np.rint(np.linspace(0, rows - 1, height)).astype(np.intp)
    across = np.rint(np.linspace(0, columns - 1, width)).astype(np.intp)
    return pixels[up[:, np.newaxis], across]


def _image(pixels: Pixels) -> QImage:
    """Pixels (rows, columns), row 0 at the bottom, as a picture."""
    flipped = np.ascontiguousarray(pixels[::-1])
    height, width = flipped.shape
    # copy(): the picture must outlive the numpy array
    return QImage(flipped.data, width, height, 4 * width, QImage.Format.Format_RGB32).copy()
