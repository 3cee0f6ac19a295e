"""What units show of themselves: maps over the input plane, curves over one input, weight images, as pictures."""

from __future__ import annotations

import math

import numpy as np
from numpy.typing import NDArray
from PySide6.QtGui import QImage

from playground.training.snapshot import Snapshot
from playground.ui.charts.decision import Scale
from playground.ui.theme.colormap import signed_image
from playground.ui.theme.tokens import Tokens

CELL = 8  # pixels of one unit in a mosaic, at most
TINY = 1e-12

Values = NDArray[np.floating]


def robust_limit(values: Values) -> float:
    """The value of the full colour: the largest size, but at most 2.5 times the typical one, so that one peak does not
    make everything else pale."""
    sizes = np.abs(values)
    largest = float(np.max(sizes, initial=0.0))
    if not math.isfinite(largest):
        return 1.0
    return max(TINY, min(largest, 2.5 * float(np.sqrt(np.mean(np.square(sizes, dtype=np.float64))))))


def full_colour(snapshot: Snapshot, column: int, values: Values) -> float:
    """The value of the full colour in a column: that of the output card's map for an output, else what suits `values`.

    Where the card shows classes or probabilities, the output unit shows what these are made of.
    """
    scale, is_output = Scale.of(snapshot.data), column == snapshot.network.layers
    return scale.limit if is_output and scale.kind == "signed" else robust_limit(values)


def column_values(snapshot: Snapshot, column: int) -> Values | None:
    """What the units of a column show: (units, r, r) maps, (units, r) curves, or None for plain tiles.

    Pictures as input have no maps; there the first layer shows its weights as pictures of the input.
    """
    maps = snapshot.unit_maps
    if maps is not None:
        values = maps.features if column == 0 else maps.layers[column - 1] if column <= len(maps.layers) else None
        if values is not None and len(values) == snapshot.network.sizes[column]:
            return values
    shape = snapshot.data.dataset.image_shape
    if column == 1 and shape is not None and snapshot.network.sizes[0] == shape[0] * shape[1]:
        weight = snapshot.network.views(snapshot.parameters)[0].weight
        return weight.T.reshape(-1, *shape)[:, ::-1]
    return None


def unit_pictures(values: Values, limit: float, tokens: Tokens) -> tuple[QImage, ...]:
    """One picture a unit from maps (units, rows, columns); `limit` has the full colour."""
    units, rows, columns = values.shape
    sheet = signed_image(values.reshape(units * rows, columns), limit, tokens)
    return tuple(sheet.copy(0, (units - 1 - unit) * rows, columns, rows) for unit in range(units))


def mosaic_shape(units: int, width: float, height: float) -> tuple[int, int]:
    """Rows and columns of about square cells that hold `units` in a box of `width` x `height`."""
    columns = max(1, min(units, round(math.sqrt(units * width / height))))
    return math.ceil(units / columns), columns


def mosaic(values: Values, rows: int, columns: int, tokens: Tokens) -> QImage:
    """All units of a large column as one image, row by row from the top; curves are drawn as stripes of colour."""
    if values.ndim == 2:
        values = values[:, np.newaxis, :]
    step = max(1, math.ceil(max(values.shape[1:]) / CELL))
    small = values[:, ::step, ::step]
    units, cell_rows, cell_columns = small.shape
    grid = np.zeros((rows * columns, cell_rows, cell_columns), small.dtype)
    grid[:units] = small[:, ::-1]
    picture = grid.reshape(rows, columns, cell_rows, cell_columns).swapaxes(1, 2)
    flat = picture.reshape(rows * cell_rows, columns * cell_columns)
    return signed_image(flat[::-1], robust_limit(small), tokens)


def curve_points(values: Values, limit: float, width: float, height: float) -> NDArray[np.float64]:
    """Curves (units, r) as points (units, r, 2) in a box, zero at half its height, all with one scale.

    limit  the value at the edge of the box, unless there are larger ones
    """
    finite = np.nan_to_num(np.asarray(values, np.float64), nan=0.0, posinf=0.0, neginf=0.0)
    edge = max(TINY, limit, float(np.max(np.abs(finite), initial=0.0)))
    across = np.linspace(0.0, width, finite.shape[1])
    down = height / 2 * (1 - 0.9 * finite / edge)
    return np.stack(np.broadcast_arrays(across, down), axis=-1)
