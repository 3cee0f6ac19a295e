"""What to begin with when a table is opened."""

from __future__ import annotations

import pytest

from playground.datasets.suggestion import Suggestion, kind_of, suggest
from playground.datasets.tables import text_table


def suggestion(header: str, *rows: str) -> Suggestion:
    return suggest(text_table("\n".join((header, *rows)) + "\n"))


def test_numbers_are_inputs_and_the_last_column_is_the_target() -> None:
    assert suggestion("a,b,y", "1,2,3", "4,5,6") == Suggestion(("a", "b"), "y", ())


def test_a_target_may_be_texts_but_not_names() -> None:
    rows = [f"{i % 3},{'cat' if i % 2 else 'dog'},name{i},,x" for i in range(150)]
    assert suggestion("a,kind,name,nothing,same", *rows) == Suggestion(("a", "same"), "kind", ("same",))


def test_few_texts_that_repeat_are_inputs() -> None:
    rows = [f"{'red' if i % 2 else 'blue'},town{i % 40},{i * 0.5}" for i in range(60)]
    assert suggestion("colour,town,y", *rows) == Suggestion(("colour",), "y", ("colour",))


def test_a_column_that_numbers_the_rows_is_left_out_where_another_input_remains() -> None:
    assert suggestion("no,a,y", *(f"{i + 1},{i * i},{i / 3}" for i in range(10))).inputs == ("a",)
    assert suggestion("x,y", *(f"{i},{i / 3}" for i in range(10))).inputs == ("x",)


def test_a_table_of_names_alone_suggests_nothing() -> None:
    assert suggestion("a,b", *(f"n{i},m{i}" for i in range(150))) == Suggestion((), None, ())


@pytest.mark.parametrize(
    ("cells", "kind"),
    [
        (["1", "2.5", ""], "numbers"),
        (["1", "2", "n/a"], "numbers"),
        (["a", "b", "a"], "texts"),
        (["", "", ""], "empty"),
        ([f"n{i}" for i in range(101)], "notes"),
    ],
)
def test_the_kind_of_a_column(cells: list[str], kind: str) -> None:
    table = text_table("a,y\n" + "".join(f"{cell},1\n" for cell in cells))
    assert kind_of(table.columns[0]) == kind
