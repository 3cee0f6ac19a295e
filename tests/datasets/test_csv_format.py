"""How a table is written, found out from its first rows."""

from __future__ import annotations

import pytest

from playground.datasets.csv_format import TableFormat, find
from playground.messages import UserError


def found(text: str, **given: str) -> TableFormat:
    return find(text.encode(), "t.csv", TableFormat(**given)).format


def names(text: str, **given: str) -> tuple[str, ...]:
    return find(text.encode(), "t.csv", TableFormat(**given)).names


@pytest.mark.parametrize(
    ("text", "delimiter"),
    [
        ("a,b\n1,2\n", "comma"),
        ("a;b\n1;2\n", "semicolon"),
        ("a\tb\n1\t2\n", "tab"),
        ("a|b\n1|2\n", "pipe"),
        ("a b\n1 2\n", "space"),
        ("height   weight\n  1.5     2\n 11.5    20\n", "space"),
        ("a;b\n1,5;2,5\n", "semicolon"),
        ("a\tb\n1,5\t2,5\n", "tab"),
        ("first name,last name\nAnna Maria,Berg\nJo,Vik\n", "comma"),
        ("when,y\n2020-01-01 10:00,5\n2020-01-02 10:00,6\n", "comma"),
        ('"a;b",c\n1,2\n', "comma"),
        ("sep=|\na|b\n1|2\n", "pipe"),
        ("sep=\t\na\tb\n1\t2\n", "tab"),
        ("only\n1\n2\n", "comma"),
        ("a,b,,\n1,2,,\n3,4,,\n", "comma"),
    ],
)
def test_the_separator(text: str, delimiter: str) -> None:
    assert found(text).delimiter == delimiter
    assert found(text, delimiter="pipe").delimiter == "pipe"


def test_the_separator_line_of_excel_is_no_row() -> None:
    assert names("sep=;\na;b\n1;2\n") == ("a", "b")


@pytest.mark.parametrize(
    ("text", "decimal"),
    [
        ("a;b\n1,5;2\n", "comma"),
        ("a;b\n1.5;2\n", "point"),
        ("a;b\n1;2\n", "comma"),
        ("a,b\n1,2\n", "point"),
        ('a,b\n"1,5",2\n', "comma"),
        ("a;b\n1.5;2,5\n", "comma"),
        ("a;b\nx, y;3.5\n", "point"),
    ],
)
def test_the_decimal_sign(text: str, decimal: str) -> None:
    assert found(text).decimal == decimal
    assert found(text, decimal="point").decimal == "point"


@pytest.mark.parametrize(
    ("text", "header"),
    [
        ("a,b\n1,2\n", "yes"),
        ("1,2\n3,4\n", "no"),
        ("0,1,class\n5,3,7.5\n", "yes"),
        ("5.1,setosa\n4.9,other\n", "no"),
        ("1,2,3\n1,,3\n", "no"),
        (",a,b\n0,1,2\n", "yes"),
        ("1,2,\n3,4,\n", "no"),
        ("name,colour\nAnna,red\n", "yes"),
    ],
)
def test_the_header(text: str, header: str) -> None:
    assert found(text).header == header
    assert found(text, header="no").header == "no"


def test_columns_without_a_name_are_called_by_their_place() -> None:
    assert names(",a,\n0,1,2\n") == ("column 1", "a", "column 3")
    assert names("1,2\n3,4\n") == ("x1", "y")


def test_columns_of_one_name_are_numbered() -> None:
    assert names("a,a,a (2),a\n1,2,3,4\n") == ("a", "a (2)", "a (2) (2)", "a (3)")


def test_blank_columns_at_the_end_are_none() -> None:
    assert names("a,b,,\n1,2,,\n") == ("a", "b")


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "windows-874"])
def test_thai_headers_in_every_encoding(encoding: str) -> None:
    codec = {"windows-874": "cp874"}.get(encoding, encoding)
    seen = find("ความสูง;น้ำหนัก\n1,5;2\n".encode(codec), "t.csv", TableFormat())
    assert seen.names == ("ความสูง", "น้ำหนัก")
    assert seen.format == TableFormat(encoding, "semicolon", "comma", "yes")


@pytest.mark.parametrize("content", [b"", b"\n \n", b"\xef\xbb\xbf", b"\xff\xfe"])
def test_an_empty_table_is_refused(content: bytes) -> None:
    with pytest.raises(UserError, match=r"t\.csv is empty"):
        find(content, "t.csv", TableFormat())
