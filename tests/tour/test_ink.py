"""No vowel and no tone mark of Thai is cut off, though every text is written with the tallest letters there are."""

from __future__ import annotations

import gettext
import re
from collections.abc import Callable

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QApplication, QMenu, QMessageBox, QToolTip, QWidget
from pytestqt.qtbot import QtBot

from playground.i18n import catalogue
from playground.messages import message
from playground.resources import resource
from playground.ui.theme.fonts import application_font, line_height
from tests.tour.ink import cut_letters, runs
from tests.tour.pictures import toured_window
from tests.tour.stops import STOPS

# The highest stack above a letter, the deepest below one, and both.
TALL = "ที่ ปั๊ม ญี่ปุ่น กำ น้ำ ฐู ฎุ"
BARE_LETTER = re.compile("[\u0e01-\u0e2e](?![\u0e31\u0e33-\u0e3a\u0e47-\u0e4e])")
STACKS = ("ปี่", "ฎุ")


class Stacked(gettext.GNUTranslations):
    """The Thai catalogue with tall letters in every text, about as long as before."""

    def gettext(self, message: str) -> str:
        return stacked(super().gettext(message))

    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:
        return stacked(super().ngettext(msgid1, msgid2, n))

    def pgettext(self, context: str, message: str) -> str:
        return stacked(super().pgettext(context, message))


def stacked(text: str) -> str:
    """`text` with every second of its bare letters replaced by a stack."""
    count = iter(range(len(text)))

    def replaced(letter: re.Match[str]) -> str:
        number = next(count)
        return letter.group() if number % 2 else STACKS[number // 2 % 2]

    return BARE_LETTER.sub(replaced, text)


@pytest.fixture
def tall_letters(monkeypatch: pytest.MonkeyPatch) -> None:
    name = resource("locale", "th", "LC_MESSAGES", "playground.mo")
    with name.open("rb") as file:
        tall = Stacked(file)
    look_up: Callable[[str], gettext.NullTranslations] = {"th": tall, "en": gettext.NullTranslations()}.__getitem__
    monkeypatch.setattr(catalogue, "_translations", look_up)


@pytest.mark.usefixtures("tall_letters")
@pytest.mark.parametrize("size", [(1024, 768), (1280, 720)])
def test_no_letter_is_cut_anywhere(qapp: object, size: tuple[int, int]) -> None:
    found = []
    with toured_window("th", "light", size) as window:
        for stop in STOPS:
            stop.visit(window)
            found += [f"{stop.name}: {line}" for line in cut_letters(window)]
            stop.leave(window)
    assert not found, "\n".join(found)


@pytest.mark.usefixtures("tall_letters")
def test_no_letter_of_menus_tooltips_and_messages_is_cut(qapp: QApplication) -> None:
    with toured_window("th", "light", (1280, 720)) as window:
        menus = window.findChildren(QMenu)
        for menu in menus:
            menu.popup(window.mapToGlobal(QPoint(100, 100)))
            assert list(cut_letters(menu)) == []
            menu.close()
        assert len(menus) > 5
        box = QMessageBox(QMessageBox.Icon.Question, TALL, TALL, QMessageBox.StandardButton.Save, window)
        box.setInformativeText(TALL)
        box.show()
        window.say(message(TALL))
        QToolTip.showText(window.mapToGlobal(QPoint(50, 50)), f"{TALL}\n{TALL}", box)
        shown = [widget for widget in QApplication.topLevelWidgets() if widget.isVisible()]
        assert len(shown) > 2
        assert [line for widget in shown for line in cut_letters(widget)] == []
        box.close()
        QToolTip.hideText()


class Letters(QWidget):
    """The tallest letters in a line of its height."""

    def __init__(self, pixels: int, height: int) -> None:
        super().__init__()
        self._font = application_font(pixels)
        self.resize(600, height)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setFont(self._font)
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignVCenter, TALL)
        painter.end()


@pytest.mark.parametrize("pixels", [11, 12, 13, 16, 20, 26, 40])
def test_a_line_has_room_for_the_tallest_letters(qtbot: QtBot, pixels: int) -> None:
    letters = Letters(pixels, line_height(application_font(pixels)))
    qtbot.addWidget(letters)
    letters.show()
    assert "".join(run.text for run in runs(letters)) == TALL
    assert list(cut_letters(letters)) == []


@pytest.mark.parametrize("pixels", [13, 20, 40])
def test_letters_that_are_cut_are_found(qtbot: QtBot, pixels: int) -> None:
    letters = Letters(pixels, QFontMetrics(application_font(pixels)).height())
    qtbot.addWidget(letters)
    letters.show()
    assert list(cut_letters(letters))
