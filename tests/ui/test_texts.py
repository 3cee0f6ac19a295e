from __future__ import annotations

from PySide6.QtWidgets import QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from playground.i18n import set_language
from playground.messages import N_
from playground.ui.language import show_language
from playground.ui.texts import retranslate, say


def test_a_widget_says_its_texts_and_says_them_again_in_another_language(qtbot: QtBot) -> None:
    button = say(QPushButton(), text=N_("Step"), tip=N_("One update from one batch"), name=N_("Step"))
    qtbot.addWidget(button)
    english = button.text(), button.toolTip(), button.accessibleName()
    assert english == ("Step", "One update from one batch", "Step")
    set_language("th")
    retranslate(button)
    thai = button.text(), button.toolTip(), button.accessibleName()
    assert all(new != old for new, old in zip(thai, english, strict=True))


def test_changing_the_language_reaches_every_widget_of_every_window(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    label = say(QLabel(window), text=N_("Step"))
    show_language("th")
    assert label.text() != "Step"
    show_language("en")
    assert label.text() == "Step"
