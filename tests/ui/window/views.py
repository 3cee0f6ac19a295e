"""A walk through everything in the window that only looks: each function goes through one part of it."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QWidget

from playground.ui import selection
from playground.ui.actions import ACTIONS
from playground.ui.canvas.frame import Quantity
from playground.ui.charts.pill import Pill
from playground.ui.charts.view_tabs import ViewTabs
from playground.ui.classroom.class_view_dialog import ClassViewDialog
from playground.ui.pictures.subject import PictureRequest, Way
from playground.ui.selection import DATA, TRAINING, Selection
from playground.ui.theme.palettes import THEMES
from playground.ui.theme.theme import theme
from playground.ui.window import MainWindow
from tests.ui.mouse import point_at

LEFT, NO_KEYS, CTRL = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ControlModifier
GRID = 9
# The actions that are there to change something or to write it, or that ask for a file first. All others only look.
DOING = frozenset(
    {
        *("new", "open", "save", "save_as", "export", "import", "export_history", "export_report"),
        *("export_tensorboard", "quit", "undo", "redo", "draw", "paste", "add_layer", "remove_layer"),
        *("train", "step", "epoch", "reset", "new_start", "go_on"),
    }
)


def places(widget: QWidget) -> Iterator[QPoint]:
    """A grid of places on a widget."""
    for row in range(1, GRID):
        for column in range(1, GRID):
            yield QPoint(widget.width() * column // GRID, widget.height() * row // GRID)


def sweep(widget: QWidget) -> None:
    """Move the mouse over all of a widget."""
    for place in places(widget):
        point_at(widget, place)


def turn_wheel(widget: QWidget, keys: Qt.KeyboardModifier) -> None:
    """One notch up and one down in the middle of a widget."""
    middle = QPointF(widget.rect().center())
    at = QPointF(widget.mapToGlobal(widget.rect().center()))
    for notch in (120, -120):
        turn = QPoint(0, notch)
        event = QWheelEvent(
            middle, at, QPoint(), turn, Qt.MouseButton.NoButton, keys, Qt.ScrollPhase.NoScrollPhase, False
        )
        QApplication.sendEvent(widget, event)


def press_switches(widget: QWidget) -> None:
    """Turn every view inside a card and press every pill that can be seen, twice each."""
    for tabs in widget.findChildren(ViewTabs):
        for key in tabs.offered if tabs.isVisible() else ():
            tabs.choose(key)
            tabs.chosen.emit(key)
    for pill in widget.findChildren(Pill):
        for _twice in range(2):
            if pill.isVisible() and pill.isEnabled():
                pill.click()


def close_dialogs(window: MainWindow) -> None:
    """Close what an action has opened beside the window."""
    for widget in QApplication.topLevelWidgets():
        if widget is not window and widget.isVisible() and isinstance(widget, QDialog):
            widget.close()


def look_at_output(window: MainWindow) -> None:
    chart = window.docks.views["output"]
    for key in chart.tabs.offered:
        chart.turn_to(key)
        press_switches(chart.page)
        sweep(chart.page.view)
        turn_wheel(chart.page.view, NO_KEYS)
        window.workbench.pull()
    hidden = chart.pages["hidden"]
    chart.turn_to("hidden")
    for index in range(hidden.layer_box.count()):
        hidden.layer_box.setCurrentIndex(index)
        hidden.layer_box.activated.emit(index)
        window.workbench.pull()
    if "map" in chart.tabs.offered:
        ask_the_map(window)


def ask_the_map(window: MainWindow) -> None:
    """A point of one's own, moved and put away."""
    chart = window.docks.views["output"]
    chart.turn_to("map")
    view = chart.page.view
    for place in places(view):
        QTest.mouseClick(view, LEFT, NO_KEYS, place)
    window.workbench.pull()
    for key in (Qt.Key.Key_Right, Qt.Key.Key_Up, Qt.Key.Key_Escape):
        QTest.keyClick(view, key)


