"""Where each weight and bias of the network view is drawn, and which of them is at a place."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPainterPath
from PySide6.QtWidgets import QGraphicsItem

from playground.document.frozen import BIAS
from playground.training.insight import ParameterPlace
from playground.ui.canvas.biases import bias_middle, bias_radius, is_on_bias
from playground.ui.canvas.layout import Layout
from playground.ui.canvas.links import LinksItem
from playground.ui.canvas.matrix import MatrixItem

Items = Mapping[tuple[str, int], QGraphicsItem]


def bias_at(layout: Layout, x: float, y: float) -> ParameterPlace | None:
    """The bias whose mark is there."""
    for layer, column in enumerate(layout.columns[1:]):
        for unit, box in enumerate(column.units):
            if is_on_bias(box, x, y):
                return ParameterPlace(layer, unit)
    return None


def link_at(layout: Layout, items: Items, x: float, y: float, reach: float) -> ParameterPlace | None:
    """The nearest link within `reach`, or the cell of a matrix."""
    for gap in range(len(layout.columns) - 1):
        if not layout.gap_box(gap).contains(x, y):
            continue
        item = items.get(("links", gap)) or items.get(("matrix", gap))
        if isinstance(item, LinksItem):
            found = item.nearest(x - item.x(), y - item.y(), reach)
        else:
            found = item.cell_at(x, y) if isinstance(item, MatrixItem) else None
        if found is not None:
            return ParameterPlace(gap, found[1], found[0])
    return None


def outline(layout: Layout, items: Items, place: ParameterPlace) -> QPainterPath | None:
    """The curve of a link, the frame of a cell, or the ring around a bias; None where it is not drawn."""
    if place.layer + 1 >= len(layout.columns):
        return None
    units = layout.columns[place.layer + 1].units
    if place.source == BIAS and place.unit < len(units):
        path = QPainterPath()
        radius = bias_radius(units[place.unit]) + 1
        path.addEllipse(QPointF(*bias_middle(units[place.unit])), radius, radius)
        return path
    item = items.get(("links", place.layer)) or items.get(("matrix", place.layer))
    if isinstance(item, LinksItem):
        curve = item.curve(place.source, place.unit)
        return None if curve is None else curve.translated(item.pos())
    return _frame(item.cell(place.source, place.unit)) if isinstance(item, MatrixItem) else None


def middle(path: QPainterPath) -> QPointF:
    """Where a sign on a parameter goes: on its curve, or in its cell."""
    return path.boundingRect().center()


def _frame(rect: QRectF | None) -> QPainterPath | None:
    if rect is None:
        return None
    path = QPainterPath()
    path.addRect(rect)
    return path
