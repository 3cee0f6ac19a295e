"""What was typed, against the names of commands."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from playground.ui.finder.match import match, match_all, plain

LEARNING = "Learning rate"


def score(query: str, title: str, place: str = "") -> float:
    found = match_all(query, title, place)
    return -1.0 if found is None else found.score


@pytest.mark.parametrize("query", ["Learning rate", "learn", "rate", "lr", "lrate", "earn", "lrnrt", "rate learning"])
def test_letters_in_order_find_a_name(query: str) -> None:
    assert match_all(query, LEARNING, "Training") is not None


@pytest.mark.parametrize("query", ["etar", "learnings", "rates", "xlr"])
def test_letters_that_do_not_stand_there_in_this_order_find_nothing(query: str) -> None:
    assert match_all(query, LEARNING, "Training") is None


@pytest.mark.parametrize(
    ("query", "better", "worse"),
    [
        ("tanh", "Tanh", "Activation: Tanh"),
        ("relu", "Activation: ReLU", "Activation: Leaky ReLU"),
        ("step", "Step", "Rate schedule: In steps"),
        ("re", "Reset", "Learning rate"),
        ("lr", "Learning rate", "Layers: clear"),
        ("rate", "Learning rate", "Separate"),
        ("sgd", "Optimizer: SGD", "Show the gradient"),
    ],
)
def test_the_better_fit_comes_first(query: str, better: str, worse: str) -> None:
    assert score(query, better) > score(query, worse)


def test_a_word_may_name_the_place() -> None:
    assert match_all("training seed", "Seed", "Training") is not None
    assert score("seed", "Seed", "Training") > score("training seed", "Seed", "Training") > 0


def test_thai_is_found_without_spaces_between_words() -> None:
    found = match_all("เรียนรู้", "อัตราการเรียนรู้", "การฝึก")
    assert found is not None
    assert "".join("อัตราการเรียนรู้"[at] for at in found.letters) == "เรียนรู้"


def test_small_figures_are_typed_as_plain_ones() -> None:
    assert match("x12", "x₁²") is not None


def test_the_letters_that_fit_are_told() -> None:
    found = match("rate", LEARNING)
    assert found is not None
    assert [LEARNING[at] for at in found.letters] == list("rate")


@given(st.text(max_size=40), st.data())
def test_every_text_is_found_by_some_of_its_letters_in_order(text: str, data: st.DataObject) -> None:
    kept = sorted(data.draw(st.sets(st.integers(0, max(0, len(text) - 1)))) if text else [])
    found = match("".join(text[at] for at in kept), text)
    assert found is not None
    assert [plain(text)[at] for at in found.letters] == [plain(text[at]) for at in kept]
