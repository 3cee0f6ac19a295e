"""What is wrong in a table, by row."""

from __future__ import annotations

from playground.datasets.table_report import report
from playground.datasets.table_samples import TableChoice
from playground.datasets.tables import text_table


def sentences(text: str, **choice) -> list[str]:
    return [str(trouble.sentence) for trouble in report(text_table(text), TableChoice(**choice)).troubles]


def test_nothing_is_wrong_with_a_whole_table() -> None:
    found = report(text_table("a,y\n1,2\n3,4\n"), TableChoice())
    assert (found.rows, found.whole, found.troubles) == (2, 2, ())


def test_rows_are_numbered_as_in_a_spreadsheet() -> None:
    assert sentences("a,b,y\n1,2,3\n,2,3\n1,,3.5\n1,2,\n4,5,6\n") == ["3 rows have empty cells: rows 3, 4, 5."]


def test_one_row_is_said_as_one() -> None:
    assert sentences("a,y\n1,2\nn/a,3.5\n5,\n1\n") == [
        "1 row has an empty cell: row 4.",
        "1 row has a cell that is not a number: row 3 (“n/a” in column “a”).",
        "1 row has too few or too many cells: row 5.",
    ]


def test_of_many_rows_the_first_are_named() -> None:
    text = "a,b,y\n" + ",1,2\n" * 12 + "1,?,2\n" * 7 + "1\n" * 6 + "1,2,3\n" * 30
    found = report(text_table(text), TableChoice())
    assert [str(trouble.sentence) for trouble in found.troubles] == [
        "12 rows have empty cells: rows 2, 3, 4, 5, 6 and others.",
        "7 rows have cells that are not numbers: rows 14, 15, 16, 17, 18 and others (“?” in column “b”).",
        "6 rows have too few or too many cells: rows 21, 22, 23, 24, 25 and others.",
    ]
    assert (found.rows, found.whole) == (55, 30)


def test_only_chosen_columns_count() -> None:
    text = "name,a,y\nAnna,1,2\n,3,4\n"
    assert sentences(text, inputs=("a",)) == []
    assert sentences(text, inputs=("name", "a"), one_hot=("name",)) == ["1 row has an empty cell: row 3."]
    assert sentences(text)[1] == "1 row has a cell that is not a number: row 2 (“Anna” in column “name”)."


def test_texts_of_a_target_are_classes_unless_they_should_be_values() -> None:
    text = "a,kind\n1,cat\n2,dog\n"
    assert sentences(text) == []
    assert len(sentences(text, task="regression")) == 1
