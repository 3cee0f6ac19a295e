"""With which settings a run was trained, from which step on: they may be edited while it goes on."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from itertools import pairwise
from typing import Any

from playground.document.experiment import MAX_LAYERS, Experiment, TrainingSpec
from playground.document.format import MAX_FROZEN, TRAINING
from playground.document.schema import ListOf, OneOf, Record, Whole
from playground.engine.activations import ACTIVATIONS

# Only the newest are kept: a slider that is dragged while the run goes on makes many.
MOST_STAGES = 256
MOST_STEPS = 2**53


@dataclass(frozen=True)
class Stage:
    """What holds for the steps after `step`, until the next stage: all that an edit may change in mid-run.

    training        without the places of frozen parameters, which may be thousands
    activations     of the layers, in order
    frozen_layers   numbers of the layers that do not learn, from 0
    frozen_weights  how many single parameters do not learn
    """

    step: int = 0
    training: TrainingSpec = field(default_factory=TrainingSpec)
    activations: tuple[str, ...] = ()
    frozen_layers: tuple[int, ...] = ()
    frozen_weights: int = 0

    @classmethod
    def of(cls, step: int, experiment: Experiment) -> Stage:
        layers, training = experiment.network.layers, experiment.training
        return cls(
            step,
            replace(training, frozen=()),
            tuple(layer.activation for layer in layers),
            tuple(index for index, layer in enumerate(layers) if layer.frozen),
            len(training.frozen),
        )


Stages = tuple[Stage, ...]

STAGE = Record(
    Stage,
    {
        "step": Whole(0, MOST_STEPS),
        "training": TRAINING,
        "activations": ListOf(OneOf(tuple(ACTIVATIONS)), 1, MAX_LAYERS),
        "frozen_layers": ListOf(Whole(0, MAX_LAYERS - 1), 0, MAX_LAYERS),
        "frozen_weights": Whole(0, MAX_FROZEN),
    },
    quiet=("frozen_layers", "frozen_weights"),
)


def with_stage(stages: Stages, step: int, experiment: Experiment) -> Stages:
    """The stages of a run that goes on from `step` as `experiment`; one in which no step was taken is forgotten."""
    before, new = tuple(stage for stage in stages if stage.step < step), Stage.of(step, experiment)
    if before and replace(before[-1], step=step) == new:
        return before
    return (*before, new)[-MOST_STAGES:]


def told(stages: Stages) -> Iterator[dict[str, Any]]:
    """Each stage as plain values: of the first all settings, of a later one those that are other than before."""
    every = [_settings(stage) for stage in stages]
    for stage, settings in zip(stages[:1], every, strict=False):
        yield {"after_step": stage.step, **settings}
    for stage, (before, settings) in zip(stages[1:], pairwise(every), strict=True):
        changed = {name: value for name, value in settings.items() if value != before[name]}
        yield {"after_step": stage.step, **changed}


def _settings(stage: Stage) -> dict[str, Any]:
    """Also those that are as by default, except the places of frozen parameters."""
    shapes = {name: shape for name, shape in TRAINING.shapes.items() if name != "frozen"}
    return {
        **{name: shape.write(getattr(stage.training, name)) for name, shape in shapes.items()},
        "activations": list(stage.activations),
        "frozen_layers": list(stage.frozen_layers),
        "frozen_weights": stage.frozen_weights,
    }
