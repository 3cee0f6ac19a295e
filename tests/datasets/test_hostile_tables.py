"""Hostile and odd tables: thousands of mutations, each read or refused in one sentence, in bounded time and memory."""

from __future__ import annotations

import tracemalloc
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from playground.datasets import csv_text
from playground.datasets.csv_format import DECIMALS, HEADERS, TableFormat
from playground.datasets.csv_text import DELIMITERS
from playground.datasets.dataset import Dataset
from playground.datasets.encodings import AUTO, ENCODINGS
from playground.datasets.filling import filled
from playground.datasets.table_samples import MISSING, TableChoice, read_table
from playground.messages import UserError

cells = st.one_of(
    st.floats(-1e6, 1e6).map(repr),
    st.integers(-5, 5).map(str),
    st.sampled_from(["", " ", "nan", "inf", "1e999", "dog", "ชนิด", '"', '"a', "1,5", "1_0", "0x1", "๑๒", "-", "sep=;"]),
    st.text(max_size=5),
)
lines = st.lists(st.lists(cells, max_size=4), max_size=6)
ends = st.sampled_from(["\n", "\r\n", "\r", "\n\r", "\x0b", "\u2028"])
formats = st.builds(
    TableFormat,
    encoding=st.sampled_from([AUTO, *ENCODINGS]),
    delimiter=st.sampled_from([AUTO, *DELIMITERS]),
    decimal=st.sampled_from([AUTO, *DECIMALS]),
    header=st.sampled_from([AUTO, *HEADERS]),
)
choices = st.builds(
    TableChoice,
    one_hot=st.sampled_from([(), ("a",), ("x1", "y")]),
    task=st.sampled_from([AUTO, "classification", "regression"]),
    missing=st.sampled_from(MISSING),
    rows=st.none() | st.integers(1, 5),
)
PLAIN = TableChoice(), TableFormat()
GOOD = [
    "size,colour,y\n" + "".join(f"{i}.5,{'red' if i % 2 else 'blue'},{i % 3}\n" for i in range(30)),
    "ความสูง;น้ำหนัก;ชนิด\r\n1,5;2;แมว\r\n3;4;หมา\r\n" * 3,
    '"a"\t"b"\t"c"\n"1"\t"2"\t"x\ny"\n',
]


@given(lines, st.sampled_from([*DELIMITERS.values()]), ends, choices, formats)
@example([["a", "y"], ["1", "2"]], ",", "\n", *PLAIN)
def test_any_text(tmp_path_factory, rows, delimiter: str, end: str, choice: TableChoice, given: TableFormat) -> None:
    content = end.join(delimiter.join(row) for row in rows).encode("utf-8", "surrogatepass")
    read_or_refuse(tmp_path_factory, content, choice, given)


@given(st.binary(max_size=200), formats)
def test_any_bytes(tmp_path_factory, content: bytes, given: TableFormat) -> None:
    read_or_refuse(tmp_path_factory, content, TableChoice(), given)


@settings(max_examples=1000)
@given(st.data())
def test_good_tables_with_a_few_bytes_changed(tmp_path_factory, data: st.DataObject) -> None:
    text = data.draw(st.sampled_from(GOOD))
    codec = data.draw(st.sampled_from(["utf-8", "utf-8-sig", "utf-16", "cp874"]))
    content = bytearray(text.encode(codec))
    for _ in range(data.draw(st.integers(1, 4))):
        at = data.draw(st.integers(0, len(content)))
        new = data.draw(
            st.sampled_from([b"", b'"', b"\0", b"\r", b"\n", b",", b";", b"\xff", b"\xe0\xb8"]) | st.binary()
        )
        content[at : at + data.draw(st.integers(0, 3))] = new
    for missing in MISSING:
        choice = replace(data.draw(choices), missing=missing)
        read_or_refuse(tmp_path_factory, bytes(content), choice, TableFormat())


def read_or_refuse(tmp_path_factory, content: bytes, choice: TableChoice, given: TableFormat) -> None:
    path: Path = tmp_path_factory.getbasetemp() / "hostile.csv"
    path.write_bytes(content)
    data = read(path, choice, given)
    if data is None:
        return
    assert data.inputs.shape == (len(data.targets), len(data.input_names))
    assert len(data.inputs) >= 1
    assert np.isfinite(filled(data, np.arange(len(data.inputs))).inputs).all()
    if choice.missing != "mean":
        assert np.isfinite(data.inputs).all()
    assert data.classes != 1
    if data.classes:
        assert set(data.targets) == set(range(data.classes))
    assert len(set(data.class_names)) == data.classes


def read(path: Path, choice: TableChoice, given: TableFormat) -> Dataset | None:
    """The samples, or None where the table was refused in one short sentence that names it."""
    try:
        return read_table(path, choice, given)
    except UserError as error:
        sentence = str(error)
    assert path.name in sentence
    assert sentence.isprintable()
    assert len(sentence) < 400
    return None


MEGABYTE = 1_000_000
LARGE = {
    "one line": b"1," * MEGABYTE,
    "one cell": b"a,y\n1," + b"9" * 2 * MEGABYTE,
    "a quotation that never ends": b'a,y\n1,"' + b"x\n" * MEGABYTE,
    "rows of quoted ends of lines": b"a,y\n" + b'"\n",' * (MEGABYTE // 2),
    "no digits": b"a,y\n" + b"word,word\n" * (MEGABYTE // 40),
    "different texts": b"a,y\n" + b"".join(b"w%d,v%d\n" % (i, i) for i in range(MEGABYTE // 40)),
    "lines that are blank": b"a,y\n" + b"\n" * (MEGABYTE // 4),
    "lines of another width": b"a,y\n" + b"1\n" * (MEGABYTE // 8),
    "2,000 columns": b",".join(b"c%d" % i for i in range(2000)) + (b"\n" + b",".join([b"1.5"] * 2000)) * 200,
}


@pytest.mark.parametrize("content", LARGE.values(), ids=LARGE)
def test_memory_stays_in_proportion(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "large.csv"
    path.write_bytes(content)
    tracemalloc.start()
    read(path, *PLAIN)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert peak < 10 * len(content) + 32 * MEGABYTE


def test_lines_have_an_end(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(csv_text, "MAX_LINES", 1000)
    path = tmp_path / "long.csv"
    for line in (b"\n", b"1\n"):
        path.write_bytes(b"a,y\n" + line * 1000)
        with pytest.raises(UserError, match="more than 1000 lines"):
            read_table(path)
