"""Tables are found again when the file of their experiment moves."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from playground.document.experiment import Experiment
from playground.document.location import as_found_from, as_written_in, table_of


def on_table(path: Path | str) -> Experiment:
    data = replace(Experiment().data, kind="table", path=str(path))
    return replace(Experiment(), data=data)


@pytest.fixture
def table(tmp_path: Path) -> Path:
    """A table in a folder of its own."""
    path = tmp_path / "ข้อมูล" / "t.csv"
    path.parent.mkdir()
    path.write_text("a,b\n1,2\n", encoding="utf-8")
    return path


def test_an_experiment_without_a_table_stays_as_it_is(tmp_path: Path) -> None:
    experiment = replace(Experiment(), data=replace(Experiment().data, path="left over.csv"))
    assert table_of(experiment, tmp_path) is None
    assert as_written_in(experiment, tmp_path, tmp_path) == experiment
    assert as_found_from(experiment, tmp_path) == experiment


@pytest.mark.parametrize(
    ("path", "folder", "expected"),
    [
        ("t.csv", "ข้อมูล", "t.csv"),
        ("t.csv", ".", "ข้อมูล/t.csv"),
        ("t.csv", "other", "../ข้อมูล/t.csv"),
        ("./sub/../t.csv", "ข้อมูล", "t.csv"),
    ],
)
def test_a_relative_path_stays_relative_and_leads_to_the_same_table(
    tmp_path: Path, table: Path, path: str, folder: str, expected: str
) -> None:
    written = as_written_in(on_table(path), table.parent, tmp_path / folder)
    assert written.data.path == expected
    assert table_of(written, tmp_path / folder) == table


@pytest.mark.parametrize(("folder", "relative"), [("ข้อมูล", "t.csv"), (".", "ข้อมูล/t.csv"), ("other", None)])
def test_an_absolute_path_becomes_relative_only_where_the_table_is_below(
    tmp_path: Path, table: Path, folder: str, relative: str | None
) -> None:
    written = as_written_in(on_table(table), None, tmp_path / folder)
    assert written.data.path == (relative or str(table))


def test_a_table_that_is_where_it_should_be_is_taken_before_any_other(tmp_path: Path, table: Path) -> None:
    (tmp_path / "t.csv").write_text("a,b\n3,4\n", encoding="utf-8")
    experiment = on_table("ข้อมูล/t.csv")
    assert as_found_from(experiment, tmp_path, str(tmp_path / "t.csv")) == experiment


def test_a_table_that_stayed_behind_is_found_where_it_was(tmp_path: Path, table: Path) -> None:
    assert as_found_from(on_table("t.csv"), tmp_path, str(table)).data.path == str(table)


@pytest.mark.parametrize("path", ["/home/somebody/t.csv", "C:\\Users\\somebody\\t.csv", "../else/t.csv"])
def test_a_table_that_came_along_is_found_beside_the_file(table: Path, path: str) -> None:
    assert as_found_from(on_table(path), table.parent, "/nowhere/t.csv").data.path == str(table)


@pytest.mark.parametrize("path", ["missing.csv", "a\0b", "x" * 3000])
def test_a_table_that_is_nowhere_keeps_its_path(tmp_path: Path, path: str) -> None:
    assert as_found_from(on_table(path), tmp_path, "y" * 3000).data.path == path
