"""What the class sees: chosen with real clicks, seen at once, saved under a name, there again in the next window."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QSize, Qt
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMenu
from pytestqt.qtbot import QtBot

from playground.document.class_view import CONTROLS, PANELS, ClassView
from playground.document.presets import DEFAULT, preset
from playground.projects.files import read_project
from playground.ui.app import make_window
from playground.ui.classroom.class_view_dialog import NAMES, ClassViewDialog
from playground.ui.settings import Settings
from playground.ui.theme.theme import theme
from playground.ui.widgets.switch import Switch
from playground.ui.window import MainWindow
from tests.ui.window.legibility import clipped_texts, settle

OPEN = "What is open just now"
LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def dialog(qtbot: QtBot, window: MainWindow) -> ClassViewDialog:
    window.action("class_view").trigger()
    dialog = window.findChild(ClassViewDialog)
    assert dialog is not None
    qtbot.waitExposed(dialog)
    return dialog


def present(qtbot: QtBot, window: MainWindow) -> None:
    window.projector.switch(True)
    window.resize(1280, 720)
    qtbot.waitUntil(lambda: window.size() == QSize(1280, 720) and not window.projector.is_settling)


def switch(dialog: ClassViewDialog, part: str) -> None:
    """With a click on its box, wherever the keyboard is."""
    click_switch(dialog.boxes[part])


def click_switch(box: Switch) -> None:
    QTest.mouseClick(box, LEFT, pos=QPoint(9, box.height() // 2))


def save(qtbot: QtBot, dialog: ClassViewDialog, name: str) -> None:
    QTest.keyClicks(dialog.name, name)
    qtbot.mouseClick(dialog.save_button, LEFT)


def views_menu(window: MainWindow) -> dict[str, QAction]:
    menu = next(m for m in window.findChildren(QMenu) if m.title() == "Views for the class")
    return {action.text(): action for action in menu.actions() if not action.isSeparator()}


def test_every_part_has_a_box(dialog: ClassViewDialog) -> None:
    assert set(dialog.boxes) == set(NAMES) == {*PANELS, *CONTROLS}


def test_the_class_sees_every_change_at_once(qtbot: QtBot, window: MainWindow, dialog: ClassViewDialog) -> None:
    present(qtbot, window)
    for part, widget in (
        ("gradient", window.docks.by_key["gradient"]),
        ("palette", window.docks.by_key["palette"]),
        ("network", window.network),
        ("run", window.transport.train),
        ("speed", window.transport.speed),
        ("numbers", window.transport.figures),
        ("menus", window.menuBar()),
        ("status", window.network.status),
        ("links", window.network.quantity),
        ("legend", window.network.legend),
    ):
        was = not widget.isHidden()
        switch(dialog, part)
        assert widget.isHidden() is was, part
        switch(dialog, part)
        assert widget.isHidden() is not was, part


def test_hiding_controls_hides_no_result(qtbot: QtBot, window: MainWindow) -> None:
    present(qtbot, window)
    window.projector.show_view(ClassView(controls=()))
    assert window.network.view.isVisible()
    for chart in ("output", "loss", "gradient"):
        assert window.docks.views[chart].isVisible()
    assert window.docks.views["loss"].plot.isVisible()
    assert window.docks.views["output"].page.view.isVisible()
    assert not window.docks.views["loss"].log.isVisible()
    assert window.transport.class_view.isVisible()  # the way back


def test_the_last_panel_stays_and_its_box_says_so(qtbot: QtBot, window: MainWindow, dialog: ClassViewDialog) -> None:
    present(qtbot, window)
    window.projector.show_view(ClassView(panels=("loss",)))
    switch(dialog, "loss")
    assert dialog.boxes["loss"].isChecked()
    assert window.docks.by_key["loss"].isVisible()


def test_a_view_is_saved_and_chosen_from_the_menu(qtbot: QtBot, window: MainWindow, dialog: ClassViewDialog) -> None:
    switch(dialog, "gradient")
    save(qtbot, dialog, "Without gradient")
    switch(dialog, "gradient")
    entry = views_menu(window)["Without gradient"]
    assert not entry.isChecked()
    entry.trigger()
    assert views_menu(window)["Without gradient"].isChecked()
    assert window.projector.is_on
    assert not window.docks.by_key["gradient"].isVisible()
    assert window.docks.by_key["loss"].isVisible()


def test_until_something_is_chosen_the_class_sees_what_is_open(window: MainWindow, dialog: ClassViewDialog) -> None:
    assert dialog.what_is_open.isChecked()
    assert views_menu(window)[OPEN].isChecked()


def test_the_menu_leads_back_to_what_is_open(qtbot: QtBot, window: MainWindow) -> None:
    window.docks.by_key["gradient"].hide()
    present(qtbot, window)
    window.projector.show_view(ClassView(panels=("gradient",)))
    assert not views_menu(window)[OPEN].isChecked()
    views_menu(window)[OPEN].trigger()
    assert views_menu(window)[OPEN].isChecked()
    assert window.network.isVisible()
    assert window.docks.by_key["loss"].isVisible()
    assert not window.docks.by_key["gradient"].isVisible()


def test_the_next_presentation_shows_what_is_open_then(
    qtbot: QtBot, window: MainWindow, dialog: ClassViewDialog
) -> None:
    switch(dialog, "loss")
    assert not dialog.what_is_open.isChecked()
    click_switch(dialog.what_is_open)
    assert dialog.what_is_open.isChecked()
    window.docks.by_key["output"].hide()
    present(qtbot, window)
    assert window.docks.by_key["loss"].isVisible()
    assert not window.docks.by_key["output"].isVisible()


def test_what_is_open_can_be_made_to_stay(qtbot: QtBot, window: MainWindow, dialog: ClassViewDialog) -> None:
    click_switch(dialog.what_is_open)
    assert not dialog.what_is_open.isChecked()
    window.docks.by_key["output"].hide()
    present(qtbot, window)
    assert window.docks.by_key["output"].isVisible()


def test_a_view_is_deleted(qtbot: QtBot, window: MainWindow, dialog: ClassViewDialog) -> None:
    save(qtbot, dialog, "a")
    qtbot.mouseClick(dialog.delete_button, LEFT)
    assert window.class_views.all == ()
    assert not dialog.show_button.isEnabled()


def test_a_view_without_a_name_cannot_be_saved(qtbot: QtBot, window: MainWindow, dialog: ClassViewDialog) -> None:
    QTest.keyClicks(dialog.name, "   ")
    assert not dialog.save_button.isEnabled()
    QTest.keyClick(dialog.name, Qt.Key.Key_Return)
    assert window.class_views.all == ()


def test_views_are_there_again_in_the_next_window(qtbot: QtBot, window: MainWindow, dialog: ClassViewDialog) -> None:
    save(qtbot, dialog, "tomorrow")
    window.remember()
    again = make_window(preset(DEFAULT), None, Settings(**vars(window.settings)))
    qtbot.addWidget(again)
    assert [view.name for view in again.class_views.all] == ["tomorrow"]
    again.close()


def test_views_in_the_settings_that_make_no_sense_are_left_out(qtbot: QtBot) -> None:
    window = make_window(preset(DEFAULT), None, Settings(language="en", views=[{"name": 7}]))
    qtbot.addWidget(window)
    assert window.class_views.all == ()
    window.close()


def test_a_view_travels_in_the_project_file(
    qtbot: QtBot, window: MainWindow, dialog: ClassViewDialog, tmp_path: Path
) -> None:
    switch(dialog, "loss")
    save(qtbot, dialog, "lesson 1")
    saved = window.class_views.all
    path = tmp_path / "lesson.playground"
    window.files.save_to(path)
    qtbot.waitUntil(lambda: window.workbench.path == path)
    assert read_project(path).views == saved
    window.class_views.delete("lesson 1")
    window.files.open_path(path)
    qtbot.waitUntil(lambda: window.class_views.all == saved)


@pytest.mark.parametrize("language", ["en", "th"])
@pytest.mark.parametrize("scale", [100, 200])
def test_the_dialog_is_whole_on_a_small_screen(
    qtbot: QtBot, window: MainWindow, dialog: ClassViewDialog, language: str, scale: int
) -> None:
    window.change_language(language)
    theme().set_scale(scale)
    dialog.resize(dialog.sizeHint().boundedTo(QSize(1280, 700)))
    settle(dialog)
    qtbot.waitUntil(lambda: not clipped_texts(dialog))
    assert dialog.minimumSizeHint().width() <= 1280
    assert dialog.minimumSizeHint().height() <= 700


def test_the_dialog_grows_with_the_type(qtbot: QtBot, window: MainWindow, dialog: ClassViewDialog) -> None:
    present(qtbot, window)
    qtbot.waitUntil(lambda: dialog.area.viewport().width() >= dialog.area.widget().sizeHint().width())


def test_showing_a_view_takes_the_dialog_out_of_the_way(
    qtbot: QtBot, window: MainWindow, dialog: ClassViewDialog
) -> None:
    save(qtbot, dialog, "results")
    qtbot.mouseClick(dialog.show_button, LEFT)
    assert window.projector.is_on
    assert not dialog.isVisible()


def test_a_panel_that_is_large_is_large_in_the_saved_view(
    qtbot: QtBot, window: MainWindow, dialog: ClassViewDialog
) -> None:
    present(qtbot, window)
    window.enlarging.toggle("output")
    save(qtbot, dialog, "map alone")
    window.enlarging.go_back()
    window.class_views.show("map alone")
    assert window.enlarging.key == "output"


def test_only_a_panel_that_is_seen_is_large_in_a_saved_view(
    qtbot: QtBot, window: MainWindow, dialog: ClassViewDialog
) -> None:
    window.enlarging.toggle("palette")
    save(qtbot, dialog, "results")
    assert window.class_views.all[0].large == ""


def test_f11_presents_from_the_dialog_too_and_takes_it_out_of_the_way(
    qtbot: QtBot, window: MainWindow, dialog: ClassViewDialog
) -> None:
    qtbot.waitActive(dialog)
    QTest.keyClick(dialog, Qt.Key.Key_F11)
    assert window.projector.is_on
    assert not dialog.isVisible()


def test_type_can_be_made_larger_from_the_dialog(window: MainWindow, dialog: ClassViewDialog, qtbot: QtBot) -> None:
    before = theme().scale
    QTest.keyClick(dialog, Qt.Key.Key_Plus, Qt.KeyboardModifier.ControlModifier)
    assert theme().scale > before
    assert dialog.isVisible()
