"""The items of the network view, kept in a table by what they show, and redrawn a few at a time.

Everything that changes while training runs is drawn into pictures: at most `RATE` times a second each, and never for
longer than `BUDGET` of one frame; what does not fit waits for the next frame.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from PySide6.QtCore import QObject, QPointF, QRectF, QTimer
from PySide6.QtGui import QPainterPath
from PySide6.QtWidgets import QGraphicsItem, QGraphicsScene

from playground.document.frozen import Places
from playground.training.insight import ParameterPlace
from playground.training.snapshot import RunState, Snapshot
from playground.ui.canvas import places
from playground.ui.canvas.content import ColumnContent
from playground.ui.canvas.frame import Frame, Quantity, biases_of, steady_scale, weights_of
from playground.ui.canvas.head import DENSITIES, TIGHT, HeadItem, head_parts
from playground.ui.canvas.layout import Layout, Sizes, growth, is_large, lay_out
from playground.ui.canvas.links import LinksItem
from playground.ui.canvas.mark import GapMark
from playground.ui.canvas.marks import HOVERED, SELECTED, Locks, OutlineMark
from playground.ui.canvas.matrix import MatrixItem
from playground.ui.canvas.units import UnitsItem, label_room
from playground.ui.drag.offer import Mark
from playground.ui.parameters import place_of
from playground.ui.selection import Selection
from playground.ui.theme.theme import theme

RATE = 20.0  # pictures a second
BUDGET = 0.003  # seconds of a frame
DRAIN_MS = 16
MOST_LINKS = 400  # in the whole network; more are only a blur, and slow
MOST_LOCKS = 200  # on single weights and biases
LEAST_LINKS = 24  # a gap
MARK = 20  # pixels across, around a place on a link
SMOOTH_LINKS = 200  # so many can be antialiased while training runs

Key = tuple[str, int]


class NetworkScene(QGraphicsScene):
    """Columns and gaps of one network. Item keys: ("head", column), ("units", column), ("links" or "matrix", gap)."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.items_by_key: dict[Key, QGraphicsItem] = {}
        self.contents: tuple[ColumnContent, ...] = ()
        self.layout_: Layout | None = None
        self.quantity = Quantity.WEIGHT
        self.scale = 0.0
        self._scales: dict[Quantity, float] = {}
        self._mark = GapMark()
        self._selected, self._hovered, self._locks = OutlineMark(SELECTED), OutlineMark(HOVERED), Locks()
        for item in (self._mark, self._selected, self._hovered, self._locks):
            self.addItem(item)
        self._snapshot: Snapshot | None = None
        self._frame: Frame | None = None
        self._framed_at = 0.0
        self._waiting: dict[Key, None] = {}
        self._drain = QTimer(self)
        self._drain.setInterval(DRAIN_MS)
        self._drain.timeout.connect(self.render_some)

    # -- structure --------------------------------------------------------------------------------------------------

    def show_network(self, contents: tuple[ColumnContent, ...], width: float, height: float, ratio: float) -> None:
        """Lay the columns out anew in a view of `width` x `height`; items are kept where they still apply."""
        self.contents = contents
        if self._frame is not None and not self._fits(self._frame.snapshot):
            self._frame = None
            self._waiting.clear()
        densities = [_sizes(contents, density, growth(height)) for density in DENSITIES]
        self.layout_ = lay_out([content.units for content in contents], densities, width, height)
        self.setSceneRect(0, 0, self.layout_.width, self.layout_.height)
        wanted = self._wanted_keys()
        for key in [key for key in self.items_by_key if key not in wanted]:
            self.removeItem(self.items_by_key.pop(key))
        for key in wanted:
            self._place(key, ratio)
        self._framed_at = 0.0
        if self._snapshot is not None:
            self.show_snapshot(self._snapshot)

    def _wanted_keys(self) -> list[Key]:
        keys: list[Key] = []
        for column in range(len(self.contents)):
            keys += [("head", column), ("units", column)]
        return keys + [("matrix" if self._has_matrix(gap) else "links", gap) for gap in range(len(self.contents) - 1)]

    def _has_matrix(self, gap: int) -> bool:
        return is_large(self.contents[gap].units) or is_large(self.contents[gap + 1].units)

    def _place(self, key: Key, ratio: float) -> None:
        kind, index = key
        if key not in self.items_by_key:
            self.items_by_key[key] = _new_item(kind, index)
            self.addItem(self.items_by_key[key])
        assert self.layout_ is not None
        layout, item = self.layout_, self.items_by_key[key]
        if isinstance(item, HeadItem):
            content = self.contents[index]
            colour = theme().layer_colour(max(0, content.layer), len(self.contents) - 1)
            item.show_content(content, layout.density, layout.columns[index].head, colour)
        elif isinstance(item, UnitsItem):
            labels = 0.0 if layout.density == TIGHT else label_room(self.contents[index], layout.growth)
            item.show_content(self.contents[index], layout.columns[index], labels)
        elif isinstance(item, LinksItem):
            starts, ends = layout.columns[index].anchors(), layout.columns[index + 1].anchors()
            item.show_place(layout.gap_box(index), starts, ends, self._most_links(), ratio)
        elif isinstance(item, MatrixItem):
            starts, ends = layout.columns[index].anchors(), layout.columns[index + 1].anchors()
            shape = self.contents[index].units, self.contents[index + 1].units
            item.show_place(layout.matrix_box(index), layout.gap_box(index), starts, ends, shape)

    def _most_links(self) -> int:
        return max(LEAST_LINKS, MOST_LINKS // max(1, len(self.contents) - 1))

    def links_drawn(self) -> tuple[int, int]:
        """The most links drawn in a gap, and the most there are in a gap of single links."""
        drawn = [item.drawn for item in self.items_by_key.values() if isinstance(item, LinksItem)]
        there = [
            self.contents[gap].units * self.contents[gap + 1].units
            for gap in range(len(self.contents) - 1)
            if not self._has_matrix(gap)
        ]
        return max(drawn, default=0), max(there, default=0)

    @property
    def has_matrices(self) -> bool:
        return any(isinstance(item, MatrixItem) for item in self.items_by_key.values())

    # -- selection and marks ----------------------------------------------------------------------------------------

    def show_selection(self, selection: Selection, mark: Mark | None = None) -> None:
        column = 0 if selection.kind == "data" else selection.layer + 1 if selection.layer >= 0 else -1
        for (_kind, index), item in self.items_by_key.items():
            if isinstance(item, HeadItem):
                item.show_state(index == column, mark is not None and mark.column == index)
            elif isinstance(item, UnitsItem):
                item.show_selected(selection.unit if index == column and selection.kind == "unit" else -1)
        self._selected.show_path(self.outline(place_of(selection)))

    def show_hovered(self, place: ParameterPlace | None) -> None:
        """Mark the weight or bias the mouse is at."""
        self._hovered.show_path(self.outline(place))

    def show_frozen(self, frozen: Places) -> None:
        """Put a lock on each weight and bias that is frozen by itself."""
        outlines = [self.outline(ParameterPlace(layer, unit, source)) for layer, source, unit in frozen[:MOST_LOCKS]]
        self._locks.show_at([places.middle(path) for path in outlines if path is not None])

    def outline(self, place: ParameterPlace | None) -> QPainterPath | None:
        """What is drawn of a weight or bias, as a shape to mark; None where nothing is."""
        if place is None or self.layout_ is None:
            return None
        return places.outline(self.layout_, self.items_by_key, place)

    def place_of(self, selection: Selection) -> QRectF | None:
        """The head of what is selected, a unit, or the middle of a link; None where it is not drawn."""
        column = 0 if selection.kind == "data" else selection.layer + 1
        if self.layout_ is None or not 0 <= column < len(self.layout_.columns) or selection.kind == "training":
            return None
        parameter = place_of(selection)
        if parameter is not None:
            path = self.outline(parameter)
            return None if path is None else _around(places.middle(path))
        place = self.layout_.columns[column]
        box = place.unit(selection.unit) if selection.kind == "unit" else place.head
        return QRectF(box.x, box.y, box.width, box.height)

    def parameter_at(self, x: float, y: float, reach: float) -> ParameterPlace | None:
        """The weight within `reach` of a place."""
        return None if self.layout_ is None else places.link_at(self.layout_, self.items_by_key, x, y, reach)

    @property
    def selected_path(self) -> QPainterPath:
        """The shape that is marked as selected, empty where there is none."""
        return self._selected.path

    @property
    def locked_places(self) -> tuple[QPointF, ...]:
        """Where locks are drawn."""
        return self._locks.places

    def show_mark(self, mark: Mark | None, selection: Selection) -> None:
        """Show where a drop will go, or nothing."""
        self.show_selection(selection, mark)
        if mark is None or mark.gap is None or self.layout_ is None:
            self._mark.hide()
            return
        box = self.layout_.gap_box(mark.gap)
        top = self.layout_.columns[mark.gap].head.y
        self._mark.show_at(box.middle_x, top, box.bottom - top)

    @property
    def marked_x(self) -> float | None:
        """Where the line of a drop is shown; None while there is none."""
        return self._mark.x() if self._mark.isVisible() else None

    # -- what the run says ------------------------------------------------------------------------------------------

    def show_quantity(self, quantity: Quantity) -> None:
        self.quantity = quantity
        self._framed_at = 0.0
        if self._snapshot is not None:
            self.show_snapshot(self._snapshot)

    def show_snapshot(self, snapshot: Snapshot) -> None:
        """Take over a snapshot; one of another network than the one that is shown waits for its successor."""
        self._snapshot = snapshot
        if not self._fits(snapshot):
            return
        now, running = time.monotonic(), snapshot.state is RunState.RUNNING
        if not running or now - self._framed_at >= 1 / RATE:
            self._framed_at = now
            self._frame = self._make_frame(snapshot, running)
            self._waiting.update(dict.fromkeys(key for key in self.items_by_key if key[0] != "head"))
        self.render_some()

    def _fits(self, snapshot: Snapshot) -> bool:
        """Whether it is of the network that is shown."""
        return snapshot.network.sizes == tuple(content.units for content in self.contents)

    def forget_pictures(self) -> None:
        """Draw everything anew, in the colours of another theme."""
        self._framed_at = 0.0
        self.update()

    def _make_frame(self, snapshot: Snapshot, running: bool) -> Frame:
        weights = weights_of(snapshot, self.quantity)
        self.scale = steady_scale(weights, self._scales.get(self.quantity, 0.0))
        self._scales[self.quantity] = self.scale
        links = sum(item.drawn for item in self.items_by_key.values() if isinstance(item, LinksItem))
        smooth = not running or links <= SMOOTH_LINKS
        return Frame(snapshot, weights, self.scale, smooth, theme().tokens, biases_of(snapshot, self.quantity))

    def render_some(self) -> None:
        """Draw what waits, the longest waiting first, while there is time in this frame."""
        start = time.perf_counter()
        while self._waiting and self._frame is not None and time.perf_counter() - start < BUDGET:
            key = next(iter(self._waiting))
            del self._waiting[key]
            item = self.items_by_key.get(key)
            if isinstance(item, LinksItem | MatrixItem | UnitsItem):
                item.render(self._frame)
        if self._waiting:
            self._drain.start()
        else:
            self._drain.stop()

    def render_all(self) -> None:
        """Draw all that waits, however long it takes."""
        while self._waiting and self._frame is not None:
            self.render_some()

    @contextmanager
    def uncached(self) -> Iterator[None]:
        """Let items draw themselves, not the pictures that are kept of them for the screen."""
        kept = {item: item.cacheMode() for item in self.items_by_key.values()}
        for item in kept:
            item.setCacheMode(QGraphicsItem.CacheMode.NoCache)
        yield
        for item, mode in kept.items():
            item.setCacheMode(mode)

    @property
    def settled(self) -> bool:
        """Whether everything shows the newest frame."""
        return not self._waiting


def _around(point: QPointF) -> QRectF:
    """A small square around a point on a link."""
    return QRectF(point.x() - MARK / 2, point.y() - MARK / 2, MARK, MARK)


_MAKERS: dict[str, Callable[[int], QGraphicsItem]] = {
    "units": UnitsItem,
    "links": LinksItem,
    "matrix": MatrixItem,
}


def _new_item(kind: str, index: int) -> QGraphicsItem:
    return HeadItem() if kind == "head" else _MAKERS[kind](index)


def _sizes(contents: tuple[ColumnContent, ...], density: int, growth: float) -> Sizes:
    parts = [head_parts(content, density) for content in contents]
    heads = [(part.width, part.height) for part in parts]
    if density == TIGHT:
        return Sizes(heads, scale=theme().tokens.factor)
    left, right = (label_room(contents[end], growth) for end in (0, -1))
    return Sizes(heads, left, right, theme().tokens.factor)
