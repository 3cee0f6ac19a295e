"""What a person may do in the window, as a table: one record is one kind of action."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu, QPushButton, QWidget
from shiboken6 import isValid

from playground.ui.palette.item import PaletteItem
from playground.ui.selection import DATA, TRAINING, Selection
from playground.ui.theme.theme import theme
from tests.soak.gestures import (
    CONTROLS,
    choose_in,
    click,
    context_menu,
    drag,
    entries_of,
    named,
    type_words,
    use,
    visible,
    wheel,
)
from tests.soak.samples import TABLE
from tests.soak.stage import Stage

KEYS = tuple(
    getattr(Qt.Key, f"Key_{name}")
    for name in (
        "Left", "Right", "Up", "Down", "Tab", "Backtab", "Return", "Escape", "Delete", "Insert", "Plus", "Minus",
        "Home", "End", "PageUp", "PageDown", "Period", "1", "5", "F6",
    )
)  # fmt: skip
WORDS = ("relu", "dark", "light", "learning rate 0.1", "sigmoid", "ไทย", "batch size 5", "zzz", "copy picture", "")
SIZES = ((960, 600), (1024, 768), (1280, 720), (1366, 768), (1920, 1080))
PAUSES = (0, 30, 120, 300)


@dataclass(frozen=True)
class Action:
    """`weight` says how often it is done beside the others; `do` does it and puts into words what it did."""

    name: str
    weight: int
    do: Callable[[Stage], None]


# -- the run ----------------------------------------------------------------------------------------------------------


def trigger(key: str) -> Callable[[Stage], None]:
    """Use one of the program's own actions, if that is possible now."""

    def do(stage: Stage) -> None:
        stage.said = f"{key}" if stage.window.action(key).isEnabled() else f"{key}, which cannot be done"
        stage.window.action(key).trigger()
        stage.pump(stage.one_of(PAUSES))

    return do


def undo_and_redo(stage: Stage) -> None:
    """Some steps back and as many forward are as if nothing had been done."""
    workbench, stack = stage.window.workbench, stage.window.workbench.undo_stack
    steps, before = min(stack.index(), 1 + stage.dice.randrange(5)), workbench.experiment
    stage.said = f"undid and did again {steps} steps"
    for way in (stack.undo, stack.redo):
        for _step in range(steps):
            way()
            stage.pump(0)
    assert workbench.experiment == before, "undoing and doing again does not lead back"


# -- the network ------------------------------------------------------------------------------------------------------


def drag_from_palette(stage: Stage) -> None:
    items = visible(stage.panel["palette"], PaletteItem)
    if items:
        item, target = stage.one_of(items), stage.view.viewport()
        drag(stage, item, item.rect().center(), target, stage.place_on(target))
        stage.said = f"dragged {named(item)} to the network" + stage.said


def use_palette(stage: Stage) -> None:
    items = visible(stage.panel["palette"], PaletteItem)
    if items:
        item = stage.one_of(items)
        stage.said = f"clicked {named(item)}"
        click(item)


def drag_layer(stage: Stage) -> None:
    target = stage.view.viewport()
    column = stage.dice.randrange(1, 1 + len(stage.window.workbench.experiment.network.layers))
    start = stage.view.place_of(column)
    if target.rect().contains(start):
        end = stage.place_on(target) if stage.chance(0.8) else QPoint(-200, 40)
        drag(stage, target, start, target, end)
        stage.said = f"dragged column {column}" + stage.said


def click_network(stage: Stage) -> None:
    target = stage.view.viewport()
    at = stage.place_on(target)
    stage.said = f"clicked the network at {at.x()}, {at.y()}"
    QTest.mouseMove(target, at)
    (click if stage.chance(0.8) else _double_click)(target, at)


def _double_click(widget: QWidget, at: QPoint) -> None:
    QTest.mouseDClick(widget, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, at)


