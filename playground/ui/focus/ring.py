"""The ring around what has the keyboard. It shows once a key moves the focus, and goes with the next click."""

from __future__ import annotations

from typing import Protocol, runtime_checkable

from PySide6.QtCore import QEvent, QObject, QRect, QRectF, Qt, QTimer
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QPen, QRegion
from PySide6.QtWidgets import (
    QAbstractItemView,
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QLineEdit,
    QTabBar,
    QWidget,
)
from shiboken6 import isValid

from playground.ui.theme.theme import theme

MOVES = (
    Qt.Key.Key_Tab, Qt.Key.Key_Backtab, Qt.Key.Key_F6, Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Up,
    Qt.Key.Key_Down, Qt.Key.Key_Home, Qt.Key.Key_End, Qt.Key.Key_Return, Qt.Key.Key_Escape,
)  # fmt: skip
# These show a border of their own, whoever gave them the focus: one types there.
OWN = (QLineEdit, QAbstractSpinBox, QComboBox)
WIDTH, GAP, RADIUS = 2, 1, 8
FOLLOW_MS = 30


@runtime_checkable
class HasFocusPlace(Protocol):
    """A view of which only a part has the keyboard."""

    def focus_place(self) -> QRect:
        """That part, in the coordinates of the widget."""


class FocusRing(QObject):
    """Follows the focus through a main window and the windows that belong to it."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self._by_keyboard = False
        self._ring: _Ring | None = None
        self._windows: list[QObject] = []
        self._timer = QTimer(self)
        self._timer.setInterval(FOLLOW_MS)
        self._timer.timeout.connect(self._follow)
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        app.focusChanged.connect(self._take_focus)

    @property
    def target(self) -> QWidget | None:
        """What the ring is around."""
        return self._ring.target if self._ring is not None and self._ring.isVisible() else None

    def show_always(self) -> None:
        """Show it around what has the focus, whatever has brought it there: something is pointed out."""
        self._turn(True)

    @property
    def place(self) -> QRect:
        """Where the ring is, in its window."""
        return self._ring.geometry() if self._ring is not None else QRect()

    def _take_focus(self, _old: QWidget | None, now: QWidget | None) -> None:
        mine = now if now is not None and self._is_mine(now.window()) else None
        if mine is not None:
            self._watch(mine.window())
        self._show_around(mine)

    def _is_mine(self, window: QWidget) -> bool:
        parent = window.parentWidget()
        return window is self._window or (parent is not None and self._is_mine(parent.window()))

    def _watch(self, window: QWidget) -> None:
        """Keys and clicks of a window pass its handle once, whatever widget they are for."""
        handle = window.windowHandle()
        if handle is not None and handle not in self._windows:
            self._windows.append(handle)
            handle.installEventFilter(self)
            handle.destroyed.connect(self._forget)

    def _forget(self, handle: QObject) -> None:
        self._windows = [window for window in self._windows if window is not handle]

    def _show_around(self, widget: QWidget | None) -> None:
        self._drop()
        if widget is None or not self._by_keyboard or isinstance(widget, OWN):
            return
        self._ring = _Ring(widget)
        self._follow()
        self._timer.start()

    def _drop(self) -> None:
        self._timer.stop()
        ring, self._ring = self._ring, None
        if ring is not None:
            ring.end()

    def _follow(self) -> None:
        if self._ring is not None:
            self._ring.follow()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent) and event.key() in MOVES:
            self._turn(True)
        elif event.type() == QEvent.Type.MouseButtonPress:
            self._turn(False)
        return super().eventFilter(watched, event)

    def _turn(self, by_keyboard: bool) -> None:
        if by_keyboard != self._by_keyboard:
            self._by_keyboard = by_keyboard
            self._show_around(QApplication.focusWidget())


class _Ring(QWidget):
    """Lies over the window of its target and leaves everything inside of it free."""

    def __init__(self, target: QWidget) -> None:
        super().__init__(target.window())
        self.setObjectName("FocusRing")
        self.target = target
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    def follow(self) -> None:
        """Go where the target is now; it may have been moved, scrolled, covered, or deleted."""
        if not isValid(self) or not isValid(self.target):
            return
        seen = _seen(self.target)
        if seen.isEmpty():
            self.hide()
            return
        around = GAP + WIDTH
        place = seen.adjusted(-around, -around, around, around).intersected(self.parentWidget().rect())
        if place != self.geometry() or self.isHidden():
            self.setGeometry(place)
            self.setMask(_hollow(self.rect()))
            self.show()
        self.raise_()

    def end(self) -> None:
        if isValid(self):
            self.hide()
            self.deleteLater()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(theme().colour("focus"), WIDTH))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), RADIUS, RADIUS)
        painter.end()


def _hollow(rect: QRect) -> QRegion:
    """The rim of a rounded rectangle: what it goes around is painted without it."""
    inside = rect.adjusted(WIDTH + GAP, WIDTH + GAP, -WIDTH - GAP, -WIDTH - GAP)
    wide, high = inside.adjusted(0, RADIUS, 0, -RADIUS), inside.adjusted(RADIUS, 0, -RADIUS, 0)
    return QRegion(rect) - QRegion(wide) - QRegion(high)


def _seen(target: QWidget) -> QRect:
    """The part of the target that has the keyboard, as far as it is in view, in its window."""
    place = target.focus_place() if isinstance(target, HasFocusPlace) else _place_in(target)
    seen = place.intersected(target.rect()) if target.isVisible() else QRect()
    widget = target
    while not widget.isWindow() and (parent := widget.parentWidget()) is not None:
        seen = seen.translated(widget.pos()).intersected(parent.rect())
        widget = parent
    return seen


def _place_in(target: QWidget) -> QRect:
    if isinstance(target, QTabBar) and target.count():
        return target.tabRect(target.currentIndex())
    if isinstance(target, QAbstractItemView) and target.currentIndex().isValid():
        row = target.visualRect(target.currentIndex())
        return QRect(target.viewport().mapTo(target, row.topLeft()), row.size())
    return target.rect()
