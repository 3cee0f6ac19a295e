"""The keys of the network view: everything the mouse can do to the stack."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent

from playground.ui import selection as selections
from playground.ui.canvas import layer_edits
from playground.ui.selection import Selection
from playground.ui.workbench import Workbench

MOVING = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier


class KeyGestures:
    """Arrows select, with Ctrl or Alt they move the layer; Insert adds, Delete removes, + and - change the units."""

    def __init__(self, workbench: Workbench) -> None:
        self._workbench = workbench
        key = Qt.Key
        self._plain = {
            key.Key_Left: self._select_left,
            key.Key_Right: self._select_right,
            key.Key_Up: self._select_up,
            key.Key_Down: self._select_down,
            key.Key_Insert: self._add,
            key.Key_Delete: self._remove,
            key.Key_Backspace: self._remove,
            key.Key_Plus: self._more,
            key.Key_Equal: self._more,
            key.Key_Minus: self._fewer,
        }
        self._moving = {key.Key_Left: self._move_left, key.Key_Right: self._move_right}

    def press(self, event: QKeyEvent) -> bool:
        """Do what the key means; whether it meant anything."""
        table = self._moving if event.modifiers() & MOVING else self._plain
        gesture = table.get(Qt.Key(event.key()))
        if gesture is not None:
            gesture()
        return gesture is not None

    # -- selecting --------------------------------------------------------------------------------------------------

    @property
    def _layer(self) -> int:
        return self._workbench.selection.layer

    def _select_left(self) -> None:
        self._workbench.select(selections.layer(self._layer - 1) if self._layer > 0 else selections.DATA)

    def _select_right(self) -> None:
        self._workbench.select(selections.layer(min(self._layer + 1, layer_edits.layer_count(self._workbench) - 1)))

    def _select_up(self) -> None:
        self._select_unit(-1)

    def _select_down(self) -> None:
        self._select_unit(1)

    def _select_unit(self, by: int) -> None:
        """From the layer down into its units, and up from the first one back to the layer."""
        if self._layer < 0:
            return
        units = self._workbench.experiment.network.layers[self._layer].units
        unit = min(max(-1, self._workbench.selection.unit) + by, units - 1)
        chosen = selections.layer(self._layer) if unit < 0 else Selection("unit", self._layer, unit)
        self._workbench.select(chosen)

    # -- changing ---------------------------------------------------------------------------------------------------

    def _add(self) -> None:
        layer_edits.add_layer(self._workbench, layer_edits.place_for_new_layer(self._workbench))

    def _remove(self) -> None:
        if self._layer >= 0:
            layer_edits.remove_layer(self._workbench, self._layer)

    def _move_left(self) -> None:
        if self._layer > 0:
            layer_edits.move_layer(self._workbench, self._layer, self._layer - 1)

    def _move_right(self) -> None:
        if self._layer >= 0:
            layer_edits.move_layer(self._workbench, self._layer, self._layer + 1)

    def _more(self) -> None:
        if self._layer >= 0:
            layer_edits.change_units(self._workbench, self._layer, 1)

    def _fewer(self) -> None:
        if self._layer >= 0:
            layer_edits.change_units(self._workbench, self._layer, -1)
