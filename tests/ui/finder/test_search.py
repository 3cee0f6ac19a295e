"""Which commands a query finds, and in which order."""

from __future__ import annotations

import pytest

from playground.i18n import set_language
from playground.ui.finder.search import search
from tests.ui.finder.conftest import Positive, command

TRAIN = command("Train", "ฝึก", "Run", keys="Space")
RELU = command("Activation: ReLU", "ฟังก์ชันกระตุ้น: ReLU", "Layer 1")
RATE = command("Learning rate", "อัตราการเรียนรู้", "Training", value="0.03", number=Positive())
UNDO = command("Undo", "เลิกทำ", "Edit", keys="Ctrl+Z", enabled=False)
ALL = (RELU, RATE, TRAIN, UNDO)


def titles(query: str) -> list[str]:
    return [hit.command.title for hit in search(query, ALL)]


def test_nothing_typed_shows_everything_with_what_has_keys_first() -> None:
    assert titles("") == ["Train", "Undo", "Activation: ReLU", "Learning rate"]


def test_what_was_used_last_comes_first() -> None:
    found = search("", ALL, [RATE.key, RELU.key])
    assert [hit.command for hit in found][:2] == [RATE, RELU]


@pytest.mark.parametrize("shown", ["en", "th"])
@pytest.mark.parametrize(
    ("query", "title"), [("learning", "Learning rate"), ("เรียนรู้", "Learning rate"), ("ฝึก", "Train")]
)
def test_names_of_both_languages_are_found_whichever_is_shown(shown: str, query: str, title: str) -> None:
    set_language(shown)
    assert titles(query)[0] == title


def test_a_name_found_in_the_other_language_is_told_beside_the_one_that_is_shown() -> None:
    set_language("th")
    (hit,) = search("learning", ALL)
    assert hit.also == "Learning rate"
    assert not hit.letters
    set_language("en")
    (hit,) = search("learning", ALL)
    assert not hit.also
    assert hit.letters == tuple(range(8))


def test_scattered_letters_are_a_last_resort() -> None:
    assert titles("lrnrt") == ["Learning rate"]
    assert titles("train")[0] == "Train"
    assert "Activation: ReLU" not in titles("train")


def test_a_number_behind_the_name_of_a_setting_is_taken_with_it() -> None:
    assert [(hit.command, hit.value, hit.typed) for hit in search("rate 0,1", ALL)] == [(RATE, 0.1, "0,1")]


def test_a_number_that_the_setting_does_not_take_is_no_number() -> None:
    assert all(hit.value is None for hit in search("rate -1", ALL))


def test_what_cannot_be_done_is_found_all_the_same() -> None:
    assert titles("undo") == ["Undo"]
