"""Every record that a user can choose has a name for people."""

from __future__ import annotations

from collections.abc import Iterable

import pytest

from playground.datasets.features import FEATURES
from playground.datasets.scaling import SCALINGS
from playground.datasets.sources import DATA_KINDS
from playground.engine.activations import ACTIVATIONS
from playground.engine.initializers import INITIALIZERS
from playground.engine.losses import LOSSES
from playground.engine.optimizers import OPTIMIZERS
from playground.engine.schedules import SCHEDULES
from playground.i18n import name_of, names, word_of
from playground.i18n.names import FEATURE_FORMS, FEATURE_NAMES, input_names

TABLES = {
    "ACTIVATION_NAMES": ACTIVATIONS,
    "INITIALIZER_NAMES": INITIALIZERS,
    "LOSS_NAMES": LOSSES,
    "OPTIMIZER_NAMES": OPTIMIZERS,
    "SCHEDULE_NAMES": SCHEDULES,
    "DATASET_NAMES": DATA_KINDS,
    "FEATURE_NAMES": FEATURES,
    "SCALING_NAMES": SCALINGS,
}


@pytest.mark.parametrize("table", TABLES)
def test_every_record_has_a_name_and_every_name_a_record(table: str) -> None:
    assert set(getattr(names, table)) == set(TABLES[table])


def test_every_setting_has_a_name() -> None:
    records: Iterable = (*INITIALIZERS.values(), *OPTIMIZERS.values(), *SCHEDULES.values())
    settings = {setting.name for record in records for setting in record.settings}
    assert settings <= set(names.SETTING_NAMES)


def test_a_kind_that_stands_in_two_tables_is_called_the_same_in_both() -> None:
    tables = [table for name, table in vars(names).items() if name.endswith("_NAMES") and name != "_NAMES"]
    for table in tables:
        for kind, name in table.items():
            assert name_of(kind) == name


def test_names_on_buttons_and_in_sentences() -> None:
    assert name_of("relu") == word_of("relu") == "ReLU"
    assert name_of("tanh") == "Tanh"
    assert word_of("tanh") == "tanh"
    assert word_of("xavier_uniform") == "Xavier uniform"


def test_an_unknown_kind_is_shown_as_it_is() -> None:
    assert name_of("mystery") == word_of("mystery") == "mystery"


def test_a_network_input_is_called_after_the_columns_it_is_made_of() -> None:
    features = ("x1", "x2_squared", "x1_times_x2", "sin_x2")
    assert input_names(features, ("x1", "x2")) == ("x₁", "x₂²", "x₁x₂", "sin x₂")
    assert input_names(features, ("{0}", "weight")) == ("{0}", "weight²", "{0} × weight", "sin weight")
    assert input_names(("x1", "x2"), ("x2", "y")) == ("x₂", "y")
    assert input_names((), ("linear", "x1", "width")) == ("linear", "x₁", "width")


def test_every_feature_has_a_name() -> None:
    assert list(FEATURE_NAMES) == list(FEATURE_FORMS) == list(FEATURES)
