"""The table of data sets, and the sets that are shipped."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
import sklearn.datasets

from playground.datasets.sources import DATA_KINDS, describe, load
from playground.datasets.spec import DataSpec
from playground.messages import UserError
from playground.resources import resource


def spec_of(kind: str, folder: Path) -> DataSpec:
    (folder / "t.csv").write_text("a,b,c\n1,2,yes\n3,4,no\n")
    return DataSpec(kind=kind, samples=30, path="t.csv", x=((0.0, 1.0), (1.0, 0.0)), y=(0, 1))


@pytest.mark.parametrize("kind", DATA_KINDS)
def test_what_is_loaded_is_what_was_described(kind: str, tmp_path: Path) -> None:
    spec = spec_of(kind, tmp_path)
    description, dataset = describe(spec, tmp_path), load(spec, tmp_path)
    assert description.task == dataset.task
    assert description.input_names == dataset.input_names
    assert description.class_names == dataset.class_names
    assert description.target_names == dataset.target_names
    assert description.image_shape == dataset.image_shape
    assert dataset.inputs.shape[1] == description.raw_inputs


def test_iris_is_the_published_set() -> None:
    ours, theirs = load(DataSpec(kind="iris")), sklearn.datasets.load_iris()
    assert np.array_equal(ours.inputs, theirs.data)
    assert np.array_equal(ours.targets, theirs.target)
    assert ours.class_names == tuple(theirs.target_names)


def test_digits_are_the_published_set() -> None:
    ours, theirs = load(DataSpec(kind="digits")), sklearn.datasets.load_digits()
    assert np.array_equal(ours.inputs, theirs.data)
    assert np.array_equal(ours.targets, theirs.target)
    assert ours.image_shape == (8, 8)
    assert ours.class_names == tuple("0123456789")


@pytest.mark.parametrize("name", ["iris", "digits"])
def test_a_shipped_set_has_its_licence_beside_it(name: str) -> None:
    assert "CC BY 4.0" in resource("datasets", f"{name}.LICENSE.txt").read_text(encoding="utf-8")


def test_a_relative_path_starts_from_the_folder_of_the_experiment(tmp_path: Path) -> None:
    spec = spec_of("table", tmp_path)
    assert load(spec, tmp_path).inputs.tolist() == [[1.0, 2.0], [3.0, 4.0]]
    with pytest.raises(UserError, match="does not exist"):
        load(spec, tmp_path / "elsewhere")


def test_a_table_without_a_file_is_refused() -> None:
    with pytest.raises(UserError, match=r"data\.path"):
        describe(DataSpec(kind="table"))


def test_network_inputs_follow_the_features_for_two_inputs() -> None:
    features = ("x1", "x1_squared", "sin_x2")
    assert describe(DataSpec(kind="xor", features=features)).inputs == 3
    assert describe(DataSpec(kind="digits", features=features)).inputs == 64
