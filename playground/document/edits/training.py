"""Edits of how the network learns."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

from playground.document.edits.whole import checked, following_loss
from playground.document.experiment import Choice, Experiment
from playground.document.format import MAX_SEED
from playground.engine.optimizers import OPTIMIZERS
from playground.engine.settings import complete

RATE = "learning_rate"


def set_training(experiment: Experiment, base: Path | None = None, **fields: Any) -> Experiment:
    """Change fields of `TrainingSpec`, such as `batch_size=32`."""
    changed = checked(replace(experiment, training=replace(experiment.training, **fields)))
    return following_loss(changed, base) if changed.training.loss != experiment.training.loss else changed


def set_loss(experiment: Experiment, loss: str, base: Path | None = None) -> Experiment:
    """Take another loss; the output layer follows."""
    return set_training(experiment, base, loss=loss)


def set_optimizer(experiment: Experiment, optimizer: Choice | str) -> Experiment:
    """Take another optimizer; given by name alone, it keeps the learning rate and starts with its own defaults."""
    if isinstance(optimizer, str):
        optimizer = Choice.of(optimizer, **_kept_rate(experiment.training.optimizer, optimizer))
    return set_training(experiment, optimizer=optimizer)


def new_seed(experiment: Experiment) -> Experiment:
    """The next seed: other first weights, another order of batches."""
    return set_training(experiment, seed=(experiment.training.seed + 1) % (MAX_SEED + 1))


def slower_start(experiment: Experiment) -> Experiment:
    """Another start with a tenth of the learning rate: out of where steps that were too large have led."""
    optimizer = experiment.training.optimizer
    rate = dict(complete(OPTIMIZERS[optimizer.kind].settings, dict(optimizer.settings))).get(RATE)
    if rate is not None:
        optimizer = optimizer.with_setting(RATE, float(f"{rate / 10:.1g}"))
    return new_seed(set_training(experiment, optimizer=optimizer))


def _kept_rate(old: Choice, kind: str) -> dict[str, float | bool]:
    has_rate = kind in OPTIMIZERS and any(setting.name == RATE for setting in OPTIMIZERS[kind].settings)
    return {name: value for name, value in old.settings if name == RATE and has_rate}
