"""How well a text fits what was typed: whole words first, then beginnings, initials, and letters in order."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass

EXACT, BEGINS, WORD, INITIALS, INSIDE, SCATTERED = 100.0, 80.0, 60.0, 45.0, 30.0, 10.0
# A place name says where a command belongs; the command itself counts for more.
PLACE_SHARE = 0.4
LENGTH_COST, GAP_COST = 0.1, 0.3
MOST_INITIALS = 8


@dataclass(frozen=True)
class Match:
    """`score` is higher for a better fit; `letters` are the places in the text that fit."""

    score: float
    letters: tuple[int, ...] = ()


def plain(text: str) -> str:
    """Letters to compare, one for each of `text`: without case, with x₁² as x12."""
    return "".join(_plain_letter(letter) for letter in text)


def match(query: str, text: str) -> Match | None:
    """How one word fits a text; None where its letters do not all stand there in this order."""
    wanted, letters = plain(query), plain(text)
    at = _best_place(wanted, letters)
    if at >= 0:
        kind = _kind_of_place(letters, at, len(wanted))
        return Match(kind - LENGTH_COST * len(letters), tuple(range(at, at + len(wanted))))
    places = _initials(wanted, letters)
    if places is not None:
        return Match(INITIALS - LENGTH_COST * len(letters), places)
    places = _in_order(wanted, letters)
    if places is None:
        return None
    gaps = places[-1] - places[0] + 1 - len(places)
    return Match(max(1.0, SCATTERED - GAP_COST * gaps - LENGTH_COST * len(letters)), places)


def match_all(query: str, title: str, place: str) -> Match | None:
    """How all words of a query fit a title, some of them perhaps only the name of its place."""
    whole = match(query.strip(), title)
    if whole is not None and whole.score > INITIALS:
        return whole
    score, letters = 0.0, set[int]()
    words = query.split()
    for word in words:
        in_title, in_place = match(word, title), match(word, place)
        place_score = PLACE_SHARE * in_place.score if in_place and in_place.score > SCATTERED else 0.0
        if in_title is not None and in_title.score >= place_score:
            score += in_title.score
            letters |= set(in_title.letters)
        elif place_score:
            score += place_score
        else:
            return whole
    return Match(score / max(1, len(words)), tuple(sorted(letters)))


def _plain_letter(letter: str) -> str:
    folded = unicodedata.normalize("NFKC", letter).casefold()
    return folded if len(folded) == 1 else letter


def _best_place(wanted: str, letters: str) -> int:
    """Where `wanted` stands: at the beginning of a word if it does so anywhere; -1 where it does not stand."""
    first = at = letters.find(wanted)
    while at >= 0:
        if _begins_word(letters, at):
            return at
        at = letters.find(wanted, at + 1)
    return first


def _kind_of_place(letters: str, at: int, length: int) -> float:
    if at == 0:
        return EXACT if length == len(letters) else BEGINS
    return WORD if _begins_word(letters, at) else INSIDE


def _initials(wanted: str, letters: str) -> tuple[int, ...] | None:
    """Each letter begins a word or follows the one before: `lr`, `lrate` for learning rate."""
    return _follow(wanted, letters, 0, None) if len(wanted) <= MOST_INITIALS else None


def _follow(wanted: str, letters: str, start: int, before: int | None) -> tuple[int, ...] | None:
    if not wanted:
        return ()
    for at in range(start, len(letters)):
        if letters[at] == wanted[0] and (_begins_word(letters, at) or (before is not None and at == before + 1)):
            rest = _follow(wanted[1:], letters, at + 1, at)
            if rest is not None:
                return (at, *rest)
    return None


def _in_order(wanted: str, letters: str) -> tuple[int, ...] | None:
    """The letters one after another, from the last occurrence of each beginning that keeps them close together."""
    end, places = len(letters), []
    for letter in reversed(wanted):
        end = letters.rfind(letter, 0, end)
        if end < 0:
            return None
        places.append(end)
    return tuple(reversed(places))


def _begins_word(letters: str, at: int) -> bool:
    return at == 0 or not letters[at - 1].isalnum()
