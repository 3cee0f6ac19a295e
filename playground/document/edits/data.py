"""Edits of the data. The loss and the output layer follow."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

from playground.datasets.features import FEATURES
from playground.datasets.sources import DATA_KINDS, describe
from playground.datasets.spec import DataSpec
from playground.document.edits.whole import checked, following_data
from playground.document.experiment import Experiment
from playground.document.frozen import after_features
from playground.messages import N_, UserError

# the fields that say which table it is and what is made of it
TABLE_FIELDS = (
    *("path", "text", "encoding", "delimiter", "decimal", "header"),
    *("inputs", "target", "one_hot", "task", "missing", "rows"),
)


def set_data(experiment: Experiment, base: Path | None = None, **fields: Any) -> Experiment:
    """Change fields of `DataSpec`, such as `noise=0.1`."""
    changed = checked(replace(experiment, data=replace(experiment.data, **fields)))
    return following_data(changed, experiment.data, base)


def set_data_kind(experiment: Experiment, kind: str, base: Path | None = None) -> Experiment:
    """Take another data set, with the scaling that suits it; samples, noise and split stay."""
    if kind not in DATA_KINDS:
        return set_data(experiment, base, kind=kind)  # refused there
    return _with_source(experiment, replace(experiment.data, kind=kind, scaling=DATA_KINDS[kind].scaling), base)


def set_table(experiment: Experiment, path: str | None, base: Path | None = None, **choices: Any) -> Experiment:
    """Take the data from a CSV file, or with `text=` from a pasted table; see `table_samples` for what is made of it.

    choices  other fields of `DataSpec`; what is not chosen about the table is found out, and the scaling suits a table
    """
    plain = {name: getattr(DataSpec(), name) for name in TABLE_FIELDS}
    new = plain | {"kind": "table", "path": path, "scaling": DATA_KINDS["table"].scaling} | choices
    return _with_source(experiment, replace(experiment.data, **new), base)


def toggle_feature(experiment: Experiment, feature: str) -> Experiment:
    """Switch one feature on or off; features keep the order of the table."""
    chosen = {*experiment.data.features} ^ {feature}
    if not chosen:
        raise UserError(N_("At least one feature stays: the network needs an input."))
    features = tuple(name for name in FEATURES if name in chosen)
    places = after_features(experiment.training.frozen, experiment.data.features, features)
    training = replace(experiment.training, frozen=places)
    return checked(replace(experiment, data=replace(experiment.data, features=features), training=training))


def _with_source(experiment: Experiment, data: DataSpec, base: Path | None) -> Experiment:
    checked(replace(experiment, data=data))
    if describe(data, base).raw_inputs != 2:
        data = replace(data, features=DataSpec().features)
    return following_data(replace(experiment, data=data), experiment.data, base)
