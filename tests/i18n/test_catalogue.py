"""Languages: looked up at the moment of showing, changed at run time, complete in Thai."""

from __future__ import annotations

import gettext

import pytest

from playground.i18n import LANGUAGES, _, language, ngettext, set_language, speaking, translate
from playground.messages import N_, Message, message


def test_starts_in_english() -> None:
    assert language() == "en"
    assert _("Training loss") == "Training loss"


def test_a_language_can_be_changed_at_any_time() -> None:
    before = _("Training loss")
    set_language("th")
    assert language() == "th"
    assert _("Training loss") != before
    set_language("en")
    assert _("Training loss") == before


def test_an_unknown_language_is_refused_and_changes_nothing() -> None:
    with pytest.raises(ValueError, match="'fr'"):
        set_language("fr")
    assert language() == "en"


def test_one_text_can_be_said_in_another_language() -> None:
    with speaking("th"):
        thai = _("Training loss")
    assert thai != "Training loss" == _("Training loss")


def test_the_language_comes_back_when_what_is_said_fails() -> None:
    with pytest.raises(KeyError), speaking("th"):
        raise KeyError
    assert language() == "en"


@pytest.mark.parametrize("code", LANGUAGES)
def test_no_text_stays_no_text(code: str) -> None:
    set_language(code)
    assert _("") == ""


@pytest.mark.parametrize("code", LANGUAGES)
def test_an_unknown_text_is_shown_as_it_is(code: str) -> None:
    set_language(code)
    assert _("no such text") == "no such text"
    assert ngettext("one thing", "many things", 2) in {"many things", "one thing"}


def test_english_tells_one_from_many() -> None:
    assert ngettext("one thing", "many things", 1) == "one thing"
    assert ngettext("one thing", "many things", 2) == "many things"


def test_a_message_is_translated_before_it_is_filled_in(monkeypatch: pytest.MonkeyPatch) -> None:
    class Shouting(gettext.NullTranslations):
        def gettext(self, text: str) -> str:
            return text.upper().replace("{NAME}", "{name}")

    monkeypatch.setattr("playground.i18n.catalogue._translations", lambda code: Shouting())
    assert translate(message(N_("no {name} here"), name="circle")) == "NO circle HERE"


def test_values_that_are_messages_are_translated_too() -> None:
    set_language("th")
    inner = Message("Training loss")
    assert translate(Message("no such {what} {many}", {"what": inner, "many": (inner, 3)})) == (
        f"no such {_('Training loss')} {_('Training loss')}, 3"
    )
