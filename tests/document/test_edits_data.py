"""Edits of the data: the loss and the output layer follow."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from playground.datasets.sources import DATA_KINDS
from playground.document.edits import (
    set_activation,
    set_data,
    set_data_kind,
    set_loss,
    set_table,
    set_training,
    toggle_feature,
)
from playground.document.experiment import Experiment
from playground.document.files import from_json, to_json
from playground.document.problems import check
from playground.messages import UserError
from tests.document.strategies import whole_experiments

BUILT_IN = sorted(set(DATA_KINDS) - {"table", "points"})


@given(whole_experiments(), st.sampled_from(BUILT_IN))
def test_any_data_can_be_taken_in_any_experiment(experiment: Experiment, kind: str) -> None:
    changed = set_data_kind(experiment, kind)
    check(changed)
    assert changed.data.kind == kind
    assert changed.network.layers[:-1] == experiment.network.layers[:-1]
    assert changed.training.batch_size == experiment.training.batch_size


@pytest.mark.parametrize(
    ("kind", "loss", "units", "scaling"),
    [
        ("xor", "mse", 1, "none"),
        ("line", "mse", 1, "none"),
        ("blobs", "cross_entropy", 3, "none"),
        ("iris", "cross_entropy", 3, "standard"),
        ("digits", "cross_entropy", 10, "min_max"),
    ],
)
def test_new_data_brings_a_sensible_loss_and_scaling(kind: str, loss: str, units: int, scaling: str) -> None:
    changed = set_data_kind(Experiment(), kind)
    assert changed.training.loss == loss
    assert changed.network.layers[-1].units == units
    assert changed.data.scaling == scaling


def test_the_loss_stays_where_the_task_stays_the_same() -> None:
    circle = set_loss(Experiment(), "binary_cross_entropy")
    assert set_data_kind(circle, "xor").training.loss == "binary_cross_entropy"
    iris = set_loss(set_data_kind(Experiment(), "iris"), "mse")
    assert set_data_kind(iris, "digits").training.loss == "mse"


def test_there_and_back_is_where_one_was() -> None:
    assert set_data_kind(set_data_kind(Experiment(), "digits"), "circle") == Experiment()


def test_features_of_two_inputs_are_dropped_with_them() -> None:
    featured = toggle_feature(Experiment(), "sin_x1")
    assert set_data_kind(featured, "xor").data.features == ("x1", "x2", "sin_x1")
    assert set_data_kind(featured, "line").data.features == ("x1", "x2")


def test_features_are_switched_on_and_off_in_the_order_of_the_table() -> None:
    both = toggle_feature(toggle_feature(Experiment(), "sin_x2"), "x1_squared")
    assert both.data.features == ("x1", "x2", "x1_squared", "sin_x2")
    assert toggle_feature(both, "x1").data.features == ("x2", "x1_squared", "sin_x2")
    alone = toggle_feature(Experiment(), "x1")
    with pytest.raises(UserError, match="At least one feature stays"):
        toggle_feature(alone, "x2")


def test_settings_of_the_data_can_be_changed() -> None:
    changed = set_data(Experiment(), noise=0.25, samples=100, seed=7, test_fraction=0.2)
    assert (changed.data.noise, changed.data.samples, changed.data.seed) == (0.25, 100, 7)
    with pytest.raises(UserError, match=r"data\.noise: 2 is not between 0 and 1"):
        set_data(Experiment(), noise=2)


def test_more_classes_need_more_output_units() -> None:
    blobs = set_data_kind(Experiment(), "blobs")
    assert set_data(blobs, classes=5).network.layers[-1].units == 5


def test_unknown_data_is_refused() -> None:
    with pytest.raises(UserError, match='"cricle" is not one of'):
        set_data_kind(Experiment(), "cricle")


def test_a_table_is_taken_with_its_last_column_as_target(tmp_path: Path) -> None:
    (tmp_path / "t.csv").write_text("a,b,kind\n1,2,x\n3,4,y\n5,6,z\n")
    changed = set_table(Experiment(), "t.csv", tmp_path)
    check(changed, tmp_path)
    assert changed.network.layers[-1].units == 3
    assert (changed.data.scaling, changed.training.loss) == ("standard", "cross_entropy")
    assert set_data(changed, tmp_path, inputs=("b",), target="a").training.loss == "mse"


def test_choices_about_a_table_are_kept_and_others_are_found_out(tmp_path: Path) -> None:
    (tmp_path / "t.csv").write_text("a|b|y\n1|2|0\n|4|1\n5|6|1\n")
    changed = set_table(Experiment(), "t.csv", tmp_path, missing="skip", task="regression", scaling="none", rows=1)
    check(changed, tmp_path)
    assert (changed.data.scaling, changed.training.loss, changed.data.missing) == ("none", "mse", "skip")
    (tmp_path / "u.csv").write_text("a,b,y\n1,2,0\n3,4,1\n5,6,1\n")
    again = set_table(changed, "u.csv", tmp_path)
    assert (again.data.missing, again.data.task, again.data.rows, again.data.scaling) == (
        "refuse",
        "auto",
        None,
        "standard",
    )


def test_a_pasted_table_is_in_the_experiment() -> None:
    changed = set_table(Experiment(), None, text="a\ty\n1\t2.5\n3\t4.5\n")
    check(changed)
    assert changed.data.text == "a\ty\n1\t2.5\n3\t4.5\n"
    assert from_json(to_json(changed)) == changed


def test_a_wrong_choice_is_refused(tmp_path: Path) -> None:
    with pytest.raises(UserError, match=r'data\.delimiter: "dash" is not one of'):
        set_table(Experiment(), "t.csv", tmp_path, delimiter="dash")


def test_a_table_that_cannot_be_read_is_refused(tmp_path: Path) -> None:
    with pytest.raises(UserError, match="does not exist"):
        set_table(Experiment(), str(tmp_path / "none.csv"))


def test_a_table_that_is_gone_can_be_left(tmp_path: Path) -> None:
    (tmp_path / "t.csv").write_text("a,b,kind\n1,2,x\n3,4,y\n5,6,z\n")
    experiment = set_training(set_table(Experiment(), "t.csv", tmp_path), batch_size=3)
    (tmp_path / "t.csv").unlink()
    check(set_data_kind(experiment, "circle", tmp_path))


def test_another_kind_of_task_gets_an_output_that_can_reach_its_targets() -> None:
    circle = set_activation(Experiment(), 1, "tanh")
    assert set_data_kind(circle, "line").network.layers[-1].activation == "linear"
    assert set_data_kind(circle, "xor").network.layers[-1].activation == "tanh"
