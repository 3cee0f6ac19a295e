"""How the layers are called and drawn in the charts: one colour everywhere, and neighbours dashed differently."""

from __future__ import annotations

from playground.i18n import _
from playground.ui.charts.strokes import LAYER_DASHES, Stroke, curve_width
from playground.ui.theme.theme import theme


def layer_name(layer: int, layers: int) -> str:
    """`Layer 2`, `Output`."""
    return _("Output") if layer == layers - 1 else _("Layer {number}").format(number=layer + 1)


def short_name(layer: int, layers: int) -> str:
    """`2`, `Output`: where there is little room."""
    return _("Output") if layer == layers - 1 else str(layer + 1)


def layer_strokes(layers: int) -> list[Stroke]:
    """The line of each layer."""
    return [
        Stroke(theme().layer_colour(layer, layers), curve_width(), LAYER_DASHES[layer % len(LAYER_DASHES)])
        for layer in range(layers)
    ]
