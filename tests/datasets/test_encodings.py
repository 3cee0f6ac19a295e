"""Which encoding a table is in: spreadsheets as schools have them, short and mostly digits."""

from __future__ import annotations

import codecs

import pytest
from hypothesis import given
from hypothesis import strategies as st

from playground.datasets.encodings import ENCODINGS, detect

THAI = {
    "headers alone": "ชื่อ,อายุ,คะแนน\n" + "".join(f"{i},{i * 2},{i * 3}\n" for i in range(300)),
    "one header": "x,y,ผล\n1,2,3\n",
    "names": "ชื่อ,คะแนน,ผล\n" + "".join(f"{name},7,ผ่าน\n" for name in ("สมชาย ใจดี", "สมหญิง", "ปิติ", "มานี", "ชูใจ")),
    "single letters": "x,y,class\n" + "1,2,ก\n1,3,ข\n1,4,ค\n1,5,ง\n" * 40,
    "titles": "ชื่อ,เพศ\nด.ช. ปิติ,ช.\nด.ญ. มานี,ญ.\n",
    "Thai digits": "ก,ข\n๑,๒\n",
    "baht": "สินค้า,ราคา (฿)\nน้ำ,10\n",
    "beside English": "student,school\nSomchai,โรงเรียนวัดใหม่\n",
}
WESTERN = {
    "French": "prénom,âge,élève\nJosé,12,oui\nZoë,13,non\n",
    "German": "größe;gewicht;straße\n1,5;2;Köln\n",
    "Spanish": "año,niño\n1,2\n",
    "Swedish": "åäö,y\n1,2\n",
    "one accent": "café,y\n1,2\n",
    "quotes": "a,b\n“x”,1\n",
    "degrees": "temp °C,angle (°)\n1,2\n",
    "micrometres": "µm,±,m²\n1,2,3\n",
    "pounds": "item,price (£)\ntea,2\n",
}


@pytest.mark.parametrize("text", THAI.values(), ids=THAI)
@pytest.mark.parametrize("codec", ["cp874", "tis_620"])
def test_thai_of_old_spreadsheets(text: str, codec: str) -> None:
    content = text.encode(codec)
    assert detect(content) == "windows-874"
    assert content.decode(ENCODINGS["windows-874"].codec) == text


@pytest.mark.parametrize("text", WESTERN.values(), ids=WESTERN)
def test_western_european_of_old_spreadsheets(text: str) -> None:
    assert detect(text.encode("cp1252")) == "windows-1252"


@pytest.mark.parametrize("text", [*THAI.values(), *WESTERN.values(), "a,b\n1,2\n"])
@pytest.mark.parametrize(
    ("codec", "mark", "name"),
    [
        ("utf-8", b"", "utf-8"),
        ("utf-8", codecs.BOM_UTF8, "utf-8"),
        ("utf-16-le", codecs.BOM_UTF16_LE, "utf-16"),
        ("utf-16-be", codecs.BOM_UTF16_BE, "utf-16"),
    ],
)
def test_unicode_with_and_without_a_mark(text: str, codec: str, mark: bytes, name: str) -> None:
    content = mark + text.encode(codec)
    assert detect(content) == name
    assert content.decode(ENCODINGS[name].codec) == text


def test_a_damaged_letter_makes_no_other_encoding_of_utf8() -> None:
    content = ("ความสูง,น้ำหนัก\n" * 20).encode()
    assert detect(content[:-4] + content[-3:]) == "utf-8"


@pytest.mark.parametrize("content", [bytes(range(256)), b"\x89PNG\r\n\x1a\n\0\0", b"a,y\n1,\0\n", b"PK\x03\x04"])
def test_what_is_no_text(content: bytes) -> None:
    assert detect(content) is None


def test_a_letter_on_the_border_of_two_pieces_is_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("playground.datasets.encodings.CHUNK", 4)
    assert detect("กขคง".encode()) == "utf-8"


@given(st.binary(max_size=100))
def test_any_bytes_have_an_answer(content: bytes) -> None:
    assert detect(content) in (None, *ENCODINGS)
