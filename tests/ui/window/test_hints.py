"""The hints of the first start: beside what they point at, gone once done or closed, and never back."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, QRect, Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from playground.i18n import plain_text
from playground.ui.focus.order import stops
from playground.ui.hints.hints import HINTS, Hints
from playground.ui.theme.theme import theme
from playground.ui.window import MainWindow


@pytest.fixture
def hints(qtbot: QtBot, window: MainWindow) -> Hints:
    hints = Hints(window)
    qtbot.waitUntil(lambda: all(bubble.isVisible() for bubble in hints.bubbles.values()))
    return hints


def test_three_short_hints_are_shown_at_the_first_start(hints: Hints) -> None:
    assert set(hints.bubbles) == {"train", "layer", "gradient"}
    assert all(len(hint.text.split()) < 8 for hint in HINTS)


@pytest.mark.parametrize("language", ["en", "th"])
@pytest.mark.parametrize("size", [(1024, 768), (1280, 720), (1920, 1080)])
def test_a_hint_never_covers_what_it_points_at_or_another_hint(
    qtbot: QtBot, window: MainWindow, hints: Hints, size: tuple[int, int], language: str
) -> None:
    window.change_language(language)
    window.resize(*size)
    qtbot.waitUntil(lambda: (window.width(), window.height()) == size)
    QApplication.processEvents()
    hints.follow()
    shown = [bubble for bubble in hints.bubbles.values() if bubble.isVisible()]
    assert shown
    for bubble in shown:
        assert not bubble.geometry().intersects(bubble.target)
        assert window.rect().contains(bubble.geometry())
        assert bubble.label.sizeHint().width() <= bubble.label.width()
    places = [QRect(bubble.geometry()) for bubble in shown]
    assert not any(a.intersects(b) for i, a in enumerate(places) for b in places[:i])
    window.change_language("en")


def test_training_does_away_with_its_hint(qtbot: QtBot, window: MainWindow, hints: Hints) -> None:
    window.workbench.session.step()
    qtbot.waitUntil(lambda: "train" not in hints.bubbles)
    assert set(hints.bubbles) == {"layer", "gradient"}


def test_a_layer_that_is_added_does_away_with_its_hint(window: MainWindow, hints: Hints) -> None:
    window.action("add_layer").trigger()
    assert set(hints.bubbles) == {"train", "gradient"}


def test_looking_at_the_gradient_does_away_with_its_hint(window: MainWindow, hints: Hints) -> None:
    QApplication.sendEvent(window.docks.by_key["gradient"], QEvent(QEvent.Type.Enter))
    assert set(hints.bubbles) == {"train", "layer"}


def test_a_hint_is_closed_by_its_button(qtbot: QtBot, window: MainWindow, hints: Hints) -> None:
    qtbot.mouseClick(hints.bubbles["layer"].button, Qt.MouseButton.LeftButton)
    assert "layer" not in hints.bubbles


def test_the_keyboard_reaches_the_button_and_stays_in_the_window(
    qtbot: QtBot, window: MainWindow, hints: Hints
) -> None:
    window.activateWindow()
    button = hints.bubbles["train"].button
    assert button in list(stops(window))
    button.setFocus()
    qtbot.waitUntil(button.hasFocus)
    qtbot.keyClick(button, Qt.Key.Key_Space)
    assert "train" not in hints.bubbles
    assert QApplication.focusWidget() is window.network.view


def test_what_was_done_never_comes_back(qtbot: QtBot, window: MainWindow, hints: Hints) -> None:
    for key in list(hints.bubbles):
        hints.done(key)
    assert sorted(window.settings.hints_done) == ["gradient", "layer", "train"]
    assert Hints(window).bubbles == {}


def test_a_hint_is_read_out(hints: Hints) -> None:
    for hint in HINTS:
        assert hints.bubbles[hint.key].accessibleName() == plain_text(hint.text)
        assert hints.bubbles[hint.key].button.accessibleName() == "Close the hint"


def test_a_hint_is_not_shown_where_its_target_is_not(window: MainWindow, hints: Hints) -> None:
    window.docks.by_key["gradient"].hide()
    hints.follow()
    assert not hints.bubbles["gradient"].isVisible()
    window.action("restore").trigger()


def test_a_class_sees_no_hints(window: MainWindow, hints: Hints) -> None:
    window.action("projector").trigger()
    hints.follow()
    assert theme().is_projector
    assert not any(bubble.isVisible() for bubble in hints.bubbles.values())
    window.action("projector").trigger()
