"""One panel over the whole window: by a double click on its title or by a key, and back, in projector mode too."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, QSize, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from playground.ui.window import MainWindow

LEFT, NO_KEYS = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier


def seen(window: MainWindow) -> set[str]:
    docks = {key for key, dock in window.docks.by_key.items() if dock.isVisible()}
    return docks | ({"network"} if window.network.isVisible() else set())


def places(window: MainWindow) -> dict[str, tuple[int, int, int, int]]:
    """Of the panels that are in front: one behind another, in a place they share, has no size of its own."""
    docks = window.docks.by_key.items()
    return {key: dock.geometry().getRect() for key, dock in docks if not dock.visibleRegion().isEmpty()}


def double_click(widget: QWidget, at: QPoint) -> None:
    QTest.mouseClick(widget, LEFT, NO_KEYS, at)
    QTest.mouseDClick(widget, LEFT, NO_KEYS, at)


def head_of(window: MainWindow, panel: str) -> tuple[QWidget, QPoint]:
    """A place on the title of a panel."""
    if panel == "network":
        return window.network, QPoint(120, 14)
    view = window.docks.views[panel]
    return view, QPoint(16, 18)


@pytest.mark.parametrize("panel", ["network", "output", "loss", "gradient", "layers"])
def test_a_double_click_on_its_title_enlarges_a_panel_and_another_one_brings_all_back(
    qtbot: QtBot, window: MainWindow, panel: str
) -> None:
    window.setAnimated(False)
    if panel != "network":
        window.docks.by_key[panel].raise_()
    qtbot.waitUntil(lambda: panel == "network" or panel in places(window))
    before, all_panels = places(window), seen(window)
    double_click(*head_of(window, panel))
    assert seen(window) == {panel}
    large = window.network if panel == "network" else window.docks.by_key[panel]
    content = window.network.view if panel == "network" else window.docks.views[panel]
    qtbot.waitUntil(lambda: large.width() > 0.9 * window.width() and large.height() > 0.7 * window.height())
    qtbot.waitUntil(lambda: content.width() > 0.9 * window.width())
    double_click(*head_of(window, panel))
    qtbot.waitUntil(lambda: not window.places.is_held)
    assert seen(window) == all_panels
    qtbot.waitUntil(lambda: places(window) == before)


def test_a_key_enlarges_the_panel_with_the_focus_and_escape_goes_back(qtbot: QtBot, window: MainWindow) -> None:
    all_panels = seen(window)
    window.docks.views["loss"].log.setFocus()
    qtbot.keyClick(window, Qt.Key.Key_F9)
    assert seen(window) == {"loss"}
    qtbot.keyClick(window, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: not window.places.is_held)
    assert seen(window) == all_panels


def test_escape_is_left_to_others_while_no_panel_is_large(window: MainWindow) -> None:
    assert not window.action("shrink").isEnabled()
    window.enlarging.toggle("loss")
    assert window.action("shrink").isEnabled()


def test_in_projector_mode_it_goes_back_to_what_the_class_sees(qtbot: QtBot, window: MainWindow) -> None:
    all_panels = seen(window)
    qtbot.keyClick(window, Qt.Key.Key_F11)
    window.resize(1280, 720)
    qtbot.waitUntil(lambda: window.size() == QSize(1280, 720) and not window.projector.is_settling)
    class_sees = seen(window)
    window.enlarging.toggle("output")
    assert seen(window) == {"output"}
    qtbot.keyClick(window, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: window.places._returning is None)
    assert seen(window) == class_sees
    assert window.projector.is_on
    qtbot.keyClick(window, Qt.Key.Key_F11)
    qtbot.waitUntil(lambda: not window.places.is_held)
    assert seen(window) == all_panels
