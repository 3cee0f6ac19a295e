"""How the letters of a text file are written in bytes: the encodings that are read, and which one a file is in.

A rule of our own, for tables are short and mostly digits. charset-normalizer, made for prose, takes the Thai headers of
a spreadsheet for Japanese or Chinese, and restricted to these four encodings it still takes “åäö” for Thai and a column
of single Thai letters for Western European. What is certain comes first: a byte order mark, then whether the bytes are
valid UTF-8. Between the two old single-byte encodings the build of Thai words decides: vowels and tone marks need a
consonant, and Thai letters seldom touch Latin ones, as accented letters do.
"""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass
from itertools import islice

AUTO = "auto"


@dataclass(frozen=True)
class Encoding:
    """`name` is what experiment files call it, `codec` what Python does."""

    name: str
    codec: str


ENCODINGS = {
    encoding.name: encoding
    for encoding in (
        Encoding("utf-8", "utf-8-sig"),  # with or without a byte order mark
        Encoding("utf-16", "utf-16"),
        Encoding("windows-874", "cp874"),  # TIS-620 and a few signs more
        Encoding("windows-1252", "cp1252"),
    )
}

CHUNK = 1 << 20  # so that a large file is not held a second time as text
RUNS = 2_000  # runs of letters beyond ASCII that are looked at
DAMAGED = 0.1  # a UTF-8 file with fewer broken letters than this share is a damaged one, not another encoding

_MARKS = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))
_BEYOND_ASCII = re.compile(rb"[\xa0-\xff]+")
# [leading vowel] consonant [marks above and below] [following vowels]; digits; the sign of the baht
_THAI = re.compile(
    rb"(?:[\xe0-\xe4]?[\xa1-\xce][\xd1\xd4-\xda\xe7-\xee]*[\xcf\xd0\xd2\xd3\xe5\xe6]*|[\xf0-\xf9]+|\xdf)+"
)
_WESTERN_SIGNS = {bytes([sign]) for sign in b"\xa3\xa7\xa9\xae\xb0\xb1\xb2\xb3\xb5\xb7\xbd\xd7"}
# What no text has; a tab, line ends, a form feed and the end mark of old systems are no such signs.
_BINARY = re.compile(rb"[\x00-\x08\x0e-\x19\x1c-\x1f]")


def detect(content: bytes) -> str | None:
    """The name of the encoding that `content` is most likely in; None when it is no text."""
    for mark, name in _MARKS:
        if content.startswith(mark):
            return name
    if _BINARY.search(content):
        return None
    if _is_utf8(content):
        return "utf-8"
    return "windows-874" if _looks_thai(content) else "windows-1252"


def _is_utf8(content: bytes) -> bool:
    """Whether it is UTF-8, or was before something damaged it."""
    decoder = codecs.getincrementaldecoder("utf-8")()
    for start in range(0, len(content), CHUNK):
        part = content[start : start + CHUNK]
        try:
            decoder.decode(part, final=start + CHUNK >= len(content))
        except UnicodeDecodeError:
            text = part.decode("utf-8", "replace")
            return text.count("\ufffd") < DAMAGED * sum(letter > "\x7f" for letter in text)
    return True


def _looks_thai(content: bytes) -> bool:
    """Whether more of the letters beyond ASCII stand in well-built Thai words than not."""
    thai = western = 0
    for run in islice(_BEYOND_ASCII.finditer(content), RUNS):
        letters = run.group()
        if _THAI.fullmatch(letters) and letters not in _WESTERN_SIGNS and not _touches_latin(content, run):
            thai += len(letters)
        else:
            western += len(letters)
    return thai > western


def _touches_latin(content: bytes, run: re.Match[bytes]) -> bool:
    return content[run.start() - 1 : run.start()].isalpha() or content[run.end() : run.end() + 1].isalpha()
