"""The whole window in Thai."""

from __future__ import annotations

import gettext
import re

import pytest
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QApplication, QMenu, QWidget
from pytestqt.qtbot import QtBot

from playground.document.presets import DEFAULT, PRESETS, preset
from playground.i18n import WORD_BORDER, catalogue
from playground.resources import resource
from playground.ui.selection import DATA, TRAINING, Selection
from playground.ui.window import MainWindow

# Formulas, papers, names of columns.
SAME_IN_EVERY_LANGUAGE = re.compile(
    r"[=←²^]|[UN]\(|\b(1[89]|20)\d\d\b|\(cm\)|pixel \d|^(sin )?\W*[a-zLΔ]?\W*[₁₂]?$|[∂Δ]|^(EN|ไทย|value|\d)$"
)


class Untranslated(gettext.NullTranslations):
    """Remembers every text that the catalogue does not have."""

    def __init__(self) -> None:
        super().__init__()
        self.asked: set[str] = set()

    def gettext(self, message: str) -> str:
        self.asked.add(message)
        return message

    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:
        return self.gettext(msgid1)

    def pgettext(self, context: str, message: str) -> str:
        return self.gettext(message)


@pytest.fixture
def untranslated(monkeypatch: pytest.MonkeyPatch) -> Untranslated:
    """What is asked for in Thai and not there."""
    missing = Untranslated()
    fresh = gettext.translation("playground", str(resource("locale")), ["th"])
    fresh.add_fallback(missing)
    monkeypatch.setattr(catalogue, "_translations", lambda code: fresh if code == "th" else gettext.NullTranslations())
    return missing


@pytest.fixture
def thai(qtbot: QtBot, window: MainWindow) -> MainWindow:
    """The window in Thai, after a few steps, so that everything has something to say."""
    window.change_language("th")
    window.workbench.session.step(50)
    qtbot.waitUntil(lambda: window.workbench.snapshot is not None and window.workbench.snapshot.step >= 50)
    return window


def test_nothing_is_said_that_the_catalogue_does_not_have(
    qtbot: QtBot, untranslated: Untranslated, thai: MainWindow
) -> None:
    workbench = thai.workbench
    for selection in (DATA, TRAINING, Selection("layer", 0), Selection("layer", 1), Selection("weight", 0, 0, 0)):
        workbench.select(selection)
    for key in ("output", "gradient"):
        view = thai.docks.views[key]
        for page in view.tabs.offered:  # type: ignore[attr-defined]
            view.turn_to(page)  # type: ignore[attr-defined]
            QApplication.processEvents()
    for kind in (*PRESETS, DEFAULT):
        workbench.open_experiment(preset(kind), None, None)
        QApplication.processEvents()
    for menu in thai.findChildren(QMenu):
        menu.aboutToShow.emit()
    assert {text for text in untranslated.asked if not SAME_IN_EVERY_LANGUAGE.search(text)} == set()


def test_what_a_screen_reader_says_has_no_marks_of_word_borders(thai: MainWindow) -> None:
    widgets = thai.findChildren(QWidget)
    spoken = [text for widget in widgets for text in (widget.accessibleName(), widget.accessibleDescription())]
    assert sum(map(bool, spoken)) > 50
    assert not [text for text in spoken if WORD_BORDER in text]


def test_menus_and_titles_have_no_marks_either(thai: MainWindow) -> None:
    texts = [action.text() for action in thai.findChildren(QAction)]
    assert not [text for text in (*texts, thai.windowTitle()) if WORD_BORDER in text]


def test_sentences_have_them(thai: MainWindow) -> None:
    assert WORD_BORDER in thai.action("export").toolTip()
