"""Where everything of the network view stands: plain geometry, worked out from the size of the view."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

SINGLE_UNITS = 16  # a column with more units is drawn as a mosaic, its weights as a matrix

MARGIN = 16
HEAD_TOP = 12
HEAD_GAP = 8  # between neighbouring heads
BELOW_HEAD = 16
FOOT = 12
MOST_HEAD = 0.42  # of the height: higher heads give way to lower ones, as far as there are any
UNIT = 40.0  # in a view of the usual height
USUAL_HEIGHT, MOST_GROWTH = 340.0, 2.0  # in a higher view units, mosaics and matrices are larger, up to so many times
COLUMN_SHARE = 0.5  # of the distance between two columns, which they may take by that
UNIT_SHARE = 0.78  # of the distance from unit to unit
MIN_UNIT_PITCH = 14
MOSAIC = 80  # width of a mosaic in a view of the usual height, where its head is not narrower
MOSAIC_LENGTH = 1.5  # how high it may be, times its width
MATRIX_WIDTH = 56
MATRIX_MARGIN = 62  # above and below a matrix together; below there are its biases and a line of text
MATRIX_ROOM = 88  # the least width of a gap that has a matrix in it


@dataclass(frozen=True)
class Box:
    """A rectangle: left, top, width, height."""

    x: float
    y: float
    width: float
    height: float

    @property
    def right(self) -> float:
        return self.x + self.width

    @property
    def bottom(self) -> float:
        return self.y + self.height

    @property
    def middle_x(self) -> float:
        return self.x + self.width / 2

    @property
    def middle_y(self) -> float:
        return self.y + self.height / 2

    def contains(self, x: float, y: float) -> bool:
        return self.x <= x <= self.right and self.y <= y <= self.bottom


@dataclass(frozen=True)
class ColumnPlace:
    """One column: its head, and either its single units or the one box of its mosaic."""

    x: float
    head: Box
    units: tuple[Box, ...]
    mosaic: Box | None = None

    @property
    def left(self) -> float:
        """The left edge of what the links end at."""
        return self.mosaic.x if self.mosaic is not None else self.units[0].x

    @property
    def right(self) -> float:
        return self.mosaic.right if self.mosaic is not None else self.units[0].right

    def unit(self, unit: int) -> Box:
        """The box of one unit, or that of the mosaic it is a part of."""
        return self.mosaic if self.mosaic is not None else self.units[unit]

    def anchors(self) -> tuple[float, ...]:
        """The heights at which links meet the column: one a unit, or the middle of the mosaic."""
        if self.mosaic is not None:
            return (self.mosaic.middle_y,)
        return tuple(box.middle_y for box in self.units)


@dataclass(frozen=True)
class Layout:
    """All places. `density` is the index of the head sizes that were chosen, 0 the roomiest."""

    width: float
    height: float
    density: int
    columns: tuple[ColumnPlace, ...]
    growth: float = 1.0  # how many times as large as usual its pictures may be

    def nearest_column(self, x: float) -> int:
        return min(range(len(self.columns)), key=lambda column: abs(self.columns[column].x - x))

    def gap_at(self, x: float) -> int | None:
        """The gap `x` is in, g between the middles of columns g and g + 1; None outside the network."""
        for gap, (left, right) in enumerate(zip(self.columns, self.columns[1:], strict=False)):
            if left.x <= x <= right.x:
                return gap
        return None

    def gap_box(self, gap: int) -> Box:
        """The room of the links between columns `gap` and `gap` + 1."""
        left, right = self.columns[gap].right, self.columns[gap + 1].left
        top = max(column.head.bottom for column in self.columns) + BELOW_HEAD / 2
        return Box(left, top, right - left, self.height - FOOT - top)

    def matrix_box(self, gap: int) -> Box:
        """Where the weights of the gap are drawn as a matrix."""
        room = self.gap_box(gap)
        grown = min(self.growth * MATRIX_WIDTH, room.width / 2)
        width = max(grown, min(MATRIX_WIDTH, room.width - 16))
        height = min(room.height - MATRIX_MARGIN, 2.5 * width)
        return Box(room.middle_x - width / 2, room.middle_y - height / 2, width, height)


def is_large(units: int) -> bool:
    """Whether a column of so many units is drawn as one mosaic."""
    return units > SINGLE_UNITS


@dataclass(frozen=True)
class Sizes:
    """What one density needs: (width, height) of the head of each column, and the room for the names of the units left
    of the input and right of the output. `scale` is how many times as large as usual single units may be."""

    heads: Sequence[tuple[float, float]]
    label_left: float = 0.0
    label_right: float = 0.0
    scale: float = 1.0


def lay_out(units: Sequence[int], densities: Sequence[Sizes], width: float, height: float) -> Layout:
    """Spread the columns over a view of `width` x `height`.

    units      units of each column, the input first
    densities  from the roomiest to the tightest; the first is taken that is narrow enough and, if there is one besides
               the tightest, leaves the units enough of the height. Where none is narrow enough the scene grows wider
               than the view
    """
    tightest = len(densities) - 1
    narrow = [density for density in range(tightest) if _needed_width(units, densities[density], height) <= width]
    low = (density for density in narrow if _head_height(densities[density]) <= MOST_HEAD * height)
    density = next(low, narrow[0] if narrow else tightest)
    sizes = densities[density]
    return _place(units, sizes, max(width, _needed_width(units, sizes, height)), height, density)


def growth(height: float) -> float:
    """How many times as large as usual the pictures in a view of this height may be."""
    return max(1.0, min(MOST_GROWTH, height / USUAL_HEIGHT))


def _distances(units: Sequence[int], sizes: Sizes, height: float) -> list[float]:
    """The least distance between the middles of neighbouring columns."""
    distances = []
    for column in range(len(units) - 1):
        left, right = sizes.heads[column][0], sizes.heads[column + 1][0]
        distance = (left + right) / 2 + HEAD_GAP
        if is_large(units[column]) or is_large(units[column + 1]):
            ends = zip(units[column : column + 2], (left, right), strict=True)
            halves = (_half(count, head, sizes.scale, height) for count, head in ends)
            distance = max(distance, sum(halves) + MATRIX_ROOM)
        distances.append(distance)
    return distances


def _half(units: int, head_width: float, scale: float, height: float) -> float:
    """Half the width of what the links of a column end at, at most."""
    return min(head_width, MOSAIC) / 2 if is_large(units) else scale * growth(height) * UNIT / 2


def _head_height(sizes: Sizes) -> float:
    return max(height for _width, height in sizes.heads)


def _margins(units: Sequence[int], sizes: Sizes, height: float) -> tuple[float, float]:
    """From the edges of the scene to the middles of the first and the last column."""
    left = max(sizes.heads[0][0] / 2, _half(units[0], sizes.heads[0][0], sizes.scale, height) + sizes.label_left)
    right = max(sizes.heads[-1][0] / 2, _half(units[-1], sizes.heads[-1][0], sizes.scale, height) + sizes.label_right)
    return MARGIN + left, MARGIN + right


def _needed_width(units: Sequence[int], sizes: Sizes, height: float) -> float:
    return sum(_distances(units, sizes, height)) + sum(_margins(units, sizes, height))


def _place(units: Sequence[int], sizes: Sizes, width: float, height: float, density: int) -> Layout:
    distances = _distances(units, sizes, height)
    spare = (width - _needed_width(units, sizes, height)) / max(1, len(distances))
    most = COLUMN_SHARE * (min(distances, default=0.0) + spare)
    head_height = _head_height(sizes)
    x, columns = _margins(units, sizes, height)[0], []
    for column, count in enumerate(units):
        head_width = sizes.heads[column][0]
        head = Box(x - head_width / 2, HEAD_TOP, head_width, head_height)
        longest = MOSAIC_LENGTH if column else 1.0
        columns.append(_column(x, head, count, height, sizes.scale, most, longest))
        if column < len(distances):
            x += distances[column] + spare
    lowest = max(max((box.bottom for box in place.units), default=0.0) for place in columns)
    return Layout(width, max(height, lowest + FOOT), density, tuple(columns), growth(height))


def _column(x: float, head: Box, count: int, height: float, scale: float, most: float, longest: float) -> ColumnPlace:
    """most     how wide what is larger than usual may be
    longest  how high a mosaic may be, times its width: that of the input is square, as a picture that is looked at
    """
    top, bottom = head.bottom + BELOW_HEAD, height - FOOT
    middle = (top + bottom) / 2
    if is_large(count):
        side = min(head.width, max(MOSAIC, min(growth(height) * MOSAIC, most)))
        tall = max(min(bottom - top, longest * side), side)
        return ColumnPlace(x, head, (), Box(x - side / 2, middle - tall / 2, side, tall))
    roomy = max(scale * UNIT, min(scale * growth(height) * UNIT, most)) / UNIT_SHARE
    pitch = max(MIN_UNIT_PITCH, min(roomy, (bottom - top) / max(1, count)))
    size = UNIT_SHARE * pitch
    first = max(top, middle - pitch * count / 2) + (pitch - size) / 2
    return ColumnPlace(x, head, tuple(Box(x - size / 2, first + index * pitch, size, size) for index in range(count)))