def wheel_network(stage: Stage) -> None:
    target = stage.view.viewport()
    keys = stage.one_of((Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ControlModifier))
    stage.said = "turned the wheel over the network"
    wheel(target, stage.place_on(target), stage.one_of((-1, 1)), keys)


def select_something(stage: Stage) -> None:
    layers = stage.window.workbench.experiment.network.layers
    layer = stage.dice.randrange(len(layers))
    unit = stage.dice.randrange(layers[layer].units)
    chosen = stage.one_of(
        (DATA, TRAINING, Selection("layer", layer), Selection("unit", layer, unit), Selection("bias", layer, unit),
         Selection("weight", layer, unit, 0))
    )  # fmt: skip
    stage.said = f"selected {chosen}"
    stage.window.workbench.select(chosen)


def menu_in_network(stage: Stage) -> None:
    target = stage.view.viewport()
    stage.said = "context menu in the network"
    context_menu(stage, target, stage.place_on(target))


# -- fields, charts, menus --------------------------------------------------------------------------------------------


def use_control(part: str) -> Callable[[Stage], None]:
    """Use any control of a panel, or of the whole window."""

    def do(stage: Stage) -> None:
        root = stage.panel[part] if part else stage.window
        controls = visible(root, *CONTROLS)
        if controls:
            use(stage, stage.one_of(controls))

    return do


def turn_chart(stage: Stage) -> None:
    card = stage.panel[stage.one_of(("output", "gradient"))]
    key = stage.one_of(card.tabs.offered)
    stage.said = f"turned to {key}"
    card.turn_to(key)


def point_at_chart(stage: Stage) -> None:
    views = visible(stage.panel[stage.one_of(("output", "loss", "gradient"))], QWidget)
    if views:
        view = stage.one_of(views)
        stage.said = f"pointed at {named(view)}"
        for _move in range(3):
            QTest.mouseMove(view, stage.place_on(view))
        if stage.chance(0.5):
            click(view, stage.place_on(view))
        if stage.chance(0.3):
            wheel(view, stage.place_on(view), stage.one_of((-1, 1)))


def menu_of_chart(stage: Stage) -> None:
    card = stage.panel[stage.one_of(("output", "loss", "gradient"))]
    stage.said = f"context menu of {named(card)}"
    context_menu(stage, card, stage.place_on(card))


def choose_from_menu_bar(stage: Stage) -> None:
    menus = [action.menu() for action in stage.window.menuBar().actions()]
    entries = [entry for menu in menus if isinstance(menu, QMenu) for entry in entries_of(menu)]
    entry = stage.one_of(entries)
    stage.said = f"menu bar: {entry.text()!r}"
    entry.trigger()


def open_menu(stage: Stage) -> None:
    menu = stage.one_of([action.menu() for action in stage.window.menuBar().actions()])
    stage.said = f"opened {menu.title()!r}"
    menu.popup(stage.window.mapToGlobal(QPoint(20, 40)))
    stage.pump()
    choose_in(stage, menu)


def press_keys(stage: Stage) -> None:
    target = QApplication.focusWidget() or stage.window
    keys = [stage.one_of(KEYS) for _key in range(1 + stage.dice.randrange(4))]
    stage.said = f"pressed {', '.join(key.name for key in keys)} on {named(target)}"
    for key in keys:
        target = QApplication.activePopupWidget() or QApplication.focusWidget() or stage.window
        QTest.keyClick(target, key)


def find(stage: Stage) -> None:
    words = stage.one_of(WORDS)
    stage.said = f"find {words!r}"
    stage.window.action("find").trigger()
    stage.pump()
    field = QApplication.focusWidget()
    if field is not None:
        type_words(field, words)
    QTest.keyClick(field or stage.window, stage.one_of((Qt.Key.Key_Return, Qt.Key.Key_Down, Qt.Key.Key_Escape)))


# -- the window -------------------------------------------------------------------------------------------------------


def resize(stage: Stage) -> None:
    size = stage.one_of(SIZES)
    stage.said = f"resized to {size}"
    stage.window.resize(*size)


