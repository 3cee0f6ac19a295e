"""The ring around the pointer and the keys that are pressed: seen by the class, in nobody's way, nothing while off."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QCursor, QKeyEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from playground.ui.window import MainWindow

CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


def put_pointer(window: MainWindow, monkeypatch: pytest.MonkeyPatch, at: QPoint) -> None:
    monkeypatch.setattr(QCursor, "pos", staticmethod(lambda: window.mapToGlobal(at)))


def test_the_ring_follows_the_pointer(qtbot: QtBot, window: MainWindow, monkeypatch: pytest.MonkeyPatch) -> None:
    put_pointer(window, monkeypatch, QPoint(300, 200))
    qtbot.keyClick(window, Qt.Key.Key_H, CTRL | SHIFT)
    assert window.halo.isVisible()
    assert (window.halo.geometry().center() - QPoint(300, 200)).manhattanLength() <= 2
    put_pointer(window, monkeypatch, QPoint(500, 420))
    qtbot.waitUntil(lambda: (window.halo.geometry().center() - QPoint(500, 420)).manhattanLength() <= 2)
    put_pointer(window, monkeypatch, QPoint(-50, 10))
    qtbot.waitUntil(lambda: not window.halo.isVisible())


def test_what_lies_below_the_ring_is_pressed(qtbot: QtBot, window: MainWindow, monkeypatch: pytest.MonkeyPatch) -> None:
    train = window.transport.train
    at = train.mapTo(window, train.rect().center())
    put_pointer(window, monkeypatch, at)
    window.action("halo").trigger()
    qtbot.waitUntil(lambda: window.halo.isVisible())
    assert window.childAt(at) is train


def test_the_ring_costs_nothing_while_it_is_off(window: MainWindow) -> None:
    assert not window.halo.is_on
    window.action("halo").trigger()
    assert window.halo.is_on
    window.action("halo").trigger()
    assert not window.halo.is_on
    assert not window.halo.isVisible()


def test_keys_are_shown_and_still_do_their_work(qtbot: QtBot, window: MainWindow) -> None:
    window.action("add_layer").trigger()
    layers = len(window.workbench.experiment.network.layers)
    qtbot.keyClick(window, Qt.Key.Key_K, CTRL | SHIFT)
    window.network.view.setFocus()
    qtbot.waitUntil(lambda: QApplication.focusWidget() is window.network.view)
    qtbot.keyClick(window.network.view, Qt.Key.Key_Z, CTRL)
    assert window.key_display.text == "Ctrl + Z"
    assert window.key_display.isVisible()
    assert len(window.workbench.experiment.network.layers) == layers - 1


def test_a_key_pressed_again_says_how_often_and_another_one_takes_its_place(qtbot: QtBot, window: MainWindow) -> None:
    window.action("show_keys").trigger()
    window.network.view.setFocus()
    qtbot.waitUntil(lambda: QApplication.focusWidget() is window.network.view)
    for _press in range(3):
        qtbot.keyClick(window.network.view, Qt.Key.Key_Right)
    assert window.key_display.text == "→ × 3"
    qtbot.keyClick(window.network.view, Qt.Key.Key_Left)
    assert window.key_display.text == "←"


def test_a_sign_that_needs_shift_is_shown_as_the_sign(qtbot: QtBot, window: MainWindow) -> None:
    window.action("show_keys").trigger()
    window.network.view.setFocus()
    qtbot.waitUntil(lambda: QApplication.focusWidget() is window.network.view)
    qtbot.keyClick(window.network.view, Qt.Key.Key_Question, SHIFT)
    assert window.key_display.text == "?"
    qtbot.keyClick(window.network.view, Qt.Key.Key_F11, SHIFT)
    assert window.key_display.text == "Shift + F11"


def test_each_key_is_a_cap_of_its_own(qtbot: QtBot, window: MainWindow) -> None:
    window.action("show_keys").trigger()
    window.network.view.setFocus()
    qtbot.waitUntil(lambda: QApplication.focusWidget() is window.network.view)
    widths = []
    for keys in ((Qt.Key.Key_A, CTRL), (Qt.Key.Key_A, CTRL | SHIFT)):
        qtbot.keyClick(window.network.view, *keys)
        widths.append(window.key_display.width())
        assert len(window.key_display.caps) == len(widths) + 1
        assert all(window.key_display.rect().contains(cap) for cap in window.key_display.caps)
    assert widths[0] < widths[1]


def shows_keys(qtbot: QtBot, window: MainWindow) -> None:
    """Have the keys shown that are pressed in the network, one of which has been."""
    window.action("show_keys").trigger()
    window.network.view.setFocus()
    qtbot.waitUntil(lambda: QApplication.focusWidget() is window.network.view)
    qtbot.keyClick(window.network.view, Qt.Key.Key_Right)
    assert window.key_display.text == "→"


def test_a_modifier_alone_is_no_key(qtbot: QtBot, window: MainWindow) -> None:
    shows_keys(qtbot, window)
    qtbot.keyClick(window.network.view, Qt.Key.Key_Control)
    assert window.key_display.text == "→"


@pytest.mark.parametrize("key", [0, Qt.Key.Key_Dead_Acute, Qt.Key.Key_Multi_key, Qt.Key.Key_AltGr])
def test_what_has_no_name_is_no_key(qtbot: QtBot, window: MainWindow, key: int) -> None:
    shows_keys(qtbot, window)
    pressed = QKeyEvent(QEvent.Type.ShortcutOverride, key, Qt.KeyboardModifier.NoModifier, "é")
    QApplication.sendEvent(QApplication.focusWidget() or window, pressed)
    assert window.key_display.text == "→"


def test_no_key_is_heard_while_it_is_off(qtbot: QtBot, window: MainWindow) -> None:
    window.action("show_keys").trigger()
    window.action("show_keys").trigger()
    window.network.view.setFocus()
    qtbot.keyClick(window.network.view, Qt.Key.Key_Right)
    assert window.key_display.text == ""
    assert not window.key_display.isVisible()


def test_closing_the_window_ends_both(window: MainWindow) -> None:
    window.action("halo").trigger()
    window.action("show_keys").trigger()
    window.close()
    assert not window.halo.is_on
    assert not window.key_display.is_on


def test_the_keys_that_make_type_larger_are_shown_whole(qtbot: QtBot, window: MainWindow) -> None:
    window.action("show_keys").trigger()
    window.network.view.setFocus()
    qtbot.waitUntil(lambda: QApplication.focusWidget() is window.network.view)
    window.action("larger").trigger()
    qtbot.keyClick(window.network.view, Qt.Key.Key_Plus, CTRL)
    window.action("larger").trigger()
    shown = window.key_display
    assert all(shown.rect().contains(cap) for cap in shown.caps)
    assert window.rect().contains(shown.geometry())