def look_at_charts(window: MainWindow) -> None:
    gradient, loss = window.docks.views["gradient"], window.docks.views["loss"]
    for key in gradient.tabs.offered:
        gradient.turn_to(key)
        press_switches(gradient.controls)
        sweep(gradient)
        window.workbench.pull()
    press_switches(loss)
    sweep(loss)
    for plot in (loss.plot, gradient.pages["magnitude"].plot):
        turn_wheel(plot.viewport(), NO_KEYS)
        QTest.mouseDClick(plot.viewport(), LEFT, NO_KEYS, plot.viewport().rect().center())


def look_at_network(window: MainWindow) -> None:
    canvas = window.network.view
    for quantity in Quantity:
        window.network.quantity.button(quantity.value).click()
        sweep(canvas.viewport())
    turn_wheel(canvas.viewport(), CTRL)
    last = window.workbench.experiment.network.layers[-1].units - 1
    for layer, unit in ((0, 0), (1, last)):
        window.workbench.unit_hovered.emit((layer, unit))
        window.workbench.pull()
    window.workbench.unit_hovered.emit(None)


def walk_the_network(window: MainWindow) -> None:
    """With the keyboard, from part to part."""
    canvas = window.network.view
    canvas.setFocus()
    for key in (Qt.Key.Key_Right, Qt.Key.Key_Down, Qt.Key.Key_Left, Qt.Key.Key_Up, Qt.Key.Key_Home, Qt.Key.Key_End):
        QTest.keyClick(canvas, key)
        window.workbench.pull()


def select_everything(window: MainWindow) -> None:
    inspector = window.docks.views["inspector"]
    for chosen in (
        DATA,
        TRAINING,
        selection.layer(1),
        Selection("unit", 1, 0),
        Selection("weight", 0, 0, 1),
        Selection("bias", 1, 0),
    ):
        window.workbench.select(chosen)
        sweep(inspector)
        window.workbench.pull()


def change_how_it_looks(window: MainWindow) -> None:
    for code in ("th", "en"):
        window.change_language(code)
    for choice in (*THEMES, "light"):
        theme().choose(choice)
    for on in (True, False):
        theme().set_projector(on)
    for width, height in ((1024, 768), (1920, 1080), (1280, 720)):
        window.resize(width, height)
        window.workbench.pull()


def move_panels(window: MainWindow) -> None:
    for dock in window.docks.by_key.values():
        dock.hide()
        window.workbench.pull()
        dock.show()
    for on in (True, False):
        window.docks.show_title_bars(on)
    for key in ("network", *window.docks.by_key):
        window.enlarging.toggle(key)
        window.workbench.pull()
    window.enlarging.go_back()
    window.action("restore").trigger()


def use_every_action(window: MainWindow) -> None:
    """Whatever only looks, twice: what can be switched on is switched off again."""
    for record in ACTIONS:
        if record.key in DOING:
            continue
        for _twice in range(2):
            window.action(record.key).trigger()
            sweep(window.network.view.viewport())
            QTest.keyClick(window.network.view, Qt.Key.Key_Shift)
            window.workbench.pull()
            close_dialogs(window)


def choose_what_the_class_sees(window: MainWindow) -> None:
    dialog = ClassViewDialog(window)
    dialog.show()
    for box in dialog.boxes.values():
        for _twice in range(2):
            box.toggle()
            window.workbench.pull()
    dialog.name.setText("walk")
    dialog.save_button.click()
    window.class_views.show("walk")
    dialog.saved.setCurrentText("walk")
    dialog.delete_button.click()
    dialog.close()
    window.projector.switch(False)


def take_pictures(window: MainWindow) -> None:
    for panel in window.pictured_panels.values():
        window.pictures.answer(PictureRequest(panel, Way.COPY))


# What looks at the run where it is, standing or moving.
LOOKS: tuple[Callable[[MainWindow], None], ...] = (
    look_at_output,
    look_at_charts,
    look_at_network,
    walk_the_network,
    select_everything,
    change_how_it_looks,
    move_panels,
    use_every_action,
    choose_what_the_class_sees,
    take_pictures,
)
