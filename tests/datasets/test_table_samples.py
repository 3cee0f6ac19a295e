"""Samples out of a table: what is made of its columns, and the sentence for what cannot be used."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from playground.datasets.csv_format import FIND_OUT, TableFormat
from playground.datasets.dataset import Dataset
from playground.datasets.table_samples import TableChoice, read_table
from playground.messages import UserError


@pytest.fixture
def table(tmp_path: Path):
    """Writes a table and reads it."""

    def read(content: str | bytes, given: TableFormat = FIND_OUT, **choice) -> Dataset:
        path = tmp_path / "t.csv"
        path.write_bytes(content.encode() if isinstance(content, str) else content)
        return read_table(path, TableChoice(**choice), given)

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
        (b"a,y\n\xff\xfe,1\n", "line 2, column “a”: “ÿþ” is not a number"),
        (b"\x89PNG\r\n\x1a\n\0\0", "not a text file"),
        (b"a,y\n1,\0\n", "not a text file"),
        ("a,y\n1,\n2,\n", "column “y” is empty"),
        ("a,y\n1\n2\n", "line 2: the number of cells is 1, not 2"),
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
    with pytest.raises(UserError, match="more than 100 different values; a target has at most 100 classes"):
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


def test_what_is_shared_cannot_be_written_to(table) -> None:
    data = table("a,y\n1,2.5\n")
    with pytest.raises(ValueError, match="read-only"):
        data.inputs[0, 0] = 9
    with pytest.raises(ValueError, match="read-only"):
        data.targets[0, 0] = 9


def test_thai_of_an_old_spreadsheet(table) -> None:
    data = table("ความสูง;น้ำหนัก;ชนิด\r\n1,5;2;แมว\r\n3;4;หมา\r\n".encode("cp874"))
    assert (data.input_names, data.class_names) == (("ความสูง", "น้ำหนัก"), ("หมา", "แมว"))
    assert data.inputs.tolist() == [[1.5, 2], [3, 4]]


def test_what_is_said_about_the_format_is_done(table) -> None:
    data = table("1|2|0.5\n3|4|1.5\n", TableFormat(delimiter="pipe", header="yes", decimal="point"))
    assert (data.input_names, len(data.inputs)) == (("1", "2"), 1)


# -- classification or regression -----------------------------------------------------------------------------------


def test_numbers_can_be_made_classes_and_values(table) -> None:
    text = "a,y\n1,0.5\n2,1.5\n3,1.5\n"
    assert table(text, task="classification").class_names == ("0.5", "1.5")
    text = "a,y\n1,0\n2,1\n3,1\n"
    assert table(text).class_names == ("0", "1")
    assert table(text, task="regression").targets[:, 0].tolist() == [0, 1, 1]


def test_texts_are_no_values(table) -> None:
    with pytest.raises(UserError, match="column “y” holds no numbers"):
        table("a,y\n1,dog\n2,cat\n", task="regression")


def test_a_few_texts_among_many_numbers_are_slips_and_among_few_are_classes(table) -> None:
    many = "".join(f"{i},{i}\n" for i in range(30))
    with pytest.raises(UserError, match="line 32, column “y”: “none” is not a number"):
        table(f"a,y\n{many}1,none\n")
    assert table("a,grade\n1,1\n2,2\n3,2\n4,A\n").class_names == ("1", "2", "A")


# -- cells that say nothing -----------------------------------------------------------------------------------------

GAPS = "a,b,y\n1,2,0.5\n,4,1.5\n5,n/a,2.5\n7,8,\n9,10,4.5\n"


def test_rows_with_gaps_are_skipped(table) -> None:
    data = table(GAPS, missing="skip")
    assert data.inputs.tolist() == [[1, 2], [9, 10]]
    assert data.targets[:, 0].tolist() == [0.5, 4.5]


def test_gaps_are_left_for_the_mean_but_a_target_is_never_made_up(table) -> None:
    data = table(GAPS, missing="mean")
    assert np.array_equal(data.inputs, [[1, 2], [np.nan, 4], [5, np.nan], [9, 10]], equal_nan=True)
    assert data.targets[:, 0].tolist() == [0.5, 1.5, 2.5, 4.5]


@pytest.mark.parametrize("missing", ["skip", "mean"])
def test_rows_of_another_width_are_left_out(table, missing: str) -> None:
    data = table("a,b,y\n1,2,0.5\n3,4\n5,6,7,8\n9,10,11,,\n", missing=missing)
    assert data.inputs.tolist() == [[1, 2], [9, 10]]


@pytest.mark.parametrize("missing", ["skip", "mean"])
def test_a_column_without_a_number_is_refused(table, missing: str) -> None:
    with pytest.raises(UserError, match="column “b” holds no numbers"):
        table("a,b,y\n1,x,0.5\n2,y,1.5\n", missing=missing)
    with pytest.raises(UserError, match="column “b” is empty"):
        table("a,b,y\n1,,0.5\n2,,1.5\n", missing=missing)


def test_a_table_of_gaps_alone_is_refused(table) -> None:
    with pytest.raises(UserError, match="every row has a cell that cannot be used"):
        table("a,b,y\n1,,0.5\n,2,1.5\n", missing="skip")


def test_a_class_that_was_skipped_is_none(table) -> None:
    data = table("a,y\n1,x\n,y\n2,z\n", missing="skip")
    assert data.class_names == ("x", "z")
    assert data.targets.tolist() == [0, 1]


# -- texts as inputs ------------------------------------------------------------------------------------------------


def test_a_column_of_few_texts_becomes_an_input_for_each(table) -> None:
    data = table("size,colour,y\n1,red,0.5\n2,blue,1.5\n3,red,9.5\n", one_hot=("colour",))
    assert data.input_names == ("size", "colour=blue", "colour=red")
    assert data.inputs.tolist() == [[1, 0, 1], [2, 1, 0], [3, 0, 1]]


def test_a_gap_among_texts_is_a_gap_in_each_of_their_inputs(table) -> None:
    text = "colour,y\nred,0.5\n,1.5\nblue,9.5\n"
    with pytest.raises(UserError, match="line 3, column “colour”: the cell is empty"):
        table(text, one_hot=("colour",))
    assert table(text, one_hot=("colour",), missing="skip").inputs.tolist() == [[0, 1], [1, 0]]
    assert np.isnan(table(text, one_hot=("colour",), missing="mean").inputs[1]).all()


def test_too_many_texts_are_no_inputs(table) -> None:
    rows = "".join(f"name{i},{i}\n" for i in range(101))
    with pytest.raises(UserError, match="column “a” has too many different texts"):
        table(f"a,y\n{rows}", one_hot=("a",))


def test_texts_make_no_more_inputs_than_a_table_may_have(table, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("playground.datasets.table_samples.MAX_COLUMNS", 3)
    with pytest.raises(UserError, match="4 inputs of 4 rows are too many"):
        table("a,y\n" + "".join(f"t{i},{i}\n" for i in range(4)), one_hot=("a",))


# -- fewer rows -----------------------------------------------------------------------------------------------------


def test_so_many_rows_are_drawn_by_the_seed(table) -> None:
    text = "a,y\n" + "".join(f"{i},{i + 0.5}\n" for i in range(100))
    first, again, other = (table(text, rows=10, seed=seed).inputs[:, 0] for seed in (1, 1, 2))
    assert len(first) == 10
    assert np.array_equal(first, np.sort(first))
    assert np.array_equal(first, again)
    assert not np.array_equal(first, other)
    assert len(table(text, rows=1000).inputs) == 100
