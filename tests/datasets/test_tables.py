"""Tables from files and texts, taken apart into columns; bounds, progress, and what is kept."""

from __future__ import annotations

import os
from pathlib import Path

import numpy as np
import pytest

from playground.datasets import csv_text
from playground.datasets.csv_format import TableFormat
from playground.datasets.tables import Table, file_table, text_table
from playground.messages import UserError


@pytest.fixture
def table(tmp_path: Path):
    """Writes a table and reads it."""

    def read(content: str | bytes) -> Table:
        path = tmp_path / "t.csv"
        path.write_bytes(content.encode() if isinstance(content, str) else content)
        return file_table(path)

    return read


def test_a_column_knows_its_numbers_gaps_and_texts(table) -> None:
    read = table("size,kind\n1.5,cat\n,dog\nx,cat\n")
    size, kind = read.columns
    assert np.array_equal(size.numbers, [1.5, np.nan, np.nan], equal_nan=True)
    assert size.empty.tolist() == [False, True, False]
    assert (size.words, size.unusable, size.filled) == (1, ((2, "x"),), 2)
    assert [kind.texts[code] for code in kind.codes] == ["cat", "dog", "cat"]
    assert (size.is_numeric, kind.is_numeric) == (False, False)
    assert read.lines.tolist() == [2, 3, 4]


def test_a_column_of_many_texts_keeps_none(table) -> None:
    (name, _) = table("name,y\n" + "".join(f"n{i},1\n" for i in range(200))).columns
    assert (name.texts, len(name.codes), name.words) == ((), 0, 200)


def test_blank_lines_and_quoted_ends_of_lines_count_for_the_line_of_a_row(table) -> None:
    read = table('a,y\n\n1,2\n"3\n",4\n,,\n5,6\n')
    assert read.lines.tolist() == [3, 5, 7]
    assert read.columns[0].numbers.tolist() == [1, 3, 5]


def test_the_separator_line_of_excel_counts_too(table) -> None:
    read = table("sep=;\na;y\n1;2\n")
    assert (read.lines.tolist(), read.names) == ([3], ("a", "y"))


def test_rows_of_another_width_are_set_aside(table) -> None:
    read = table("a,y\n1,2\n3\n5,6,7\n8,9,\n")
    assert (read.uneven, read.unevens) == (((3, 1), (4, 3)), 2)
    assert read.columns[0].numbers.tolist() == [1, 8]


def test_a_pasted_text_is_a_table_whatever_encoding_was_said() -> None:
    read = text_table("ก\tข\n1\t2\n", TableFormat(encoding="windows-874"))
    assert read.names == ("ก", "ข")
    with pytest.raises(UserError, match="The pasted table is empty"):
        text_table(" ")


def test_what_is_no_letter_is_said_with_its_line(tmp_path: Path) -> None:
    path = tmp_path / "t.csv"
    path.write_bytes(b"a,y\n" + b"1,2\n" * 5000 + b"\xff,3\n")
    with pytest.raises(UserError, match=r"t\.csv, line 5002: this is not a text in UTF-8"):
        file_table(path, TableFormat(encoding="utf-8"))


# -- bounds ---------------------------------------------------------------------------------------------------------


def test_a_million_rows_are_refused(table) -> None:
    with pytest.raises(UserError, match="too many rows: at most 200000 rows"):
        table("a,y\n" + "1,2\n" * 1_000_000)


def test_a_wide_table_is_refused(table) -> None:
    with pytest.raises(UserError, match="3000 columns; at most 2000"):
        table(",".join(f"c{i}" for i in range(3000)) + "\n")


def test_the_product_of_rows_and_columns_is_bounded(table, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("playground.datasets.tables.MAX_NUMBERS", 10)
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
            file_table(path)


def test_a_changed_file_is_read_again(tmp_path: Path) -> None:
    path = tmp_path / "t.csv"
    path.write_text("a,y\n1,2.5\n")
    first = file_table(path)
    assert file_table(path) is first
    path.write_text("a,y\n1,2.5\n7,8\n")
    assert file_table(path).rows == 2


def test_a_file_that_is_too_large_is_not_even_opened(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "t.csv"
    with path.open("wb") as file:
        file.truncate(10**12)  # takes no room on the disk
    monkeypatch.setattr(Path, "open", None)
    with pytest.raises(UserError, match="too large"):
        file_table(path)


def test_a_row_without_an_end_is_refused(table, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(csv_text, "MAX_ROW_LETTERS", 1000)
    for content in ("a,y\n" + "1," * 5000, "a,y\n" + '"\n",' * 5000):
        with pytest.raises(UserError, match="this row is longer than 1000 letters"):
            table(content)


# -- progress -------------------------------------------------------------------------------------------------------


def test_progress_rises_to_the_end_of_the_file(tmp_path: Path) -> None:
    path = tmp_path / "t.csv"
    path.write_text("a,y\n" + "1,2\n" * 100_000)
    shares: list[float] = []
    file_table(path, progress=shares.append)
    assert shares == sorted(shares)
    assert shares[0] < 0.2
    assert 0.9 < shares[-1] <= 1


def test_progress_can_stop_the_reading(tmp_path: Path) -> None:
    path = tmp_path / "t.csv"
    path.write_text("a,y\n" + "1,2\n" * 100_000)

    class StoppedError(Exception):
        pass

    def stop(share: float) -> None:
        if share > 0.3:
            raise StoppedError

    with pytest.raises(StoppedError):
        file_table(path, progress=stop)
    assert file_table(path).rows == 100_000
