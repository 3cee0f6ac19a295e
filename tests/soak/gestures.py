"""What hands do: whole gestures made of real mouse and key events, on whatever is there."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QContextMenuEvent, QKeyEvent, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractSlider,
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QLineEdit,
    QListWidget,
    QMenu,
    QTabBar,
    QWidget,
)

from tests.soak.stage import Stage
from tests.ui.mouse import drag_and_drop

LEFT, NO_KEYS = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
CONTROLS = (QAbstractButton, QComboBox, QLineEdit, QAbstractSpinBox, QAbstractSlider, QTabBar, QListWidget)
TYPED = ("0", "1", "2", "3", "4", "7", "0.03", "0.5", "-1", "1e-3", "1e9", "abc", "", "ก", "0.1")
NEVER = ("quit",)


def visible(root: QWidget, *kinds: type[QWidget]) -> list[QWidget]:
    """The widgets of these kinds below `root` that can be used now, always in the same order."""
    found = [widget for widget in root.findChildren(QWidget) if isinstance(widget, kinds)]
    return [widget for widget in found if widget.isVisible() and widget.isEnabled()]


def named(widget: QWidget) -> str:
    name = widget.accessibleName() or widget.objectName() or getattr(widget, "text", str)()
    return f"{type(widget).__name__} {name!r}"


def type_words(field: QWidget, words: str) -> None:
    """Type letters of any language: QTest knows those of English alone."""
    for letter in words:
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            QApplication.sendEvent(field, QKeyEvent(kind, 0, NO_KEYS, letter))


def click(widget: QWidget, at: QPoint | None = None) -> None:
    QTest.mouseClick(widget, LEFT, NO_KEYS, widget.rect().center() if at is None else at)


def drag(stage: Stage, source: QWidget, start: QPoint, target: QWidget, end: QPoint) -> None:
    """Drag and let go or, now and then, think better of it."""
    if stage.chance(0.1):
        QTest.mousePress(source, LEFT, NO_KEYS, start)
        QTest.mouseMove(source, source.mapFromGlobal(target.mapToGlobal(end)))
        QTest.keyClick(QApplication.focusWidget() or stage.window, Qt.Key.Key_Escape)
        QTest.mouseRelease(source, LEFT, NO_KEYS, start)
        stage.said += ", and cancelled"
    else:
        drag_and_drop(source, start, target, end)


def wheel(widget: QWidget, at: QPoint, notches: int, keys: Qt.KeyboardModifier = NO_KEYS) -> None:
    event = QWheelEvent(
        QPointF(at), QPointF(widget.mapToGlobal(at)), QPoint(), QPoint(0, 120 * notches), Qt.MouseButton.NoButton,
        keys, Qt.ScrollPhase.NoScrollPhase, False,
    )  # fmt: skip
    QApplication.sendEvent(widget, event)


def use(stage: Stage, widget: QWidget) -> None:
    """Do with a control what it is for."""
    stage.said = f"used {named(widget)}"
    if isinstance(widget, QComboBox):
        _choose(stage, widget)
    elif isinstance(widget, QLineEdit | QAbstractSpinBox):
        _type(stage, widget)
    elif isinstance(widget, QAbstractSlider):
        key = stage.one_of((Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_PageUp, Qt.Key.Key_Home))
        QTest.keyClick(widget, key)
    else:
        click(widget, stage.place_on(widget) if isinstance(widget, QTabBar | QListWidget) else None)


def _choose(stage: Stage, box: QComboBox) -> None:
    if box.count():
        index = stage.dice.randrange(box.count())
        stage.said += f": {box.itemText(index)}"
        box.setCurrentIndex(index)
        box.activated.emit(index)


def _type(stage: Stage, field: QWidget) -> None:
    text = stage.one_of(TYPED)
    stage.said += f": {text!r}"
    field.setFocus()
    QTest.keyClick(field, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    type_words(field, text)
    QTest.keyClick(field, stage.one_of((Qt.Key.Key_Return, Qt.Key.Key_Tab, Qt.Key.Key_Escape)))


def context_menu(stage: Stage, widget: QWidget, at: QPoint) -> None:
    """Open the context menu of a place and choose something, or nothing."""
    by = stage.one_of((QContextMenuEvent.Reason.Mouse, QContextMenuEvent.Reason.Keyboard))
    QApplication.sendEvent(widget, QContextMenuEvent(by, at, widget.mapToGlobal(at)))
    menu = QApplication.activePopupWidget()
    if isinstance(menu, QMenu):
        choose_in(stage, menu)


def choose_in(stage: Stage, menu: QMenu) -> None:
    """Choose an entry of an open menu or of one of its submenus, or leave it."""
    entries = entries_of(menu)
    chosen = stage.one_of(entries) if entries and stage.chance(0.8) else None
    if chosen is None:
        QTest.keyClick(menu, Qt.Key.Key_Escape)
        return
    stage.said += f", chose {chosen.text()!r}"
    menu.close()
    chosen.trigger()


def entries_of(menu: QMenu) -> list:
    """What can be chosen in a menu and its submenus, but not leaving the program."""
    menu.aboutToShow.emit()
    found = []
    for action in menu.actions():
        below = action.menu()
        if isinstance(below, QMenu):
            found += entries_of(below)
        elif (
            action.isEnabled() and action.isVisible() and not action.isSeparator() and action.objectName() not in NEVER
        ):
            found.append(action)
    return found
