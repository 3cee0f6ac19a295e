"""One word for one thing in Thai: where an English text has a term of the glossary, the Thai has the term's Thai."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

import pytest
import texts

PLACES = re.compile(r"\{[^}]*\}|%\([a-z_]*\)[a-z]")
# Names of things in files and of arguments, which are no words: data.x, layers.0.weight, FILE
KEYS = re.compile(r"\b(?:data|layers|network|training)\.[\w.\[\]]+|\b[A-Z]{2,}\b")


@dataclass(frozen=True)
class Term:
    """`english` as a whole word, also in the plural; `thai` are the words for it, the first the usual one."""

    english: str
    thai: tuple[str, ...]

    @property
    def pattern(self) -> re.Pattern[str]:
        return re.compile(rf"(?<![\w-]){re.escape(self.english)}(?:s|es)?(?![\w-])", re.IGNORECASE)


@cache
def glossary() -> tuple[Term, ...]:
    """Longest terms first, so that "hidden layer" is not taken for a "layer"."""
    lines = (texts.FOLDER.parents[1] / "glossary.tsv").read_text("utf-8").splitlines()
    assert lines[0].split("\t") == ["English", "Thai", "Note", "Also"]
    rows = [line.split("\t") for line in lines[1:]]
    terms = [Term(row[0], (row[1].split(" (")[0], *filter(None, "|".join(row[3:]).split("|")))) for row in rows]
    return tuple(sorted(terms, key=lambda term: -len(term.english)))


def deviations(english: str, thai: str) -> list[str]:
    """The terms of `english` that `thai` has no word for."""
    left, missing = KEYS.sub(" ", PLACES.sub(" ", english)), []
    left, thai = left.replace("&", ""), thai.replace("&", "")  # marks the letter of a menu
    for term in glossary():
        left, found = term.pattern.subn(" § ", left)
        if found and not any(word in thai for word in term.thai):
            missing.append(term.english)
    return missing


def test_every_text_uses_the_words_of_the_glossary() -> None:
    found = [
        f"{term!r} in {english!r} is not in {thai!r}"
        for message in texts.catalogue()
        if message.id and message.context is None
        for thai in texts.forms(message.string)
        for english in texts.forms(message.id)
        for term in deviations(english, thai)
    ]
    assert not found, "\n".join(found)


@pytest.mark.parametrize(
    ("english", "thai", "missing"),
    [
        ("Two hidden layers", "ชั้นซ่อนสองชั้น", []),
        ("Two hidden layers", "ชั้นสองชั้น", ["hidden layer"]),
        ("Output layer", "ชั้นผลลัพธ์", []),
        ("&Layer", "ชั้&น", []),
        ("A multilayer network", "โครงข่ายหลายชั้น", []),
        ("{loss} in {layer}", "{loss} ใน {layer}", []),
        ("data.x is empty", "data.x ว่าง", []),
        ("weights of FILE", "น้ำหนักของ FILE", []),
        ("Training loss", "ค่าสูญเสียของชุดทดสอบ", ["training"]),
    ],
)
def test_terms_are_found_as_whole_words(english: str, thai: str, missing: list[str]) -> None:
    assert deviations(english, thai) == missing


@pytest.mark.parametrize("column", [0, 1])
def test_the_glossary_has_each_term_once(column: int) -> None:
    rows = [line.split("\t") for line in (texts.FOLDER.parents[1] / "glossary.tsv").read_text("utf-8").splitlines()]
    assert {len(row) for row in rows} <= {3, 4}  # what else the Thai may say can be left out
    terms = [row[column] for row in rows]
    assert len(set(terms)) == len(terms)
