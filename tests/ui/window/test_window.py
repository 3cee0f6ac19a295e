"""The window as a whole: language, theme, keyboard, arrangement, sizes."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QAbstractButton, QComboBox, QLineEdit, QPushButton, QTabBar
from pytestqt.qtbot import QtBot

from playground.ui.theme.theme import theme
from playground.ui.window import MainWindow


@pytest.mark.parametrize("size", [(1024, 768), (1280, 720), (1920, 1080)])
@pytest.mark.parametrize("language", ["en", "th"])
def test_the_window_fits_the_usual_screens(
    qtbot: QtBot, window: MainWindow, language: str, size: tuple[int, int]
) -> None:
    window.change_language(language)
    window.resize(*size)
    qtbot.waitUntil(lambda: window.size() == QSize(*size))
    assert window.minimumSizeHint().width() <= size[0]
    assert window.minimumSizeHint().height() <= size[1]


def test_the_language_changes_while_the_window_is_open(qtbot: QtBot, window: MainWindow) -> None:
    train = window.transport.train
    assert train.accessibleName() == "Train"
    qtbot.mouseClick(window.transport.language.button("th"), Qt.MouseButton.LeftButton)
    assert train.accessibleName() == "ฝึก"
    qtbot.mouseClick(window.transport.language.button("en"), Qt.MouseButton.LeftButton)
    assert train.accessibleName() == "Train"


def test_the_theme_changes_while_the_window_is_open(window: MainWindow) -> None:
    theme().choose("dark")
    assert theme().tokens.dark
    theme().choose("light")
    assert not theme().tokens.dark


def test_space_presses_the_button_that_has_the_focus(qtbot: QtBot, window: MainWindow) -> None:
    window.action("add_layer").trigger()
    undo = next(b for b in window.findChildren(QPushButton) if b.accessibleName() == "Undo")
    undo.setFocus()
    qtbot.keyClick(undo, Qt.Key.Key_Space)
    assert len(window.workbench.experiment.network.layers) == 2
    assert not window.workbench.running


def test_hidden_panels_come_back_to_their_places(window: MainWindow) -> None:
    window.docks.by_key["loss"].hide()
    window.docks.by_key["output"].setFloating(True)
    window.action("restore").trigger()
    assert window.docks.by_key["loss"].isVisible()
    assert not window.docks.by_key["output"].isFloating()


def test_no_line_in_a_colour_of_its_own_is_below_the_tabs_of_panels(window: MainWindow) -> None:
    bars = window.findChildren(QTabBar, options=Qt.FindChildOption.FindDirectChildrenOnly)
    assert bars
    assert not any(bar.drawBase() for bar in bars)


def test_every_control_has_a_name_for_a_screen_reader_and_a_tooltip(window: MainWindow) -> None:
    kinds = (QAbstractButton, QComboBox, QLineEdit)
    controls = [c for kind in kinds for c in window.findChildren(kind) if c.isVisible() and not _is_part(c)]
    nameless = [type(c).__name__ for c in controls if not (c.accessibleName() or getattr(c, "text", str)())]
    assert not nameless
    untold = [c.accessibleName() for c in controls if not c.toolTip()]
    assert not untold


def _is_part(control: object) -> bool:
    """Whether it is a part of another control that has the name: the line inside a spin box, say."""
    return getattr(control, "objectName", str)().startswith("qt_")


def test_projector_mode_enlarges_the_type_hides_the_tools_and_leaves_as_it_came(window: MainWindow) -> None:
    window.docks.by_key["layers"].hide()
    window.action("projector").trigger()
    assert window.font().pixelSize() >= 20
    assert not window.docks.by_key["palette"].isVisible()
    assert window.docks.by_key["loss"].isVisible()
    window.action("projector").trigger()
    assert window.font().pixelSize() < 20
    assert window.docks.by_key["palette"].isVisible()
    assert not window.docks.by_key["layers"].isVisible()


def test_the_tabs_of_panels_in_one_place_say_what_they_are(window: MainWindow) -> None:
    tabs = window.findChildren(QTabBar, options=Qt.FindChildOption.FindDirectChildrenOnly)
    assert [bar.accessibleName() for bar in tabs] == ["Panels in one place"]
    assert [tabs[0].tabText(index) for index in range(tabs[0].count())] == ["Palette", "Layers"]
