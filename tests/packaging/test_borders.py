"""The borders of Thai words: between the words of a sentence, and nowhere else."""

from __future__ import annotations

import re

import pytest
import texts
from borders import BORDER, SHORTEST, room, with_borders, words

BAR = "|"


def shown(text: str) -> str:
    return with_borders(text).replace(BORDER, BAR)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "ค่าสูญเสียของชุดทดสอบทั้งหมด ซึ่งไม่เคยใช้ฝึก",
            "ค่าสูญเสีย|ของ|ชุดทดสอบ|ทั้งหมด ซึ่ง|ไม่เคย|ใช้|ฝึก",
        ),
        (
            "ข้อมูลเข้าที่ขนาดต่างกันมีขนาดเดียวกัน",
            "ข้อมูลเข้า|ที่|ขนาด|ต่างกัน|มี|ขนาด|เดียวกัน",
        ),
        (
            "เกรเดียนต์ของชั้นที่ {layer} ต่างกัน {difference} มากกว่า {limit}",
            "เกรเดียนต์|ของ|ชั้นที่ {layer} ต่างกัน {difference} มากกว่า {limit}",
        ),
        (
            "บอกว่าการฝึกมีตัวเลขที่ต้องการเขียนทับหรือไม่",
            "บอกว่า|การฝึก|มี|ตัวเลข|ที่|ต้องการ|เขียน|ทับ|หรือ|ไม่",
        ),
        (
            "สร้างโครงข่ายเล็ก ๆ ด้วยเมาส์ แล้วดูการเรียนรู้",
            "สร้าง|โครงข่าย|เล็ก\u00a0ๆ ด้วย|เมาส์ แล้ว|ดู|การเรียนรู้",
        ),
    ],
)
def test_a_sentence_can_break_between_its_words(text: str, expected: str) -> None:
    assert shown(text) == expected


@pytest.mark.parametrize("text", ["", "Training loss", "ค่าสูญเสีย", "ชุดทดสอบ", "แ&ก้ไข", "ชั้นเชื่อมเต็ม (Dense)"])
def test_labels_and_names_stay_as_they_are(text: str) -> None:
    assert room(text) < SHORTEST
    assert with_borders(text) == text


def test_vowels_and_marks_above_and_below_take_no_room() -> None:
    assert room("ที่ปั๊มน้ำ") == len("ทปมนำ")


def test_no_border_stands_inside_a_place_a_mark_or_a_foreign_word() -> None:
    for message in texts.bordered(texts.catalogue()):
        for text in texts.forms(message.string) if message.id else ():
            for before, after in re.findall(f"(.){BORDER}(.)", text):
                assert "\u0e01" <= before <= "\u0e4e", text
                assert "\u0e01" <= after <= "\u0e4e", text
                assert after not in "ะาำๅๆฯ", text


def test_borders_change_nothing_else() -> None:
    plain = texts.catalogue()
    for message in texts.bordered(plain):
        if message.id:
            key = message.id if isinstance(message.id, str) else message.id[0]
            before = texts.forms(plain.get(key, message.context).string)
            after = texts.forms(message.string)
            assert tuple(text.replace(BORDER, "").replace("\u00a0ๆ", " ๆ") for text in after) == before


def test_a_word_is_never_a_single_letter_or_a_bare_mark() -> None:
    for message in texts.catalogue():
        for text in texts.forms(message.string) if message.id else ():
            for part in re.findall("[\u0e01-\u0e4e]+", text):
                assert "".join(words(part)) == part
                assert all(len(word) > 1 for word in words(part)) or len(part) == 1, part
