"""The Thai catalogue: complete, compiled, and with the same places to fill in as the English."""

from __future__ import annotations

import re
import string
from functools import cache

import texts
from babel.messages.catalog import Catalog

MARK = re.compile(r"&(?=\w)")


@cache
def committed() -> Catalog:
    return texts.catalogue()


def places(text: str) -> list[tuple[str, str | None, str | None]]:
    """The named places of a template with how each is to be written."""
    return sorted((name, spec, conversion) for _, name, spec, conversion in string.Formatter().parse(text) if name)


def test_every_text_of_the_program_is_in_the_catalogue_and_no_other() -> None:
    program = {message.id for message in texts.template() if message.id}
    assert {message.id for message in committed() if message.id} == program


def test_every_text_is_translated() -> None:
    assert texts.untranslated(committed()) == []


def test_no_translation_is_a_guess() -> None:
    assert [message.id for message in committed() if message.id and message.fuzzy] == []


def test_translations_have_the_same_places_to_fill_in() -> None:
    for message in committed():
        for text in texts.forms(message.string):
            assert places(text) in [places(english) for english in texts.forms(message.id)], message.id


def test_menus_keep_their_key() -> None:
    for message in committed():
        for english, thai in zip(texts.forms(message.id), texts.forms(message.string), strict=False):
            assert len(MARK.findall(thai)) == len(MARK.findall(english)), english


def test_the_letter_of_a_key_carries_no_vowel_or_mark() -> None:
    """The line under the letter would tear them off it."""
    for message in committed():
        for thai in texts.forms(message.string):
            assert not re.search(r"&\w[\u0e31\u0e34-\u0e3a\u0e47-\u0e4e]", thai), thai


def test_places_of_the_printf_kind_stay_as_they_are() -> None:
    place = re.compile(r"%(?:\(\w+\))?[srdf1-9]")
    for message in committed():
        for english, thai in zip(texts.forms(message.id), texts.forms(message.string), strict=False):
            assert sorted(place.findall(english)) == sorted(place.findall(thai)), english


def test_sentences_end_alike() -> None:
    """Thai has no full stop, but an ellipsis or a colon means something."""
    for message in committed():
        for english, thai in zip(texts.forms(message.id), texts.forms(message.string), strict=False):
            if english.endswith(("…", ":")):
                assert thai.endswith(english[-1]), english


def test_the_compiled_catalogue_is_that_of_the_text() -> None:
    assert texts.MO.read_bytes() == texts.as_mo(committed())


def test_the_catalogue_is_written_as_the_tool_writes_it() -> None:
    assert texts.PO.read_bytes() == texts.as_po(committed())


def test_marks_are_found_wherever_they_stand() -> None:
    source = """
first, second = N_("one"), f"{_(N_('two'))} (*.csv)"
third = ngettext("{n} thing", "{n} things", n)
fourth = NC_("Qt", "Reset")
nothing = _(name)
"""
    assert sorted(texts.marked_texts(source), key=str) == [
        {"context": "Qt", "id": "Reset"},
        {"id": "one"},
        {"id": "two"},
        {"id": "{n} thing", "plural": "{n} things"},
    ]


def test_a_new_text_is_left_untranslated_and_an_old_one_goes() -> None:
    old = Catalog(locale="th")
    old.add("gone", "หายไป")
    old.add("kept", "คงอยู่")
    program = Catalog()
    program.add("kept")
    program.add("keep", locations=[("playground/x.py", 0)])
    new = texts.updated(old, program)
    assert {message.id: message.string or "" for message in new if message.id} == {"kept": "คงอยู่", "keep": ""}
    assert texts.untranslated(new) == ["keep"]
