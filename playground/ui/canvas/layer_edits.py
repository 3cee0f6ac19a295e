"""The edits of the stack that canvas, palette and list share, each with the name its undo step has."""

from __future__ import annotations

from playground.document import edits
from playground.document.experiment import Choice
from playground.i18n import _
from playground.messages import N_, Message
from playground.ui import selection as selections
from playground.ui.workbench import Workbench

OWN_DATA = ("table", "points")  # a file, or points drawn by hand, come first


def layer_count(workbench: Workbench) -> int:
    return len(workbench.experiment.network.layers)


def place_for_new_layer(workbench: Workbench) -> int:
    """After the selected layer, and always before the output layer."""
    output = layer_count(workbench) - 1
    selected = workbench.selection.layer
    return min(selected + 1, output) if selected >= 0 else output


def add_layer(workbench: Workbench, place: int) -> bool:
    """Put a dense layer before layer `place` and select it."""
    done = workbench.edit_or_say(_(N_("Add layer")), edits.add_layer, place)
    if done:
        workbench.select(selections.layer(place))
    return done


def remove_layer(workbench: Workbench, layer: int) -> bool:
    return workbench.edit_or_say(_(N_("Remove layer")), edits.remove_layer, layer)


def move_layer(workbench: Workbench, layer: int, to: int) -> bool:
    """Take layer `layer` out and put it back as number `to`; it stays selected."""
    done = workbench.edit_or_say(_(N_("Move layer")), edits.move_layer, layer, to)
    if done:
        workbench.select(selections.layer(to))
    return done


def set_units(workbench: Workbench, layer: int, units: int) -> bool:
    """Repeats on one layer are undone as one step."""
    name, key = _(N_("Change units")), f"units {layer}"
    return workbench.edit_or_say(name, edits.set_units, layer, units, base=workbench.base, key=key)


def change_units(workbench: Workbench, layer: int, by: int) -> bool:
    units = workbench.experiment.network.layers[layer].units + by
    return units >= 1 and set_units(workbench, layer, units)


def set_activation(workbench: Workbench, layer: int, kind: str) -> bool:
    return workbench.edit_or_say(_(N_("Set activation")), edits.set_activation, layer, kind)


def set_initializer(workbench: Workbench, layer: int, kind: str) -> bool:
    return workbench.edit_or_say(_(N_("Set initialization")), edits.set_weight_init, layer, Choice(kind))


def set_data(workbench: Workbench, kind: str) -> bool:
    """Take another data set; where a file or points have to come first, the user is asked for them."""
    if kind in OWN_DATA and isinstance(workbench.attempt(edits.set_data_kind, kind, base=workbench.base), Message):
        workbench.own_data_wanted.emit(kind)
        return False
    return workbench.edit_or_say(_(N_("Set data")), edits.set_data_kind, kind, base=workbench.base)
