"""What the network view answers to what is dragged over it: one answer for each payload."""

from __future__ import annotations

from functools import partial

from playground.document import edits
from playground.document.experiment import Choice
from playground.i18n import _, name_of, translate
from playground.messages import N_, Message
from playground.ui.canvas import layer_edits
from playground.ui.canvas.captions import activation_word, gap_sentence, initializer_word, layer_title
from playground.ui.canvas.layout import Layout
from playground.ui.drag.offer import Mark, Offer
from playground.ui.drag.payload import MoveLayer, NewLayer, Payload, SetActivation, SetData, SetInitializer
from playground.ui.workbench import Workbench


def offer_at(workbench: Workbench, layout: Layout, payload: Payload, x: float) -> Offer:
    """The offer for a drop of `payload` at the scene's `x`: the place along the stack is what counts."""
    match payload:
        case NewLayer():
            return _new_layer(workbench, layout, x)
        case MoveLayer(layer):
            return _move(workbench, layout, layer, x)
        case SetActivation(kind):
            return _activation(workbench, layout.nearest_column(x), kind)
        case SetInitializer(kind):
            return _initializer(workbench, layout.nearest_column(x), kind)
        case SetData(kind):
            return _data(workbench, kind)


def remove_offer(workbench: Workbench, layer: int) -> Offer:
    """What a drop of a layer outside the network does."""
    refusal = workbench.attempt(edits.remove_layer, layer)
    if isinstance(refusal, Message):
        return Offer(translate(refusal))
    title = layer_title(layer, layer_edits.layer_count(workbench))
    text = _(N_("Drop: remove {layer}")).format(layer=title)
    return Offer(text, partial(layer_edits.remove_layer, workbench, layer))


def _new_layer(workbench: Workbench, layout: Layout, x: float) -> Offer:
    gap = layout.gap_at(x)
    if gap is None:
        return Offer(_outside(layout, x))
    refusal = workbench.attempt(edits.add_layer, gap)
    if isinstance(refusal, Message):
        return Offer(translate(refusal))
    text = gap_sentence(gap, layer_edits.layer_count(workbench))
    return Offer(text, partial(layer_edits.add_layer, workbench, gap), Mark(gap=gap))


def _move(workbench: Workbench, layout: Layout, layer: int, x: float) -> Offer:
    layers = layer_edits.layer_count(workbench)
    if layer == layers - 1:
        return Offer(_(N_("The output layer stays last.")))
    gap = layout.gap_at(x)
    if gap is None:
        return Offer(_outside(layout, x))
    to = gap if gap <= layer else gap - 1
    if to == layer:
        stay = _(N_("{layer} stays where it is")).format(layer=layer_title(layer, layers))
        return Offer(stay, _nothing, Mark(column=layer + 1))
    text = _(N_("Drop: {layer} becomes layer {number}")).format(layer=layer_title(layer, layers), number=to + 1)
    return Offer(text, partial(layer_edits.move_layer, workbench, layer, to), Mark(gap=gap))


def _activation(workbench: Workbench, column: int, kind: str) -> Offer:
    if column == 0:
        return Offer(_(N_("The input has no activation. Drop it on a layer.")))
    refusal = workbench.attempt(edits.set_activation, column - 1, kind)
    if isinstance(refusal, Message):
        return Offer(translate(refusal))
    apply = partial(layer_edits.set_activation, workbench, column - 1, kind)
    return Offer(_layer_gets(workbench, column - 1, activation_word(kind)), apply, Mark(column=column))


def _initializer(workbench: Workbench, column: int, kind: str) -> Offer:
    if column == 0:
        return Offer(_(N_("The input has no weights. Drop it on a layer.")))
    refusal = workbench.attempt(edits.set_weight_init, column - 1, Choice(kind))
    if isinstance(refusal, Message):
        return Offer(translate(refusal))
    apply = partial(layer_edits.set_initializer, workbench, column - 1, kind)
    return Offer(_layer_gets(workbench, column - 1, initializer_word(kind)), apply, Mark(column=column))


def _data(workbench: Workbench, kind: str) -> Offer:
    text = _(N_("Drop: learn from {data}")).format(data=_(name_of(kind)))
    return Offer(text, partial(layer_edits.set_data, workbench, kind), Mark(column=0))


def _layer_gets(workbench: Workbench, layer: int, what: str) -> str:
    title = layer_title(layer, layer_edits.layer_count(workbench))
    return _(N_("Drop: {layer} gets {what}")).format(layer=title, what=what)


def _outside(layout: Layout, x: float) -> str:
    if x > layout.columns[-1].x:
        return _(N_("The output layer stays last."))
    return _(N_("The input stays first."))


def _nothing() -> None:
    """A drop that leaves everything as it is."""
