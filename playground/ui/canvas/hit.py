"""What of the network is at a place of the scene."""

from __future__ import annotations

from dataclasses import dataclass

from playground.training.insight import ParameterPlace
from playground.ui.canvas.layout import Box, ColumnPlace, Layout
from playground.ui.canvas.pictures import mosaic_shape

# the parts of a head that change its number of units
STEPPER = ("minus", "plus")


@dataclass(frozen=True)
class Hit:
    """Something in the network view.

    column  0 is the input
    unit    -1 for the head
    part    the part of the head: "minus", "plus", "chip0", ...
    place   the weight or bias, where one was hit; it belongs to the unit
    """

    column: int
    unit: int = -1
    part: str = ""
    place: ParameterPlace | None = None

    @classmethod
    def of(cls, place: ParameterPlace) -> Hit:
        return cls(place.layer + 1, place.unit, place=place)

    @property
    def layer(self) -> int:
        return self.column - 1

    @property
    def is_unit(self) -> bool:
        return self.unit >= 0 and self.place is None

    @property
    def on_head(self) -> bool:
        return self.unit < 0


def hit_unit(layout: Layout, counts: tuple[int, ...], x: float, y: float) -> Hit | None:
    """The unit at a place, in single units or in a mosaic of `counts[column]` units."""
    for column, place in enumerate(layout.columns):
        unit = _unit_of(place, counts[column], x, y)
        if unit is not None:
            return Hit(column, unit)
    return None


def hit_head(layout: Layout, x: float, y: float) -> int | None:
    """The column whose head is at a place."""
    return next((column for column, place in enumerate(layout.columns) if place.head.contains(x, y)), None)


def unit_box(place: ColumnPlace, unit: int, count: int) -> Box:
    """Where a unit is drawn."""
    if place.mosaic is None:
        return place.units[unit]
    rows, columns = mosaic_shape(count, place.mosaic.width, place.mosaic.height)
    wide, tall = place.mosaic.width / columns, place.mosaic.height / rows
    row, column = divmod(unit, columns)
    return Box(place.mosaic.x + column * wide, place.mosaic.y + row * tall, wide, tall)


def _unit_of(place: ColumnPlace, count: int, x: float, y: float) -> int | None:
    if place.mosaic is None:
        return next((unit for unit, box in enumerate(place.units) if box.contains(x, y)), None)
    if not place.mosaic.contains(x, y):
        return None
    rows, columns = mosaic_shape(count, place.mosaic.width, place.mosaic.height)
    column = min(columns - 1, int((x - place.mosaic.x) / place.mosaic.width * columns))
    row = min(rows - 1, int((y - place.mosaic.y) / place.mosaic.height * rows))
    unit = row * columns + column
    return unit if unit < count else None
