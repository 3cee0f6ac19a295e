"""A project with its table: what it is given away with, and what stays where it is."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from playground.datasets.dataset import Dataset
from playground.datasets.sources import load
from playground.datasets.tables import MAX_PASTED
from playground.document.edits import set_table
from playground.document.experiment import Experiment
from playground.document.presets import DEFAULT, preset
from playground.projects.files import Project, read_project, write_project
from playground.projects.table_copy import with_table_inside

TABLE = "ความสูง;น้ำหนัก;ผล\r\n1,5;40;ก\r\n1,7;65;ข\r\n1,8;70;ข\r\n1,4;38;ก\r\n"


def same(one: Dataset, other: Dataset) -> bool:
    arrays = np.array_equal(one.inputs, other.inputs) and np.array_equal(one.targets, other.targets)
    return arrays and (one.input_names, one.class_names) == (other.input_names, other.class_names)


def opened(path: Path) -> Experiment:
    return set_table(preset(DEFAULT), str(path))


@pytest.mark.parametrize("codec", ["utf-8", "utf-8-sig", "utf-16", "cp874"])
def test_a_project_needs_no_file_beside_it(tmp_path: Path, codec: str) -> None:
    table = tmp_path / "here" / "heights.csv"
    table.parent.mkdir()
    table.write_bytes(TABLE.encode(codec))
    experiment = opened(table)
    before = load(experiment.data)
    path = tmp_path / "given.playground"
    write_project(Project(experiment), path, None)
    table.unlink()
    read = read_project(path).experiment
    assert same(load(read.data, tmp_path), before)
    assert read.data.path is not None
    assert Path(read.data.path).name == "heights.csv"


def test_a_changed_file_changes_no_project(tmp_path: Path) -> None:
    table = tmp_path / "heights.csv"
    table.write_text("a,y\n1,2\n3,4\n5,6\n")
    experiment = opened(table)
    before = load(experiment.data)
    write_project(Project(experiment), tmp_path / "kept.playground", None)
    table.write_text("a,y\n9,9\n8,8\n")
    assert same(load(read_project(tmp_path / "kept.playground").experiment.data, tmp_path), before)


def test_a_relative_path_starts_from_the_folder_of_the_experiment(tmp_path: Path) -> None:
    (tmp_path / "heights.csv").write_text("a,y\n1,2\n3,4\n")
    data = replace(preset(DEFAULT).data, kind="table", path="heights.csv")
    experiment = replace(preset(DEFAULT), data=data)
    assert with_table_inside(experiment, tmp_path).data.text == "a,y\n1,2\n3,4\n"


@pytest.mark.parametrize(
    "content", [b"a,y\n" + b"1,2\n" * (MAX_PASTED // 4), b"a,y\n1,\0\n", b"a,y\n1,\xff\xfe\n2,\xc3\x28\n" * 3, None]
)
def test_what_an_experiment_cannot_hold_stays_where_it_is(tmp_path: Path, content: bytes | None) -> None:
    table = tmp_path / "table.csv"
    if content is not None:
        table.write_bytes(content)
    data = replace(preset(DEFAULT).data, kind="table", path=str(table), encoding="utf-8")
    experiment = replace(preset(DEFAULT), data=data)
    assert with_table_inside(experiment, None) is experiment


def test_other_data_have_no_table(tmp_path: Path) -> None:
    experiment = preset(DEFAULT)
    assert with_table_inside(experiment, tmp_path) is experiment
