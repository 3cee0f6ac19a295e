"""Marks the borders of Thai words, so that lines break there where a system has no list of Thai words.

Thai is written without spaces between words. Qt finds the words with libthai, which most systems do not have, and then
breaks lines at spaces only. So the compiled catalogue says itself where a word ends, by a space of no width.
"""

from __future__ import annotations

import os
import re
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pythainlp.util import Trie

BORDER = "\u200b"
# Letters that take room in a line; what has fewer of them is a label or a name and stays as it is.
SHORTEST = 16
THAI = re.compile(r"[\u0e01-\u0e4e]+")
_SPACELESS = re.compile(r"[\u0e31\u0e34-\u0e3a\u0e47-\u0e4e]")
_MNEMONIC = re.compile(r"&(?=\w)")
# Words of ours that the list lacks, and phrases it would divide at the wrong place.
WORDS = {
    "เกรเดียนต์", "ไบแอส", "เอปไซลอน", "ครอสเอนโทรปี", "เรกูลาไรเซชัน", "ดับเบิลคลิก", "ถ่วงน้ำหนัก", "ส่วนเบี่ยงเบน",
    "เมกะไบต์", "บอกว่า", "ทุกรอบ", "อย่างน้อย", "อย่างเดียว", "ข้อมูลเข้า", "โครงข่าย", "ค่าสูญเสีย", "ชุดฝึก", "ชุดทดสอบ",
    "ชุดย่อย", "ชั้นซ่อน", "สเปรดชีต", "เลิกทำ", "กู้คืน", "อาเรย์", "คลิปบอร์ด", "ตัวปรับค่า", "ปุ่มลัด", "กำลังสอง",
}  # fmt: skip
# Words of the list that are not meant where their letters meet in our texts: ข้อมูลเข้า|ที่, ค่า|ที่, ข้อความ|ต่างกัน.
NOT_WORDS = {
    "ค่าที่", "เข้าที่", "เข้าถึง", "อย่างนี้", "อย่างใด", "ความต่างกัน", "ที่วัด", "ที่ตั้ง", "ที่เก็บ", "เป็นการ", "เลขที่", "วจะ",
    "การเขียน", "ว่าการ", "ทำการ", "วางแผง", "หรือไม่", "การทดลองใช้", "ชั้นใน",
}  # fmt: skip
# Syllables that belong to the word behind them.
PREFIXES = ("การ", "ความ", "ไม่")
# At the end, before a number, it belongs to the word before it: ชั้นที่ 2.
ORDINAL = "ที่"

# or it would make a folder in the home of whoever compiles the texts
os.environ.setdefault("PYTHAINLP_READ_ONLY", "1")
os.environ.setdefault("PYTHAINLP_OFFLINE", "1")


def with_borders(text: str) -> str:
    """`text` with `BORDER` between the Thai words of a sentence; a short text is returned as it is.

    Places such as `{path}` stay whole, and the sign of repetition, ๆ, stays with its word.
    """
    if room(text) < SHORTEST or _MNEMONIC.search(text):
        return text
    return THAI.sub(_divided, text).replace(" ๆ", "\u00a0ๆ")


def room(text: str) -> int:
    """How many Thai letters of `text` take room in a line; vowels and marks above and below take none."""
    return sum(len(_SPACELESS.sub("", part)) for part in THAI.findall(text))


def words(text: str) -> list[str]:
    """The Thai words of `text`, which is Thai letters only, as they stay together in a line."""
    from pythainlp.tokenize import word_tokenize

    found: list[str] = []
    for word in word_tokenize(text, custom_dict=_dictionary(), engine="newmm"):
        if found and (found[-1] in PREFIXES or not _can_begin(word)):
            found[-1] += word
        else:
            found.append(word)
    if len(found) > 1 and found[-1] == ORDINAL:
        found[-2:] = ["".join(found[-2:])]
    return found


def _divided(part: re.Match[str]) -> str:
    return BORDER.join(words(part.group()))


def _can_begin(word: str) -> bool:
    """Whether a line may begin with `word`: not with a mark, nor with ฯ, ๆ or a single letter that belongs to more."""
    return len(word) > 1 and not re.match(r"[\u0e2f-\u0e3a\u0e45-\u0e4e]", word)


@cache
def _dictionary() -> Trie:
    from pythainlp.corpus import thai_words
    from pythainlp.util import dict_trie

    return dict_trie((thai_words() | WORDS) - NOT_WORDS)
