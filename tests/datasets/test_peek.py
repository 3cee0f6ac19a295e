"""A first look at a table."""

from __future__ import annotations

from pathlib import Path

import pytest

from playground.datasets.csv_format import TableFormat
from playground.datasets.peek import peek_file, peek_text
from playground.messages import UserError


def test_the_first_rows_stand_as_they_are_written(tmp_path: Path) -> None:
    path = tmp_path / "t.csv"
    path.write_bytes("สูง;ชนิด\n1,50;แมว\n\nx;\n".encode("cp874"))
    seen = peek_file(path)
    assert (seen.names, seen.format) == (("สูง", "ชนิด"), TableFormat("windows-874", "semicolon", "comma", "yes"))
    assert seen.rows == ((2, ["1,50", "แมว"]), (4, ["x", ""]))


def test_no_more_than_the_first_rows_are_read() -> None:
    assert len(peek_text("1,2\n" * 1000).rows) == 100
    assert len(peek_text("a,b\n" + "1,2\n" * 1000).rows) == 100


def test_what_is_no_table_is_refused(tmp_path: Path) -> None:
    with pytest.raises(UserError, match="does not exist"):
        peek_file(tmp_path / "none.csv")
    with pytest.raises(UserError, match="The pasted table is empty"):
        peek_text("")
