"""The first steps: a page in each language that calls things as the program calls them."""

from __future__ import annotations

import re

import pytest
import texts
from borders import BORDER
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from playground.i18n import WORD_BORDER, set_language
from playground.resources import resource
from playground.ui.guide import PAGES, GuideWindow
from playground.ui.language import show_language
from playground.ui.theme.theme import theme

BOLD = re.compile(r"\*\*(.+?)\*\*")
STEP = re.compile(r"^\d+\. ", re.MULTILINE)


def page(code: str) -> str:
    return resource(*PAGES[code]).read_text(encoding="utf-8").replace(BORDER, "")


def test_both_pages_have_the_same_steps() -> None:
    english, thai = page("en"), page("th")
    assert len(STEP.findall(english)) == len(STEP.findall(thai)) > 8
    assert english.count("\n## ") == thai.count("\n## ")
    assert len(BOLD.findall(english)) == len(BOLD.findall(thai))


def test_what_is_bold_is_called_so_in_the_program() -> None:
    messages = [message for message in texts.catalogue() if message.id]
    said = {
        "en": {text for message in messages for text in texts.forms(message.id)},
        "th": {text for message in messages for text in texts.forms(message.string)},
    }
    for code, names in said.items():
        assert [name for name in BOLD.findall(page(code)) if name not in names] == []


def test_the_page_the_program_shows_is_that_of_the_text() -> None:
    assert texts.MARKED_GUIDE.read_bytes() == texts.marked_guide()
    assert BORDER in texts.MARKED_GUIDE.read_text(encoding="utf-8")


def test_the_page_follows_the_language(qtbot: QtBot) -> None:
    parent = QWidget()
    qtbot.addWidget(parent)
    guide = GuideWindow(parent)
    assert guide.page.toPlainText().startswith("First steps")
    show_language("th")
    assert guide.page.toPlainText().startswith("เริ่มต้นใช้งาน")
    assert guide.windowTitle() == "เริ่มต้นใช้งาน"
    show_language("en")
    assert guide.page.toPlainText().startswith("First steps")


@pytest.mark.parametrize("code", PAGES)
def test_what_is_copied_is_plain(qtbot: QtBot, code: str) -> None:
    parent = QWidget()
    qtbot.addWidget(parent)
    set_language(code)
    guide = GuideWindow(parent)
    guide.page.selectAll()
    qtbot.keyClick(guide.page, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    copied = QApplication.clipboard().text()
    assert len(copied) > 500
    assert WORD_BORDER not in copied


def test_headings_are_larger_than_the_text_and_set_off_from_what_is_above(qtbot: QtBot) -> None:
    parent = QWidget()
    qtbot.addWidget(parent)
    document, forms = GuideWindow(parent).page.document(), {}
    block = document.begin()
    while block.isValid():
        font = block.begin().fragment().charFormat().font()
        forms.setdefault(block.blockFormat().headingLevel(), (font.pixelSize(), block.blockFormat().topMargin()))
        block = block.next()
    assert forms[1][0] > forms[2][0] > theme().tokens.text_size
    assert forms[2][1] > 10
