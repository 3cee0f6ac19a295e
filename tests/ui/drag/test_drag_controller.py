from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from playground.ui.drag.controller import DragController
from playground.ui.drag.ghost import Ghost, Hint
from playground.ui.drag.offer import Mark, Offer
from playground.ui.drag.payload import Dragged, NewLayer, Payload

FAR = QPoint(60, 40)


class Target(QWidget):
    """Takes everything on its left half, and refuses on its right half."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.dropped = 0
        self.marks: list[Mark | None] = []

    def offer(self, payload: Payload, global_pos: QPoint) -> Offer | None:
        assert payload == NewLayer()
        if self.mapFromGlobal(global_pos).x() > self.width() / 2:
            return Offer("Not here.")
        return Offer("Drop it.", self.take, Mark(gap=1))

    def show_mark(self, mark: Mark | None) -> None:
        self.marks.append(mark)

    def take(self) -> None:
        self.dropped += 1


@pytest.fixture
def window(qtbot: QtBot) -> Iterator[QWidget]:
    window = QWidget()
    window.resize(400, 300)
    qtbot.addWidget(window)
    with qtbot.waitExposed(window):
        window.show()
    yield window
    window.close()


@pytest.fixture
def target(window: QWidget) -> Target:
    target = Target(window)
    target.setGeometry(200, 0, 200, 300)
    target.show()
    return target


@pytest.fixture
def controller(window: QWidget, target: Target) -> Iterator[DragController]:
    controller = DragController(window)
    controller.press(window.mapToGlobal(QPoint(20, 20)), Dragged(NewLayer(), "Dense layer"))
    yield controller
    controller.cancel()


def at(window: QWidget, x: int, y: int = 150) -> QPoint:
    return window.mapToGlobal(QPoint(x, y))


def test_a_drag_begins_only_past_the_threshold(controller: DragController, window: QWidget) -> None:
    assert not controller.move(at(window, 22, 21))
    assert not controller.dragging
    assert controller.move(at(window, 120))
    assert controller.dragging


def test_a_press_without_a_drag_was_a_click(controller: DragController, window: QWidget) -> None:
    assert not controller.release(at(window, 20, 20))


def test_without_a_press_nothing_is_dragged(window: QWidget) -> None:
    assert not DragController(window).move(at(window, 200))


def test_the_ghost_is_under_the_pointer(controller: DragController, window: QWidget) -> None:
    controller.move(at(window, 120))
    ghost = window.findChild(Ghost)
    assert (ghost.geometry().center() - QPoint(120, 150)).manhattanLength() <= 2


def test_over_nothing_there_is_no_hint(controller: DragController, window: QWidget) -> None:
    controller.move(at(window, 120))
    assert controller.hint == ""


def test_over_a_target_the_hint_is_its_offer(controller: DragController, window: QWidget) -> None:
    controller.move(at(window, 220))
    assert controller.hint == "Drop it."
    assert window.rect().contains(window.findChild(Hint).geometry())


def test_a_drop_does_what_was_offered_once(controller: DragController, window: QWidget, target: Target) -> None:
    controller.move(at(window, 220))
    assert controller.release(at(window, 220))
    assert target.dropped == 1
    assert not controller.release(at(window, 220))
    assert target.dropped == 1


def test_a_refused_drop_does_nothing(controller: DragController, window: QWidget, target: Target) -> None:
    controller.move(at(window, 390))
    assert controller.hint == "Not here."
    assert QApplication.overrideCursor().shape() == Qt.CursorShape.ForbiddenCursor
    controller.release(at(window, 390))
    assert target.dropped == 0


def test_the_mark_goes_when_the_pointer_leaves(controller: DragController, window: QWidget, target: Target) -> None:
    controller.move(at(window, 220))
    assert target.marks[-1] == Mark(gap=1)
    controller.move(at(window, 100))
    assert target.marks[-1] is None


def test_a_drop_on_nothing_does_what_the_payload_says(window: QWidget, target: Target) -> None:
    thrown = []
    controller = DragController(window)
    offer = Offer("Throw it away.", lambda: thrown.append(True))
    controller.press(at(window, 20, 20), Dragged(NewLayer(), "Dense layer", elsewhere=offer))
    controller.move(at(window, 120))
    assert controller.hint == "Throw it away."
    controller.release(at(window, 120))
    assert thrown == [True]
    assert target.dropped == 0


def test_escape_cancels_and_the_key_goes_nowhere_else(
    controller: DragController, window: QWidget, target: Target
) -> None:
    field = QLineEdit(window)
    field.show()
    field.setFocus()
    controller.move(at(window, 220))
    QTest.keyClick(field, Qt.Key.Key_A)
    QTest.keyClick(field, Qt.Key.Key_Escape)
    assert field.text() == ""
    assert not controller.dragging
    assert not controller.release(at(window, 220))
    assert target.dropped == 0
    QTest.keyClick(field, Qt.Key.Key_A)
    assert field.text() == "a"


def test_a_source_that_disappears_ends_its_drag(controller: DragController, window: QWidget) -> None:
    controller.move(at(window, 220))
    window.hide()
    assert not controller.dragging
    assert QApplication.overrideCursor() is None


def test_the_cursor_is_a_closed_hand_and_then_as_before(controller: DragController, window: QWidget) -> None:
    controller.move(at(window, 220))
    assert QApplication.overrideCursor().shape() == Qt.CursorShape.ClosedHandCursor
    controller.release(at(window, 220))
    assert QApplication.overrideCursor() is None


def test_the_cursor_forbids_where_a_drop_does_nothing(window: QWidget, target: Target) -> None:
    """Over what takes no drop; back at its own place what is dragged is merely put down again."""
    source, nothing = QWidget(window), QWidget(window)
    source.setGeometry(0, 0, 60, 60)
    nothing.setGeometry(0, 100, 60, 60)
    source.show()
    nothing.show()
    controller = DragController(source)
    controller.press(at(window, 10, 10), Dragged(NewLayer(), "Dense layer"))
    controller.move(at(window, 40, 40))
    assert QApplication.overrideCursor().shape() == Qt.CursorShape.ClosedHandCursor
    controller.move(at(window, 30, 130))
    assert QApplication.overrideCursor().shape() == Qt.CursorShape.ForbiddenCursor
    controller.move(at(window, 220, 130))
    assert QApplication.overrideCursor().shape() == Qt.CursorShape.ClosedHandCursor
    controller.cancel()
    assert QApplication.overrideCursor() is None


@pytest.mark.parametrize("place", [FAR, QPoint(5, 5), QPoint(395, 295), QPoint(395, 5), QPoint(5, 295)])
def test_the_hint_never_leaves_the_window(window: QWidget, target: Target, place: QPoint) -> None:
    controller = DragController(window)
    words = "A long sentence that says why this cannot be dropped here and what to do instead. " * 2
    controller.press(at(window, 200), Dragged(NewLayer(), "Dense layer", elsewhere=Offer(words)))
    target.hide()
    controller.move(window.mapToGlobal(place))
    assert window.rect().contains(window.findChild(Hint).geometry())
    controller.cancel()
