"""A mouse that points at a widget, or drags from one to another in small steps, with real mouse events."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

LEFT, RIGHT, NO_BUTTON = Qt.MouseButton.LeftButton, Qt.MouseButton.RightButton, Qt.MouseButton.NoButton
NO_KEYS = Qt.KeyboardModifier.NoModifier
STEPS = 5


def point_at(target: QWidget, place: QPoint) -> None:
    """Move the mouse, no button down, over what is drawn at a place on `target`.

    `QTest.mouseMove` would move the mouse of the system: any older window at that place hears of it instead, and
    nobody does where the mouse stands there already.
    """
    drawn = target.childAt(place) or target
    there = QPointF(drawn.mapFrom(target, place))
    move = QMouseEvent(QEvent.Type.MouseMove, there, drawn.mapToGlobal(there), NO_BUTTON, NO_BUTTON, NO_KEYS)
    QApplication.sendEvent(drawn, move)


def drag_to(source: QWidget, start: QPoint, target: QWidget, end: QPoint) -> None:
    """Press on `source` and move over `target`; the button stays down."""
    aim = source.mapFromGlobal(target.mapToGlobal(end))
    QTest.mousePress(source, LEFT, NO_KEYS, start)
    for step in range(1, STEPS + 1):
        QTest.mouseMove(source, start + (aim - start) * step / STEPS)


def release(source: QWidget, target: QWidget, end: QPoint) -> None:
    QTest.mouseRelease(source, LEFT, NO_KEYS, source.mapFromGlobal(target.mapToGlobal(end)))


def drag_and_drop(source: QWidget, start: QPoint, target: QWidget, end: QPoint) -> None:
    drag_to(source, start, target, end)
    release(source, target, end)
