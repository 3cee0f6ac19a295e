"""Tables from files: what can be read, and the sentence for what cannot."""

from __future__ import annotations

import os
from pathlib import Path

import numpy as np
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from playground.datasets import csv_text
from playground.datasets.dataset import Dataset
from playground.datasets.tables import column_names, read_inputs, read_table
from playground.messages import UserError


@pytest.fixture
def table(tmp_path: Path):
    """Writes a table and reads it."""

    def read(content: str | bytes, **options) -> Dataset:
        path = tmp_path / "t.csv"
        path.write_bytes(content.encode() if isinstance(content, str) else content)
        return read_table(path, **options)

    return read


def test_the_last_column_is_the_target_and_all_others_are_inputs(table) -> None:
    data = table("a,b,y\n1,2,0.5\n3,4,1.5\n5,6,9\n")
    assert data.inputs.tolist() == [[1, 2], [3, 4], [5, 6]]
    assert data.targets.tolist() == [[0.5], [1.5], [9]]
    assert (data.input_names, data.target_names, data.task) == (("a", "b"), ("y",), "regression")


def test_inputs_and_target_can_be_named(table) -> None:
    data = table("a,b,c\n1,2,0.5\n3,4,1.5\n5,6,9\n", inputs=("c",), target="a")
    assert data.inputs[:, 0].tolist() == [0.5, 1.5, 9]
    assert data.targets[:, 0].tolist() == [1, 3, 5]


def test_the_target_alone_can_be_named(table) -> None:
    data = table("a,b,c\n1.5,2,3\n3.5,4,5\n5.5,6,7\n", target="a")
    assert data.input_names == ("b", "c")


def test_inputs_alone_leave_the_last_other_column_as_target(table) -> None:
    data = table("a,b,c\n1,2,3\n3,4,5\n5,6,7\n", inputs=("c",))
    assert data.target_names == ("b",)


def test_texts_are_class_names_in_order(table) -> None:
    data = table("a,kind\n1,dog\n2,cat\n3, dog\n")
    assert data.class_names == ("cat", "dog")
    assert data.targets.tolist() == [1, 0, 1]


def test_two_whole_numbers_are_classes(table) -> None:
    data = table("a,b,y\n0,0,-1\n0,1,1\n1,0,1\n1,1,-1\n")
    assert data.class_names == ("-1", "1")
    assert data.targets.tolist() == [0, 1, 1, 0]


def test_many_distinct_numbers_are_values(table) -> None:
    rows = "\n".join(f"{i},{2 * i}" for i in range(30))
    assert table(f"a,y\n{rows}\n").task == "regression"


def test_few_whole_numbers_used_often_are_classes(table) -> None:
    rows = "\n".join(f"{i},{i % 3}" for i in range(30))
    assert table(f"a,y\n{rows}\n").class_names == ("0", "1", "2")


@pytest.mark.parametrize(
    "content",
    [
        "a;b;y\n1,5;2,25;-0,5\n3;4;1\n7;8;9\n",
        "a\tb\ty\n1,5\t2,25\t-0,5\n3\t4\t1\n7\t8\t9\n",
        "a,b,y\n1.5,2.25,-0.5\n3,4,1\n7,8,9\n",
        'a,b,y\r\n"1.5",2.25,-5e-1\r\n3,4,1\r\n\r\n7,8,9',
        "\ufeffa, b, y\n 1.5, 2.25, -0.5\n3,4,1\n7,8,9\n",
        "\n\na,b,y\r1.5,2.25,-0.5\r3,4,1\r7,8,9\r",
    ],
    ids=["semicolon and decimal comma", "tab and decimal comma", "comma", "quotes and CRLF", "mark and blanks", "CR"],
)
def test_ways_to_write_the_same_table(table, content: str) -> None:
    data = table(content)
    assert data.input_names == ("a", "b")
    assert data.inputs.tolist() == [[1.5, 2.25], [3, 4], [7, 8]]
    assert data.targets[:, 0].tolist() == [-0.5, 1, 9]


def test_a_table_without_a_header_gets_plain_names(table) -> None:
    data = table("1,2,0.5\n3,4,1.5\n5,6,9\n")
    assert (data.input_names, data.target_names) == (("x1", "x2"), ("y",))
    assert len(data.inputs) == 3


