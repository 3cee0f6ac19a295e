"""Pure edits: each takes an experiment and returns a changed one that is whole again; the old one stays as it is.

An edit that is impossible raises a UserError with the sentence to show. The output layer stays last and follows the
data and the loss. Edits that have to know the data take `base`, the folder that a table's relative path starts from.
"""

from playground.document.edits.data import set_data, set_data_kind, set_table, toggle_feature
from playground.document.edits.freezing import freeze_layer, freeze_parameter, is_frozen
from playground.document.edits.layers import (
    add_layer,
    move_layer,
    remove_layer,
    set_activation,
    set_bias_init,
    set_hidden_activations,
    set_layers,
    set_suitable_weights,
    set_units,
    set_weight_init,
)
from playground.document.edits.points import (
    can_be_drawn_on,
    draw_points,
    draw_values,
    erase_points,
    shake_points,
    take_points,
)
from playground.document.edits.training import new_seed, set_loss, set_optimizer, set_training, slower_start

__all__ = [
    "add_layer",
    "can_be_drawn_on",
    "draw_points",
    "draw_values",
    "erase_points",
    "freeze_layer",
    "freeze_parameter",
    "is_frozen",
    "move_layer",
    "new_seed",
    "remove_layer",
    "set_activation",
    "set_bias_init",
    "set_data",
    "set_data_kind",
    "set_hidden_activations",
    "set_layers",
    "set_loss",
    "set_optimizer",
    "set_suitable_weights",
    "set_table",
    "set_training",
    "set_units",
    "set_weight_init",
    "shake_points",
    "slower_start",
    "take_points",
    "toggle_feature",
]
