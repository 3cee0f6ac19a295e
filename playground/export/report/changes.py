"""How the settings of a run were changed while it went on, as pairs of a step and what became other at it."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from playground.export.report.settings import NOTHING, Pairs, count, training_pairs
from playground.i18n import _, word_of
from playground.messages import N_
from playground.training.stages import Stage, Stages

MOST_CHANGES = 12  # a page has no room for all that a slider makes while it is dragged


def stage_pairs(stages: Stages) -> Pairs:
    """`After step 500`, `Learning rate 0.03 → 0.1` for each change, or the newest of many."""
    after = N_("After step {step}")
    changes = [(stage.step, text) for before, stage in pairwise(stages) if (text := ", ".join(_changed(before, stage)))]
    if stages and stages[0].step:
        yield _(N_("Up to step {step}")).format(step=count(stages[0].step)), _(N_("not known"))
    if len(changes) > MOST_CHANGES:
        earlier = len(changes) - MOST_CHANGES
        yield _(after).format(step=count(changes[0][0])), _(N_("{count} more changes")).format(count=count(earlier))
    for step, text in changes[-MOST_CHANGES:]:
        yield _(after).format(step=count(step)), text


def _changed(before: Stage, stage: Stage) -> Iterator[str]:
    old, new = dict(_pairs(before)), dict(_pairs(stage))
    for name in {**old, **new}:
        if old.get(name) != new.get(name):
            yield f"{name} {old.get(name, NOTHING)} → {new.get(name, NOTHING)}"


def _pairs(stage: Stage) -> Pairs:
    yield from training_pairs(stage.training)
    layers = len(stage.activations)
    for index, activation in enumerate(stage.activations):
        name = _(N_("Output")) if index == layers - 1 else _(N_("Layer {number}")).format(number=index + 1)
        yield name, _(word_of(activation))
    frozen = [str(index + 1) for index in stage.frozen_layers]
    yield _(N_("Frozen layers")), ", ".join(frozen) or NOTHING
    yield _(N_("Frozen weights")), count(stage.frozen_weights)