def change_theme(stage: Stage) -> None:
    choice = stage.one_of(("light", "dark", "system"))
    stage.said = f"theme {choice}"
    theme().choose(choice)


def change_language(stage: Stage) -> None:
    code = stage.one_of(("en", "th"))
    stage.said = f"language {code}"
    stage.window.change_language(code)


def hide_panel(stage: Stage) -> None:
    dock = stage.window.docks.by_key[stage.one_of(tuple(stage.window.docks.by_key))]
    stage.said = f"switched the panel {dock.objectName()}"
    dock.setVisible(not dock.isVisible())


def drop_file(stage: Stage) -> None:
    path = stage.one_of(sorted(path for path in stage.folder.iterdir() if path.is_file()))
    stage.said = f"dropped {path.name}"
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(path))])
    copy, left, none = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    stage.window.dragEnterEvent(QDragEnterEvent(QPoint(50, 50), copy, mime, left, none))
    stage.window.dropEvent(QDropEvent(QPointF(50, 50), copy, mime, left, none))
    stage.pump(100)


def paste(stage: Stage) -> None:
    stage.said = "pasted"
    QGuiApplication.clipboard().setText(TABLE if stage.chance(0.7) else "no table")
    stage.window.action("paste").trigger()


def answer_dialog(stage: Stage) -> None:
    """Use some controls of the uppermost dialog, then press one of its buttons."""
    dialog = stage.dialogs[-1]
    stage.said = f"in {type(dialog).__name__}"
    for _control in range(stage.dice.randrange(3)):
        controls = [one for one in visible(dialog, *CONTROLS) if not isinstance(one, QPushButton)]
        before = stage.said
        if controls:
            use(stage, stage.one_of(controls))
        stage.said = f"{before}, {stage.said}"
        stage.pump(60)
        if not (isValid(dialog) and dialog.isVisible()):
            return
    buttons = visible(dialog, QPushButton)
    if buttons:
        button = stage.one_of(buttons)
        stage.said += f", pressed {named(button)}"
        click(button)


ACTIONS = (
    Action("train", 10, trigger("train")),
    Action("step", 3, trigger("step")),
    Action("epoch", 2, trigger("epoch")),
    Action("reset", 2, trigger("reset")),
    Action("new start", 2, trigger("new_start")),
    Action("undo", 6, trigger("undo")),
    Action("redo", 4, trigger("redo")),
    Action("undo and redo", 2, undo_and_redo),
    Action("drag from the palette", 8, drag_from_palette),
    Action("use the palette", 4, use_palette),
    Action("drag a layer", 5, drag_layer),
    Action("click in the network", 6, click_network),
    Action("wheel over the network", 3, wheel_network),
    Action("select", 5, select_something),
    Action("context menu in the network", 4, menu_in_network),
    Action("use the inspector", 10, use_control("inspector")),
    Action("use the layers list", 3, use_control("layers")),
    Action("use a control of the window", 5, use_control("")),
    Action("turn a chart", 4, turn_chart),
    Action("point at a chart", 5, point_at_chart),
    Action("context menu of a chart", 2, menu_of_chart),
    Action("choose from the menu bar", 6, choose_from_menu_bar),
    Action("open a menu", 2, open_menu),
    Action("press keys", 5, press_keys),
    Action("find", 2, find),
    Action("resize", 2, resize),
    Action("theme", 2, change_theme),
    Action("language", 2, change_language),
    Action("projector", 1, trigger("projector")),
    Action("hide or show a panel", 1, hide_panel),
    Action("drop a file", 2, drop_file),
    Action("paste", 1, paste),
    Action("save", 2, trigger("save")),
    Action("export", 2, trigger("export")),
    Action("import", 1, trigger("import")),
    Action("report", 1, trigger("export_report")),
)
IN_DIALOG = Action("answer a dialog", 0, answer_dialog)
