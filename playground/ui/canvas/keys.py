"""The keys of the network view: everything the mouse can do to the stack."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtGui import QKeyEvent

from playground.messages import N_
from playground.ui import selection as selections
from playground.ui.canvas import layer_edits
from playground.ui.keys import KeyRecord, gesture
from playground.ui.parameters import place_of
from playground.ui.selection import Selection
from playground.ui.workbench import Workbench

KEYS = (
    KeyRecord(("Left",), N_("Select the layer to the left, or the data"), "select_left"),
    KeyRecord(("Right",), N_("Select the layer to the right, or enter a unit"), "select_right"),
    KeyRecord(("Up",), N_("Select the unit above"), "select_up"),
    KeyRecord(("Down",), N_("Select the unit below"), "select_down"),
    KeyRecord(("Return", "Enter"), N_("From a unit to the weights that lead to it"), "enter"),
    KeyRecord(("Escape",), N_("Back from a weight to its unit, and from a unit to its layer"), "leave"),
    KeyRecord(("Insert",), N_("Add a layer"), "add"),
    KeyRecord(("Delete", "Backspace"), N_("Remove the layer"), "remove"),
    KeyRecord(("Alt+Left", "Ctrl+Left"), N_("Move the layer to the left"), "move_left"),
    KeyRecord(("Alt+Right", "Ctrl+Right"), N_("Move the layer to the right"), "move_right"),
    KeyRecord(("+", "="), N_("One unit more"), "more"),
    KeyRecord(("-",), N_("One unit fewer"), "fewer"),
)


class KeyGestures:
    """Arrows select, with Ctrl or Alt they move the layer; Insert adds, Delete removes, + and - change the units.

    Enter goes from a unit into its weights and its bias, through which the arrows go on; Escape goes back out.

    inputs  how many inputs a layer has
    """

    def __init__(self, workbench: Workbench, inputs: Callable[[int], int]) -> None:
        self._workbench = workbench
        self._inputs = inputs

    def press(self, event: QKeyEvent) -> bool:
        """Do what the key means; whether it meant anything."""
        name = gesture(KEYS, event)
        if name:
            getattr(self, name)()
        return bool(name)

    # -- selecting --------------------------------------------------------------------------------------------------

    @property
    def _layer(self) -> int:
        return self._workbench.selection.layer

    def select_left(self) -> None:
        if self._is_at_parameter:
            self._go_through(-1)
        else:
            self._workbench.select(selections.layer(self._layer - 1) if self._layer > 0 else selections.DATA)

    def select_right(self) -> None:
        if self._is_at_parameter:
            self._go_through(1)
        elif self._workbench.selection.kind == "unit":
            self.enter()
        else:
            last = layer_edits.layer_count(self._workbench) - 1
            self._workbench.select(selections.layer(min(self._layer + 1, last)))

    def select_up(self) -> None:
        self._go(-1)

    def select_down(self) -> None:
        self._go(1)

    def _go(self, by: int) -> None:
        if self._is_at_parameter:
            self._go_through(by)
        else:
            self._select_unit(by)

    def _select_unit(self, by: int) -> None:
        """From the layer down into its units, and up from the first one back to the layer."""
        if self._layer < 0:
            return
        units = self._workbench.experiment.network.layers[self._layer].units
        unit = min(max(-1, self._workbench.selection.unit) + by, units - 1)
        chosen = selections.layer(self._layer) if unit < 0 else Selection("unit", self._layer, unit)
        self._workbench.select(chosen)

    # -- weights and biases of a unit -------------------------------------------------------------------------------

    @property
    def _is_at_parameter(self) -> bool:
        return place_of(self._workbench.selection) is not None

    def enter(self) -> None:
        """From a unit to the first weight that leads to it."""
        chosen = self._workbench.selection
        if chosen.kind == "unit":
            self._workbench.select(Selection("weight", chosen.layer, chosen.unit, 0))

    def leave(self) -> None:
        """Back from a weight or bias to its unit, and from a unit to its layer."""
        chosen = self._workbench.selection
        if self._is_at_parameter:
            self._workbench.select(Selection("unit", chosen.layer, chosen.unit))
        elif chosen.kind == "unit":
            self._workbench.select(selections.layer(chosen.layer))

    def _go_through(self, by: int) -> None:
        """Through the weights that lead to a unit, then its bias; before the first weight there is the unit."""
        chosen, sources = self._workbench.selection, self._inputs(self._layer)
        source = (sources if chosen.kind == "bias" else chosen.source) + by
        if source < 0:
            self.leave()
        elif source < sources:
            self._workbench.select(Selection("weight", chosen.layer, chosen.unit, source))
        else:
            self._workbench.select(Selection("bias", chosen.layer, chosen.unit))

    # -- changing ---------------------------------------------------------------------------------------------------

    @property
    def _means_layer(self) -> bool:
        """Whether a layer or a unit is selected: with a single weight nobody means the whole layer."""
        return self._layer >= 0 and not self._is_at_parameter

    def add(self) -> None:
        layer_edits.add_layer(self._workbench, layer_edits.place_for_new_layer(self._workbench))

    def remove(self) -> None:
        if self._means_layer:
            layer_edits.remove_layer(self._workbench, self._layer)

    def move_left(self) -> None:
        if self._layer > 0:
            layer_edits.move_layer(self._workbench, self._layer, self._layer - 1)

    def move_right(self) -> None:
        if self._layer >= 0:
            layer_edits.move_layer(self._workbench, self._layer, self._layer + 1)

    def more(self) -> None:
        if self._means_layer:
            layer_edits.change_units(self._workbench, self._layer, 1)

    def fewer(self) -> None:
        if self._means_layer:
            layer_edits.change_units(self._workbench, self._layer, -1)
