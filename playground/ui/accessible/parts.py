"""The parts of the network view for a screen reader: columns with their units, and the weights of what is selected.

A part is an object that stays the same while what it says changes, as screen readers expect.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import product
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QRectF

from playground.document import edits
from playground.document.frozen import BIAS
from playground.i18n import _, plain_text
from playground.messages import N_
from playground.training.insight import ParameterPlace
from playground.ui import numbers
from playground.ui import selection as selections
from playground.ui.parameters import place_of, reading, selection_of, source_name
from playground.ui.selection import Selection

if TYPE_CHECKING:
    from playground.ui.canvas.content import ColumnContent
    from playground.ui.canvas.view import NetworkView

# More children than these are not told one by one: the Weight tab leads to each.
MOST = 100
DIGITS = 3
COLUMN, UNIT, WEIGHTS, WEIGHT = "column", "unit", "weights", "weight"


@dataclass(frozen=True)
class Place:
    """`kind` and up to two numbers: column and unit; or for a weight the how manieth it is."""

    kind: str
    column: int = 0
    unit: int = 0


class Part(QObject):
    """One part, a child of the view that has it."""

    def __init__(self, view: NetworkView, place: Place) -> None:
        super().__init__(view)
        self.view = view
        self.place = place


class Parts:
    """Makes the parts of `view` as they are asked for."""

    def __init__(self, view: NetworkView) -> None:
        self._view = view
        self._made: dict[Place, Part] = {}

    # -- which there are --------------------------------------------------------------------------------------------

    def children(self, part: Part | None) -> list[Part]:
        """The parts below one, or those of the view itself."""
        if part is None:
            columns = [Place(COLUMN, column) for column in range(len(self._contents))]
            weights = [Place(WEIGHTS)] if self.parameters() else []
            return [self._part(place) for place in (*columns, *weights)]
        place = part.place
        if place.kind == COLUMN and place.column < len(self._contents):
            units = min(MOST, self._contents[place.column].units)
            return [self._part(Place(UNIT, place.column, unit)) for unit in range(units)]
        if place.kind == WEIGHTS:
            return [self._part(Place(WEIGHT, number)) for number in range(len(self.parameters()))]
        return []

    def parent(self, part: Part) -> Part | None:
        """The part above one; None for the view itself."""
        place = part.place
        if place.kind == UNIT:
            return self._part(Place(COLUMN, place.column))
        return self._part(Place(WEIGHTS)) if place.kind == WEIGHT else None

    def selected(self) -> Part | None:
        """The part that is selected, where it is one of those that are told."""
        chosen = self._view.workbench.selection
        place = place_of(chosen)
        if place is not None:
            shown = self.parameters()
            return self._part(Place(WEIGHT, shown.index(place))) if place in shown else None
        if chosen.kind == "unit" and chosen.unit < MOST:
            return self._part(Place(UNIT, chosen.layer + 1, chosen.unit))
        is_column = chosen.kind in ("data", "layer", "unit")
        return self._part(Place(COLUMN, chosen.layer + 1)) if is_column else None

    def parameters(self) -> list[ParameterPlace]:
        """The weights and the bias of the selected unit, or those of all units of the selected layer."""
        chosen = self._view.workbench.selection
        column = chosen.layer + 1
        if not 0 < column < len(self._contents):
            return []
        units = [chosen.unit] if chosen.unit >= 0 else range(self._contents[column].units)
        sources = (BIAS, *range(self._contents[column - 1].units))
        places = (ParameterPlace(chosen.layer, unit, source) for unit, source in product(units, sources))
        return [place for place, _number in zip(places, range(MOST), strict=False)]

    def _part(self, place: Place) -> Part:
        if place not in self._made:
            self._made[place] = Part(self._view, place)
        return self._made[place]

    # -- what they say ----------------------------------------------------------------------------------------------

    def name(self, part: Part) -> str:
        """What a part is called, with its figures of this moment."""
        place = part.place
        if place.kind == WEIGHT:
            shown = self.parameters()
            return plain_text(self._parameter_name(shown[place.column])) if place.column < len(shown) else ""
        if place.kind == WEIGHTS:
            return plain_text(self._weights_name())
        if place.column >= len(self._contents):
            return ""
        content = self._contents[place.column]
        return plain_text(content.sentence if place.kind == COLUMN else self._unit_name(place.column, place.unit))

    def _unit_name(self, column: int, unit: int) -> str:
        content = self._contents[column]
        own = content.labels[unit] if unit < len(content.labels) else ""
        if content.is_input:
            return own
        names = {"layer": content.title, "unit": f"{unit + 1} ({own})" if own else unit + 1}
        now = reading(self._view.workbench.snapshot, ParameterPlace(column - 1, unit))
        if now is None:
            return _(N_("{layer}, unit {unit}")).format(**names)
        return _(N_("{layer}, unit {unit}, bias {bias}")).format(bias=_figure(now.value), **names)

    def _weights_name(self) -> str:
        chosen = self._view.workbench.selection
        layer = self._contents[chosen.layer + 1].title
        if chosen.unit >= 0:
            return _(N_("Weights into unit {unit} of {layer}")).format(unit=chosen.unit + 1, layer=layer)
        return _(N_("Weights into {layer}")).format(layer=layer)

    def _parameter_name(self, place: ParameterPlace) -> str:
        now = reading(self._view.workbench.snapshot, place)
        value = numbers.NOTHING if now is None else _figure(now.value)
        if place.source == BIAS:
            name = _(N_("Bias of unit {unit}: {value}")).format(unit=place.unit + 1, value=value)
        else:
            source = source_name(place, self._contents[0].labels)
            text = _(N_("Weight from {source} to unit {unit}: {value}"))
            name = text.format(source=source, unit=place.unit + 1, value=value)
        frozen = edits.is_frozen(self._view.workbench.experiment, place.layer, place.source, place.unit)
        return _(N_("{parameter}, frozen")).format(parameter=name) if frozen else name

    # -- selecting --------------------------------------------------------------------------------------------------

    def selection(self, part: Part) -> Selection | None:
        """What is selected when a part is chosen; None where it cannot be."""
        place = part.place
        if place.kind == WEIGHT:
            shown = self.parameters()
            return selection_of(shown[place.column]) if place.column < len(shown) else None
        if place.kind == WEIGHTS:
            return None
        if place.column == 0:
            return selections.DATA
        unit = Selection("unit", place.column - 1, place.unit)
        return unit if place.kind == UNIT else selections.layer(place.column - 1)

    def scene_rect(self, part: Part) -> QRectF:
        """Where a part is drawn, in the scene; empty where it is not."""
        scene, place = self._view.network_scene, part.place
        if place.kind == UNIT and scene.layout_ is not None and place.column < len(scene.layout_.columns):
            box = scene.layout_.columns[place.column].unit(place.unit)
            return QRectF(box.x, box.y, box.width, box.height)
        chosen = self.selection(part)
        return (scene.place_of(chosen) if chosen is not None else None) or QRectF()

    @property
    def _contents(self) -> tuple[ColumnContent, ...]:
        return self._view.network_scene.contents


def _figure(value: float) -> str:
    return numbers.significant(value, DIGITS)
