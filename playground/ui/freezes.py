"""Keeping parameters from learning: the edits that inspector and canvas share, with the names their undo steps have."""

from __future__ import annotations

from playground.document import edits
from playground.i18n import _
from playground.messages import N_
from playground.training.insight import ParameterPlace
from playground.ui.workbench import Workbench


def freeze_parameter(workbench: Workbench, place: ParameterPlace, on: bool) -> bool:
    text = _(N_("Freeze")) if on else _(N_("Let learn"))
    return workbench.edit_or_say(text, edits.freeze_parameter, place.layer, place.source, place.unit, on)


def freeze_layer(workbench: Workbench, layer: int, on: bool) -> bool:
    text = _(N_("Freeze layer")) if on else _(N_("Let layer learn"))
    return workbench.edit_or_say(text, edits.freeze_layer, layer, on)