def test_a_table_without_a_header_may_end_in_a_text(table) -> None:
    data = table("5.1,3.5,setosa\n4.9,3,setosa\n7,3.2,other\n")
    assert len(data.inputs) == 3
    assert data.class_names == ("other", "setosa")


def test_numbers_may_be_names_of_columns(table) -> None:
    data = table("0,1,class\n5,3,7.5\n2,4,8.5\n1,1,0.5\n")
    assert data.input_names == ("0", "1")
    assert len(data.inputs) == 3


def test_thai_names_and_classes(table) -> None:
    data = table("ความสูง,น้ำหนัก,ชนิด\n1,2,แมว\n3,4,หมา\n")
    assert data.input_names == ("ความสูง", "น้ำหนัก")
    assert data.class_names == ("หมา", "แมว")


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        ("", "is empty"),
        ("\n \n", "is empty"),
        ("a\n1\n2\n", "only one column"),
        ("a,b\n", "no rows of numbers"),
        ("a,b,\n1,2,3\n", "column 3 has no name"),
        ("a,a,y\n1,2,3\n", "two columns are called “a”"),
        ("a,y\n1,2\nx,4\n", "line 3, column “a”: “x” is not a number"),
        ("a,y\n1,2\n,4\n", "line 3, column “a”: the cell is empty"),
        ("a,y\n1,2\nNaN,4\n", "line 3, column “a”: “NaN” is not a finite number"),
        ("a,y\n1,2\n-inf,4\n", "line 3, column “a”: “-inf” is not a finite number"),
        ("a,y\n1,2\n1e300,4\n", "line 3, column “a”: “1e300” is too large"),
        ("a,y\n1_0,2\n3,4\n", "line 2, column “a”: “1_0” is not a number"),
        ("a,y\n1,2\n3,nan\n", "line 3, column “y”: “nan” is not a finite number"),
        ("a,y\n1,dog\n3,\n", "line 3, column “y”: the cell is empty"),
        ("a,y\n1,dog\n3,dog\n", "every row is “dog”"),
        ("a,y\n1,2\n3\n", "line 3: the number of cells is 1, not 2"),
        ("a,y\n1,2\n3,4,5\n", "line 3: the number of cells is 3, not 2"),
        ("a;y\n1.234,5;2\n3;4\n", "“1.234,5” is not a number"),
        ('a,y\n"' + "x" * 200_000, "not a table of comma-separated values"),
        (b"a,y\n\xff\xfe,1\n", "not a text in UTF-8"),
        (b"\x89PNG\r\n\x1a\n\0\0", "UTF-8"),
        (b"a,y\n1,\0\n", "not a text file"),
    ],
)
def test_what_cannot_be_read_is_one_sentence(table, content: str | bytes, sentence: str) -> None:
    with pytest.raises(UserError, match=r"t\.csv") as caught:
        table(content)
    assert sentence in str(caught.value)
    assert "\n" not in str(caught.value)


def test_a_slip_in_a_long_column_of_numbers_is_pointed_at(table) -> None:
    rows = "\n".join(f"{i},{i if i != 150 else 'l50'}" for i in range(300))
    with pytest.raises(UserError, match="line 152, column “y”: “l50” is not a number"):
        table(f"a,y\n{rows}\n")


def test_too_many_texts_are_no_classes(table) -> None:
    rows = "\n".join(f"{i},name{i}" for i in range(101))
    with pytest.raises(UserError, match="101 different texts; a target has at most 100 classes"):
        table(f"a,y\n{rows}\n")


@pytest.mark.parametrize(
    ("options", "sentence"),
    [
        ({"target": "z"}, "no column “z”; its columns are a, b, y"),
        ({"inputs": ("a", "q")}, "no column “q”"),
        ({"inputs": ("a", "y"), "target": "y"}, "cannot be an input and the target"),
    ],
)
def test_columns_that_are_not_there_are_refused(table, options, sentence: str) -> None:
    with pytest.raises(UserError, match=sentence):
        table("a,b,y\n1,2,3\n", **options)


