"""Inputs out of new tables, for a network that is trained already."""

from __future__ import annotations

from pathlib import Path

import pytest

from playground.datasets.table_inputs import column_of, read_inputs
from playground.datasets.tables import file_table
from playground.messages import UserError


def write(tmp_path: Path, text: str) -> Path:
    path = tmp_path / "x.csv"
    path.write_text(text, encoding="utf-8")
    return path


def test_inputs_alone_can_be_read(tmp_path: Path) -> None:
    path = write(tmp_path, "note,b,a\nhello,2,1\nworld,4,3\n")
    assert read_inputs(path, ("a", "b")).tolist() == [[1, 2], [3, 4]]
    assert file_table(path).names == ("note", "b", "a")
    with pytest.raises(UserError, match="no column “c”"):
        read_inputs(path, ("c",))


def test_inputs_alone_may_be_one_column(tmp_path: Path) -> None:
    assert read_inputs(write(tmp_path, "x1\n0.5\n-2\n"), ("x1",)).tolist() == [[0.5], [-2.0]]


def test_a_cell_that_cannot_be_used_is_refused(tmp_path: Path) -> None:
    with pytest.raises(UserError, match="line 3, column “a”: the cell is empty"):
        read_inputs(write(tmp_path, "a,b\n1,2\n,3\n"), ("a", "b"))


NAMES = ("size", "colour=blue", "colour=red")


def test_texts_become_the_inputs_they_were_trained_as(tmp_path: Path) -> None:
    path = write(tmp_path, "colour,size\nred,1\nred,2\n")
    assert read_inputs(path, NAMES, ("colour",)).tolist() == [[1, 0, 1], [2, 0, 1]]


def test_a_text_that_no_input_stands_for_is_refused(tmp_path: Path) -> None:
    with pytest.raises(UserError, match="line 3, column “colour”: “green” is none of the texts"):
        read_inputs(write(tmp_path, "colour,size\nred,1\ngreen,2\n"), NAMES, ("colour",))


def test_a_table_may_hold_the_inputs_themselves(tmp_path: Path) -> None:
    path = write(tmp_path, "size,colour=blue,colour=red\n1,1,0\n")
    assert read_inputs(path, NAMES, ("colour",)).tolist() == [[1, 1, 0]]


def test_the_column_of_an_input() -> None:
    assert column_of("colour=red", ("colour",)) == "colour"
    assert column_of("colour=red", ()) == "colour=red"
    assert column_of("size", ("colour",)) == "size"
