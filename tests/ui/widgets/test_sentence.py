from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtGui import QFontMetrics
from pytestqt.qtbot import QtBot

from playground.ui.theme.fonts import application_font
from playground.ui.theme.theme import theme
from playground.ui.widgets.sentence import GAP, Sentence, Word

SHORT = "The learning rate is too low."
RAISE = Word("Raise it", "A higher one learns faster")
LONG = "Layer 1 is saturated: its outputs are at the flat ends of the curve, where hardly any gradient passes through."


@pytest.fixture
def sentence(qtbot: QtBot) -> Sentence:
    sentence = Sentence()
    qtbot.addWidget(sentence)
    sentence.resize(340, sentence.sizeHint().height())
    with qtbot.waitExposed(sentence):
        sentence.show()
    return sentence


def width_of(text: str) -> int:
    return QFontMetrics(application_font(theme().tokens.small_size)).horizontalAdvance(text)


def test_a_short_sentence_has_its_button_behind_it(sentence: Sentence) -> None:
    sentence.show_sentence(SHORT, RAISE)
    assert sentence.shown_lines == (SHORT,)
    assert sentence.button.geometry().left() > width_of(SHORT)
    assert sentence.button.geometry().center().y() == pytest.approx(sentence.height() / 2, abs=1)


def test_without_an_action_there_is_no_button(sentence: Sentence) -> None:
    sentence.show_sentence(SHORT, RAISE)
    sentence.show_sentence(SHORT)
    assert not sentence.button.isVisible()


def test_a_long_sentence_goes_on_in_the_second_line(sentence: Sentence) -> None:
    sentence.show_sentence(LONG)
    first, second = sentence.shown_lines
    assert LONG.startswith(first)
    assert second.rstrip("…") in LONG


def test_what_is_cut_is_in_the_tooltip(sentence: Sentence) -> None:
    sentence.show_sentence(LONG, Word("Begin with other weights"))
    assert sentence.shown_lines[1].endswith("…")
    assert sentence.toolTip() == LONG
    assert sentence.accessibleName() == LONG


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60)
@given(
    words=st.integers(1, 40),
    actions=st.lists(st.integers(1, 12), max_size=2),
    width=st.integers(120, 900),
)
def test_nothing_lies_over_anything_else_or_beyond_the_edge(
    sentence: Sentence, words: int, actions: list[int], width: int
) -> None:
    sentence.resize(width, sentence.sizeHint().height())
    sentence.show_sentence("word " * words, *(Word("change " * action) for action in actions))
    sentence.resize(width, sentence.sizeHint().height())
    lines = sentence.shown_lines
    assert 1 <= len(lines) <= (3 if len(actions) == 2 else 2)
    assert all(width_of(line) <= width for line in lines)
    places = [button.geometry() for button in sentence.buttons if button.text()]
    assert len(places) == len(actions)
    for place in places:
        assert sentence.rect().contains(place)
        is_beside = places[0].left() > 0
        assert place.left() >= (width_of(lines[-1]) if is_beside else 0)
    if len(places) == 2:
        assert places[1].left() - places[0].right() >= GAP - 2


def test_the_button_says_that_it_was_pressed(sentence: Sentence, qtbot: QtBot) -> None:
    sentence.show_sentence(SHORT, RAISE, Word("Lower it"))
    for number, button in enumerate(sentence.buttons):
        with qtbot.waitSignal(sentence.acted) as pressed:
            button.click()
        assert pressed.args == [number]


def test_a_button_says_more_in_its_tooltip_and_to_a_screen_reader(sentence: Sentence) -> None:
    sentence.show_sentence(SHORT, RAISE)
    assert sentence.button.toolTip() == "A higher one learns faster"
    assert sentence.button.accessibleName() == "Raise it"
    assert sentence.button.accessibleDescription() == "A higher one learns faster"


def test_with_two_buttons_all_of_it_can_be_read(sentence: Sentence) -> None:
    before = sentence.sizeHint().height()
    sentence.show_sentence(LONG, Word("Back to the last good step"), Word("Learning rate / 10"))
    assert "".join(sentence.shown_lines).replace(" ", "") == LONG.replace(" ", "")
    assert sentence.sizeHint().height() > before
    sentence.show_sentence(SHORT)
    assert sentence.sizeHint().height() == before


def test_on_a_projector_a_long_sentence_is_whole_with_its_button_after_it(sentence: Sentence) -> None:
    theme().set_projector(True)
    try:
        sentence.resize(480, sentence.height())
        sentence.show_sentence(LONG, RAISE)
        assert " ".join(sentence.shown_lines) == LONG
        assert sentence.sizeHint().height() > 2 * QFontMetrics(application_font(theme().tokens.small_size)).height()
        sentence.resize(sentence.width(), sentence.sizeHint().height())
        assert sentence.rect().contains(sentence.button.geometry())
        assert sentence.button.width() == sentence.button.sizeHint().width()
    finally:
        theme().set_projector(False)
