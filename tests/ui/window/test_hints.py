"""The hints of the first start: in a row of their own, gone once done or closed, and never back."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, QRect, Qt
from PySide6.QtWidgets import QApplication, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from playground.i18n import plain_text
from playground.ui.focus.order import stops
from playground.ui.hints.hints import HINTS, Hints
from playground.ui.theme.theme import theme
from playground.ui.window import MainWindow
from tests.ui.window.legibility import clipped_texts, settle


@pytest.fixture
def hints(qtbot: QtBot, window: MainWindow) -> Hints:
    hints = Hints(window)
    qtbot.waitUntil(hints.strip.isVisible)
    return hints


def place_in(window: MainWindow, widget: QWidget) -> QRect:
    return QRect(widget.mapTo(window, widget.rect().topLeft()), widget.size())


def press(qtbot: QtBot, hints: Hints, key: str) -> None:
    qtbot.mouseClick(hints.strip.lines[key].button, Qt.MouseButton.LeftButton)


def test_three_short_hints_are_shown_at_the_first_start(hints: Hints) -> None:
    assert hints.left == ("train", "layer", "gradient")
    assert all(len(hint.text.split()) < 6 for hint in HINTS)


@pytest.mark.parametrize("language", ["en", "th"])
@pytest.mark.parametrize("size", [(1024, 768), (1280, 720), (1920, 1080)])
def test_hints_are_whole_and_cover_nothing(
    qtbot: QtBot, window: MainWindow, hints: Hints, size: tuple[int, int], language: str
) -> None:
    window.change_language(language)
    window.resize(*size)
    qtbot.waitUntil(lambda: (window.width(), window.height()) == size)
    settle(window)
    assert not clipped_texts(hints.strip)
    place = place_in(window, hints.strip)
    others = (window.network.view, window.network.status, window.transport, *window.docks.by_key.values())
    assert not any(place.intersects(place_in(window, other)) for other in others if other.isVisible())
    tops = {place_in(window, line).top() for line in hints.strip.lines.values()}
    assert len(tops) == 1
    window.change_language("en")


def test_training_does_away_with_its_hint(qtbot: QtBot, window: MainWindow, hints: Hints) -> None:
    window.workbench.session.step()
    qtbot.waitUntil(lambda: hints.left == ("layer", "gradient"))


def test_a_layer_that_is_added_does_away_with_its_hint(window: MainWindow, hints: Hints) -> None:
    window.action("add_layer").trigger()
    assert hints.left == ("train", "gradient")


def test_looking_at_the_gradient_does_away_with_its_hint(window: MainWindow, hints: Hints) -> None:
    QApplication.sendEvent(window.docks.by_key["gradient"], QEvent(QEvent.Type.Enter))
    assert hints.left == ("train", "layer")


def test_the_numbers_stay_when_others_go(window: MainWindow, hints: Hints) -> None:
    hints.done("train")
    assert [line.number.text() for line in hints.strip.lines.values()] == ["2", "3"]


def test_a_hint_shows_where_that_is_what_it_is_about(qtbot: QtBot, window: MainWindow, hints: Hints) -> None:
    window.activateWindow()
    window.docks.by_key["layers"].raise_()
    window.docks.by_key["gradient"].hide()
    press(qtbot, hints, "layer")
    qtbot.waitUntil(lambda: window.focus_ring.target is not None)
    assert window.docks.by_key["palette"].isAncestorOf(window.focus_ring.target)
    press(qtbot, hints, "train")
    qtbot.waitUntil(lambda: window.focus_ring.target is window.transport.train)
    press(qtbot, hints, "gradient")
    qtbot.waitUntil(lambda: window.docks.by_key["gradient"].isAncestorOf(QApplication.focusWidget()))
    assert window.docks.by_key["gradient"].isVisible()


def test_they_are_closed_together(qtbot: QtBot, hints: Hints) -> None:
    qtbot.mouseClick(hints.strip.close_button, Qt.MouseButton.LeftButton)
    assert hints.left == ()
    assert not hints.strip.isVisible()


def test_the_keyboard_reaches_every_button_and_stays_in_the_window(
    qtbot: QtBot, window: MainWindow, hints: Hints
) -> None:
    window.activateWindow()
    buttons = hints.strip.findChildren(QPushButton)
    assert set(buttons) <= set(stops(window))
    hints.strip.close_button.setFocus()
    qtbot.waitUntil(hints.strip.close_button.hasFocus)
    qtbot.keyClick(hints.strip.close_button, Qt.Key.Key_Space)
    assert hints.left == ()
    assert QApplication.focusWidget() is window.network.view


def test_what_was_done_never_comes_back(window: MainWindow, hints: Hints) -> None:
    hints.close()
    assert sorted(window.settings.hints_done) == ["gradient", "layer", "train"]
    assert Hints(window).left == ()


def test_a_hint_is_read_out(hints: Hints) -> None:
    for hint in HINTS:
        assert hints.strip.lines[hint.key].button.text() == plain_text(hint.text)
    assert hints.strip.close_button.accessibleName() == "Close the hints"


def test_a_class_sees_no_hints(window: MainWindow, hints: Hints) -> None:
    window.action("projector").trigger()
    assert theme().is_projector
    assert not hints.strip.isVisible()
    window.action("projector").trigger()
    assert hints.strip.isVisible()
