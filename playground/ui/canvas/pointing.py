"""What of the network view is at a place: what is on top is found first."""

from __future__ import annotations

from playground.ui import selection as selections
from playground.ui.canvas.head import HeadItem
from playground.ui.canvas.hit import Hit, hit_head, hit_unit
from playground.ui.canvas.places import bias_at
from playground.ui.canvas.scene import NetworkScene
from playground.ui.parameters import selection_of
from playground.ui.selection import Selection


def hit_at(scene: NetworkScene, x: float, y: float, reach: float) -> Hit | None:
    """A head, the mark of a bias, a unit, or a weight within `reach` of a place of the scene."""
    layout = scene.layout_
    if layout is None:
        return None
    column = hit_head(layout, x, y)
    if column is not None:
        head = scene.items_by_key["head", column]
        assert isinstance(head, HeadItem)
        return Hit(column, part=head.parts.at(x - head.x(), y - head.y()))
    bias = bias_at(layout, x, y)
    if bias is not None:
        return Hit.of(bias)
    unit = hit_unit(layout, tuple(content.units for content in scene.contents), x, y)
    if unit is not None:
        return unit
    weight = scene.parameter_at(x, y, reach)
    return None if weight is None else Hit.of(weight)


def selection_at(hit: Hit) -> Selection:
    """What a click there selects."""
    if hit.place is not None:
        return selection_of(hit.place)
    if hit.column == 0:
        return selections.DATA
    return selections.layer(hit.layer) if hit.on_head else Selection("unit", hit.layer, hit.unit)