def test_a_million_rows_are_refused(table) -> None:
    with pytest.raises(UserError, match="too many rows: at most 200000 rows"):
        table("a,y\n" + "1,2\n" * 1_000_000)


def test_a_wide_table_is_refused(table) -> None:
    with pytest.raises(UserError, match="3000 columns; at most 2000"):
        table(",".join(f"c{i}" for i in range(3000)) + "\n")


def test_the_product_of_rows_and_columns_is_bounded(table, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(csv_text, "MAX_NUMBERS", 10)
    with pytest.raises(UserError, match="at most 5 rows of 2 columns"):
        table("a,y\n" + "1,2\n" * 6)


def test_a_large_file_is_refused(table, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("playground.datasets.tables.MAX_BYTES", 2_000_000)
    with pytest.raises(UserError, match="at most 2 megabytes"):
        table(b"a,y\n" + b" " * 2_000_000)


def test_a_folder_a_missing_file_and_a_pipe_are_refused(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    for path, sentence in (
        (tmp_path, "not a file"),
        (tmp_path / "pipe", "not a file"),
        (tmp_path / "missing.csv", "does not exist"),
        (tmp_path / ("x" * 300), "name is too long"),
        (tmp_path / "a\0b", "cannot be the name of a file"),
    ):
        with pytest.raises(UserError, match=sentence):
            read_table(path)


def test_a_changed_file_is_read_again(tmp_path: Path) -> None:
    path = tmp_path / "t.csv"
    path.write_text("a,y\n1,2.5\n")
    first = read_table(path)
    assert read_table(path) is first
    path.write_text("a,y\n1,2.5\n7,8\n")
    assert len(read_table(path).inputs) == 2


def test_what_is_shared_cannot_be_written_to(table) -> None:
    data = table("a,y\n1,2.5\n")
    with pytest.raises(ValueError, match="read-only"):
        data.inputs[0, 0] = 9
    with pytest.raises(ValueError, match="read-only"):
        data.targets[0, 0] = 9


def test_inputs_alone_can_be_read(tmp_path: Path) -> None:
    path = tmp_path / "t.csv"
    path.write_text("note,b,a\nhello,2,1\nworld,4,3\n")
    assert read_inputs(path, ("a", "b")).tolist() == [[1, 2], [3, 4]]
    assert column_names(path) == ("note", "b", "a")
    with pytest.raises(UserError, match="no column “c”"):
        read_inputs(path, ("c",))


cells = st.one_of(
    st.floats(-1e6, 1e6).map(repr),
    st.integers(-5, 5).map(str),
    st.sampled_from(["", " ", "nan", "inf", "1e999", "dog", "ชนิด", '"', '"a', "1,5", "1_0", "0x1", "๑๒", "-"]),
    st.text(max_size=5),
)
lines = st.lists(st.lists(cells, max_size=4), max_size=6)


@given(lines, st.sampled_from([",", ";", "\t"]), st.sampled_from(["\n", "\r\n", "\r"]))
@example([["a", "y"], ["1", "2"]], ",", "\n")
def test_any_text_is_read_or_refused_in_a_sentence(tmp_path_factory, rows, delimiter: str, end: str) -> None:
    content = end.join(delimiter.join(row) for row in rows).encode("utf-8", "surrogatepass")
    read_or_refuse(tmp_path_factory.getbasetemp() / "text.csv", content)


@given(st.binary(max_size=200))
def test_any_bytes_are_read_or_refused_in_a_sentence(tmp_path_factory, content: bytes) -> None:
    read_or_refuse(tmp_path_factory.getbasetemp() / "bytes.csv", content)


def read_or_refuse(path: Path, content: bytes) -> None:
    path.write_bytes(content)
    try:
        data = read_table(path)
    except UserError:
        return
    assert data.inputs.ndim == 2
    assert data.inputs.shape == (len(data.targets), len(data.input_names))
    assert np.isfinite(data.inputs).all()
    assert data.classes != 1
    if data.classes:
        assert set(data.targets) == set(range(data.classes))


def test_inputs_alone_may_be_one_column(tmp_path: Path) -> None:
    path = tmp_path / "x.csv"
    path.write_text("x1\n0.5\n-2\n")
    assert read_inputs(path, ("x1",)).tolist() == [[0.5], [-2.0]]
