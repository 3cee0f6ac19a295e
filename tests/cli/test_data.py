"""`playground data` writes the samples an experiment makes, as drawn."""

from __future__ import annotations

import csv
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from playground.datasets.prepare import prepare
from playground.datasets.spec import DataSpec
from playground.document.experiment import Experiment, LayerSpec, NetworkSpec
from playground.document.files import write_experiment
from tests.cli.conftest import EXPERIMENT, Run


def table(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def test_every_sample_is_a_row_with_inputs_class_and_split(run: Run, experiment: Path, tmp_path: Path) -> None:
    assert run("data", experiment, "--out", tmp_path / "d.csv").code == 0
    rows = table(tmp_path / "d.csv")
    data = prepare(EXPERIMENT.data, "mse", 1)
    assert list(rows[0]) == ["x1", "x2", "y", "split"]
    assert np.array_equal([[float(row["x1"]), float(row["x2"])] for row in rows], data.dataset.inputs)
    assert [int(row["y"]) for row in rows] == data.dataset.targets.tolist()
    assert {index for index, row in enumerate(rows) if row["split"] == "test"} == set(data.test_rows.tolist())


@pytest.mark.parametrize(
    ("kind", "columns"), [("line", ["x1", "y", "split"]), ("iris", ["x1", "x2", "x3", "x4", "y", "split"])]
)
def test_columns_follow_the_data(run: Run, tmp_path: Path, kind: str, columns: list[str]) -> None:
    units, loss = (3, "cross_entropy") if kind == "iris" else (1, "mse")
    network = NetworkSpec((LayerSpec(units, activation="linear"),))
    experiment = Experiment(data=DataSpec(kind=kind), network=network)
    experiment = replace(experiment, training=replace(experiment.training, loss=loss))
    write_experiment(experiment, tmp_path / "e.json")
    code, _, err = run("data", tmp_path / "e.json", "--out", tmp_path / "d.csv")
    assert (code, err) == (0, "")
    assert list(table(tmp_path / "d.csv")[0]) == columns


def test_the_experiment_is_never_replaced_by_its_data(run: Run, experiment: Path) -> None:
    before = experiment.read_bytes()
    code, out, error = run("data", experiment, "--out", experiment.parent / "." / experiment.name)
    assert (code, out) == (2, "")
    assert "is what the data are made from" in error
    assert experiment.read_bytes() == before


def test_a_folder_that_does_not_exist_is_a_sentence(run: Run, experiment: Path, tmp_path: Path) -> None:
    code, _, err = run("data", experiment, "--out", tmp_path / "missing" / "d.csv")
    assert code == 1
    assert "cannot be written" in err
    assert err.count("\n") == 1
